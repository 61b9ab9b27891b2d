/**
 * Ranks held-out positives among their candidates and measures the lists: {@link dev.decoy.eval.ranking.Evaluator}.
 *
 * <p>Called by the experiment module, or alone: it needs interactions, candidates, a scorer and metrics.
 */
@NullMarked
package dev.decoy.eval.ranking;

import org.jspecify.annotations.NullMarked;
