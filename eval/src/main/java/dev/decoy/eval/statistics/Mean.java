package dev.decoy.eval.statistics;

/**
 * The mean of a metric over users, and how far it may be from the mean over all users like them.
 *
 * @param value sum of the values / n; NaN when n is 0
 * @param standardError sqrt(sum of (x - value)^2 / (n - 1) / n); NaN when n is below 2
 * @param n users with a value
 * @param undefined users without one: NaN
 */
public record Mean(double value, double standardError, int n, int undefined) {
    /**
     * Of values by user. Sums go by blocks of 4,096 users, from the first to the last within a block, and blocks in order. O(users),
     * no allocation.
     */
    public static Mean of(double[] values) {
        int n = Defined.count(values);
        double mean = BlockSum.of(values) / n;
        double squares = BlockSum.ofSquares(values, mean);
        double standardError = n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
        return new Mean(mean, standardError, n, values.length - n);
    }
}
