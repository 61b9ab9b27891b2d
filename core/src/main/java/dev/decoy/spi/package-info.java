/**
 * How components are found and built: factories named in configs, their config records, and what they are given.
 *
 * <p>Plugins implement a factory of a role and list it as a service; the experiment module and the testkit call it. What a
 * role <em>is</em> stands in the role's own package.
 */
@NullMarked
package dev.decoy.spi;

import org.jspecify.annotations.NullMarked;
