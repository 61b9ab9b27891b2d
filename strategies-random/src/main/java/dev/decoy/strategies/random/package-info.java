/**
 * Strategies that ask for nothing but weights and attributes of items. Each is a factory found by its name.
 */
@NullMarked
package dev.decoy.strategies.random;

import org.jspecify.annotations.NullMarked;
