package dev.decoy.eval.sampled;

import dev.decoy.metric.ListMetric;
import java.util.EnumMap;
import java.util.Map;

/**
 * What sampled ranks tell of a metric on the full lists. Built once for the ranks of a model; metrics are then cheap.
 *
 * <p>Full lists are taken to be of one length, as the estimators are defined: the mean over the lists.
 */
public final class Corrections {
    private final int full;
    private final int draws;
    private final double[] shares;
    private final Map<Estimator, BiasVarianceEstimator> systems = new EnumMap<>(Estimator.class);
    private final Map<Estimator, RankDistribution> distributions = new EnumMap<>(Estimator.class);

    /** What estimates the full metric. */
    public enum Estimator {
        /** {@link RankEstimator}. */
        RANK,
        /** {@link BiasVarianceEstimator} with gamma 0.1. */
        BV_0_1,
        /** The same with gamma 0.01: less bias, more variance. */
        BV_0_01,
        /** {@link RankDistribution}. */
        EM
    }

    /**
     * Corrections of one model.
     *
     * @param full items in a full list, the relevant one among them
     * @param draws candidates beside the relevant item; at least 1
     * @param counts lists by sampled rank, {@code draws + 1} entries, some above 0
     * @param asked what is to be estimated; EM takes O(full x draws) a step, up to 500 of them, and as many doubles
     */
    public Corrections(int full, Drawing drawing, int draws, double[] counts, Iterable<Estimator> asked) {
        this.full = full;
        this.draws = draws;
        shares = new double[draws + 1];
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = counts[i] / sum;
        }
        SampledRankLaw law = new SampledRankLaw(drawing, draws);
        for (Estimator estimator : asked) {
            switch (estimator) {
                case RANK -> {
                    // Needs nothing but the ranks.
                }
                case BV_0_1 -> systems.put(estimator, BiasVarianceEstimator.of(law, full, 0.1));
                case BV_0_01 -> systems.put(estimator, BiasVarianceEstimator.of(law, full, 0.01));
                case EM ->
                    distributions.put(
                            estimator,
                            RankDistribution.of(
                                    law, full, counts, RankDistribution.ITERATIONS, RankDistribution.TOLERANCE));
            }
        }
    }

    /** The estimate of a metric on full lists, the mean over lists. */
    public double estimate(Estimator estimator, ListMetric metric) {
        RankMetric ofRank = new ListRankMetric(metric, full);
        RankDistribution distribution = distributions.get(estimator);
        if (distribution != null) {
            return distribution.mean(ofRank);
        }
        BiasVarianceEstimator system = systems.get(estimator);
        double[] values = system != null ? system.estimates(ofRank) : RankEstimator.estimates(ofRank, full, draws);
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += shares[i] * values[i];
        }
        return mean;
    }
}
