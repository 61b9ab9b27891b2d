package dev.decoy.testkit;

/** Pearson's test of counts against a law. */
final class ChiSquare {
    /** The standard normal quantile of 1 - 10^-6: a correct sampler fails once in a million seeds. */
    private static final double QUANTILE = 4.753;

    private ChiSquare() {}

    /** The statistic; a cell without weight must be empty, else it is infinite. */
    static double of(int[] counts, double[] weights) {
        double total = 0;
        double draws = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            total += weights[cell];
            draws += counts[cell];
        }
        double sum = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            double expected = draws * weights[cell] / total;
            if (expected > 0) {
                sum += (counts[cell] - expected) * (counts[cell] - expected) / expected;
            } else if (counts[cell] > 0) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return sum;
    }

    /** The 1 - 10^-6 quantile for the cells that have weight, by Wilson and Hilferty (1931). */
    static double bound(double[] weights) {
        int freedom = -1;
        for (double weight : weights) {
            freedom += weight > 0 ? 1 : 0;
        }
        double spread = 2 / (9.0 * Math.max(1, freedom));
        double root = 1 - spread + QUANTILE * Math.sqrt(spread);
        return Math.max(1, freedom) * root * root * root;
    }
}
