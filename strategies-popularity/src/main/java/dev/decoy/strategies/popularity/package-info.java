/**
 * Strategies that draw by counts of interactions. Each is a factory found by its name; core's samplers do the work.
 */
@NullMarked
package dev.decoy.strategies.popularity;

import org.jspecify.annotations.NullMarked;
