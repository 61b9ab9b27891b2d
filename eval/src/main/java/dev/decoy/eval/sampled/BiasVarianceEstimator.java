package dev.decoy.eval.sampled;

import java.util.Arrays;

/**
 * BV(gamma) of Krichene and Rendle (KDD 2020): what should stand for a metric at each sampled rank, so that
 * (1 - gamma) bias^2 + gamma variance is least, on average over full ranks r of probability p(r).
 *
 * <p>With A[r, x] the probability of sampled rank x and P = diag(p), estimates E solve
 * ((1 - gamma) A'PA + gamma diag(A'p)) E = A'P M. They may be below 0 or above the metric's greatest value: means over users
 * are what they are for.
 *
 * <p>O(n m^1.5 + m^3) to build, row by row of A, and 8 (m + 1)^2 bytes; gamma bounds the system's condition by 1 / gamma. One
 * system serves all metrics. Thread-confined, as its law is.
 */
public final class BiasVarianceEstimator {
    private final LawRow row;
    private final double[] prior;
    private final CholeskyFactor factor;

    private BiasVarianceEstimator(LawRow row, double[] prior, CholeskyFactor factor) {
        this.row = row;
        this.prior = prior;
        this.factor = factor;
    }

    /** With full ranks 1 to n alike. */
    public static BiasVarianceEstimator of(SampledRankLaw law, int n, double gamma) {
        double[] uniform = new double[n];
        Arrays.fill(uniform, 1.0 / n);
        return of(law, uniform, gamma);
    }

    /**
     * With a prior over full ranks.
     *
     * @param prior probabilities of full ranks 1 to n, all above 0; kept
     * @param gamma weight of the variance, above 0 and at most 1; 0.01 and 0.1 are customary
     */
    public static BiasVarianceEstimator of(SampledRankLaw law, double[] prior, double gamma) {
        if (!(gamma > 0 && gamma <= 1)) {
            throw new IllegalArgumentException("gamma must be above 0 and at most 1, was " + gamma);
        }
        LawRow row = new LawRow(law, prior.length);
        double[][] system = new double[law.m() + 1][];
        for (int x = 0; x < system.length; x++) {
            system[x] = new double[x + 1];
        }
        for (int i = 0; i < prior.length; i++) {
            if (!(prior[i] > 0)) {
                throw new IllegalArgumentException(
                        "prior must be above 0 at each rank, was " + prior[i] + " at rank " + (i + 1));
            }
            row.at(i + 1);
            addRow(system, row, prior[i], gamma);
        }
        return new BiasVarianceEstimator(row, prior, CholeskyFactor.of(system));
    }

    private static void addRow(double[][] system, LawRow row, double weight, double gamma) {
        double[] values = row.values();
        for (int x = row.start(); x < row.end(); x++) {
            double factor = (1 - gamma) * weight * values[x];
            double[] target = system[x];
            for (int y = row.start(); y <= x; y++) {
                target[y] += factor * values[y];
            }
            target[x] += gamma * weight * values[x];
        }
    }

    /** What stands for the metric at sampled ranks 1 to m + 1. O(n m + m^2). */
    public double[] estimates(RankMetric metric) {
        double[] right = new double[row.values().length];
        for (int i = 0; i < prior.length; i++) {
            double weighted = prior[i] * metric.at(i + 1.0);
            if (weighted != 0) {
                row.at(i + 1);
                double[] values = row.values();
                for (int x = row.start(); x < row.end(); x++) {
                    right[x] += weighted * values[x];
                }
            }
        }
        factor.solve(right);
        return right;
    }
}
