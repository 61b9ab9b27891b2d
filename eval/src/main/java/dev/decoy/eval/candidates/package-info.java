/**
 * The candidate selectors that come with Decoy: {@code full}, {@code sampled} and {@code file}.
 *
 * <p>Built by the experiment module; the pipeline draws with what they choose and writes the candidates dataset, which any
 * model can be judged on.
 */
@NullMarked
package dev.decoy.eval.candidates;

import org.jspecify.annotations.NullMarked;
