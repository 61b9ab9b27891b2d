/**
 * Randomness as a pure function of keys: a tree of named seeds, and a generator that jumps to the stream of one row.
 *
 * <p>Whatever draws (samplers, splitters, the synthetic source) takes its generator from here, so that no draw depends on
 * threads, batches or the order of work.
 */
@NullMarked
package dev.decoy.random;

import org.jspecify.annotations.NullMarked;
