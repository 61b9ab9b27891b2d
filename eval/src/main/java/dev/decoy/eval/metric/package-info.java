/**
 * The metrics that come with Decoy. Ranks count from 1; a tie of t places that holds r relevant items is measured as the mean
 * over all orders of it.
 *
 * <p>Built by the experiment module, or by their constructors; called by {@link dev.decoy.eval.ranking.Evaluator}.
 */
@NullMarked
package dev.decoy.eval.metric;

import org.jspecify.annotations.NullMarked;
