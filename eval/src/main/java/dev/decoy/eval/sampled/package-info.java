/**
 * Metrics over sampled candidates, and what they say of the metrics over all items: the exact law of a sampled rank given the
 * full one, and estimators of the full metric from sampled ranks.
 *
 * <p>A user has n items to rank: the positive and n - 1 others, m of which are drawn. Ranks begin at 1, the best. Metrics are
 * those of one positive, functions of its rank ({@link dev.decoy.eval.sampled.RankMetric}).
 *
 * <p>Krichene and Rendle (On sampled metrics for item recommendation, KDD 2020) show why: but for AUC a sampled metric is not an
 * estimate of the metric, and may order models the other way round.
 */
@NullMarked
package dev.decoy.eval.sampled;

import org.jspecify.annotations.NullMarked;
