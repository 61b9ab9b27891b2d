package dev.decoy.eval.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t test of paired differences, two-sided.
 *
 * @param t mean difference / its standard error; 0 when all differences are 0, infinite when they are equal but not 0
 * @param degrees differences less one
 * @param p the probability under no difference of one as large; NaN below two differences
 */
public record PairedTTest(double t, int degrees, double p) {
    /** Tests whether the mean difference is 0. O(n). */
    public static PairedTTest of(PairedDifferences differences) {
        Mean mean = differences.mean();
        if (mean.n() < 2) {
            return new PairedTTest(Double.NaN, 0, Double.NaN);
        }
        int degrees = mean.n() - 1;
        double t = mean.value() == 0 ? 0 : mean.value() / mean.standardError();
        double p = 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t));
        return new PairedTTest(t, degrees, p);
    }
}
