package dev.decoy.eval.sampled;

/**
 * The metric at the full rank that a sampled rank points to: M(1 + (n - 1) (sampled rank - 1) / m). Unbiased for the rank, not
 * for the metric; metrics of the first k with k well below n / m say no more than whether the sampled rank is 1.
 */
public final class RankEstimator {
    private RankEstimator() {}

    /**
     * The estimated full rank, not always whole.
     *
     * @param n items ranked, the positive among them
     * @param m candidates drawn
     * @param sampledRank from 1 to m + 1
     */
    public static double rank(int n, int m, int sampledRank) {
        return 1 + (n - 1.0) * (sampledRank - 1.0) / m;
    }

    /** What stands for the metric at sampled ranks 1 to m + 1. */
    public static double[] estimates(RankMetric metric, int n, int m) {
        double[] estimates = new double[m + 1];
        for (int x = 0; x <= m; x++) {
            estimates[x] = metric.at(rank(n, m, x + 1));
        }
        return estimates;
    }
}
