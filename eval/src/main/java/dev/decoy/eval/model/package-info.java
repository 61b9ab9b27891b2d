/**
 * The models that come with Decoy: scores from counts and from files.
 *
 * <p>Built by the experiment module, or by their constructors; called by {@link dev.decoy.eval.ranking.Evaluator}.
 */
@NullMarked
package dev.decoy.eval.model;

import org.jspecify.annotations.NullMarked;
