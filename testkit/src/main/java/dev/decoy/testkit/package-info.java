/**
 * Contract tests, one per role, and tiny data for them: what every plugin of a role must do, as sentences.
 *
 * <p>Authors of plugins extend a contract in their tests and name their factory; Decoy's own components are tested by the
 * same classes.
 */
@NullMarked
package dev.decoy.testkit;

import org.jspecify.annotations.NullMarked;
