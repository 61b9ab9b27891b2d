/** See the module's description in its pom; this page is written with its first class. */
@NullMarked
package dev.decoy.strategies.random;

import org.jspecify.annotations.NullMarked;
