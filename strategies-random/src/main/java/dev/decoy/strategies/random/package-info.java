/**
 * Strategies that ask for nothing but a weight per item. Each is a factory found by its name; core's samplers do the work.
 */
@NullMarked
package dev.decoy.strategies.random;

import org.jspecify.annotations.NullMarked;
