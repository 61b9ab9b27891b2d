package dev.decoy.eval.sampled;

import java.util.Arrays;

/**
 * How probable each full rank is, estimated from the sampled ranks of all users by expectation maximisation (Jin et al., On
 * estimating recommendation evaluation metrics under sampling, AAAI 2021); a metric is then its mean under this law, for
 * every k at once.
 *
 * <p>From p(r) = 1 / n on, p(r) becomes p(r) times the sum over sampled ranks x of c(x) A[r, x] / sum over s of p(s) A[s, x], with
 * c the shares of sampled ranks and A the law. It stops after the iterations asked for, or earlier when one adds less than the
 * tolerance to the mean log likelihood of a user. Going on for long fits noise: 500 iterations are what the values in the tests
 * are of.
 *
 * <p>Ranks that the sample cannot tell apart, those well below n / m, share what they have in common. Immutable and thread-safe;
 * 8 n bytes.
 */
public final class RankDistribution {
    /** Iterations that do for most data. */
    public static final int ITERATIONS = 500;

    /** A gain in mean log likelihood that is not worth another iteration. */
    public static final double TOLERANCE = 1e-9;

    private final double[] probabilities;
    private final int iterations;

    private RankDistribution(double[] probabilities, int iterations) {
        this.probabilities = probabilities;
        this.iterations = iterations;
    }

    /**
     * Estimates it. O(n m^0.5) an iteration and as many doubles while it runs, at most n (m + 1): 30 MB for n 27,000 and m 100.
     *
     * @param n items ranked, the positive among them
     * @param counts users by sampled rank 1 to m + 1; a user with ties may count in parts
     * @param iterations at most so many; at least 1
     * @param tolerance at least 0
     * @throws IllegalArgumentException when there is no user
     */
    public static RankDistribution of(SampledRankLaw law, int n, double[] counts, int iterations, double tolerance) {
        if (iterations < 1) {
            throw new IllegalArgumentException("iterations must be at least 1, was " + iterations);
        }
        double users = 0;
        for (double count : counts) {
            users += count;
        }
        if (!(users > 0) || counts.length != law.m() + 1) {
            throw new IllegalArgumentException("counts must be of m + 1 sampled ranks and above 0 together, were of "
                    + counts.length + " and " + users);
        }
        double[] shares = new double[counts.length];
        for (int x = 0; x < shares.length; x++) {
            shares[x] = counts[x] / users;
        }
        return new Maximisation(law, n, shares).run(iterations, tolerance);
    }

    /** Those of ranks 1 to n; a copy. */
    public double[] probabilities() {
        return probabilities.clone();
    }

    /** Iterations made. */
    public int iterations() {
        return iterations;
    }

    /** The metric's mean over full ranks. */
    public double mean(RankMetric metric) {
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            sum += probabilities[i] * metric.at(i + 1.0);
        }
        return sum;
    }

    private static final class Maximisation {
        private final double[] shares;
        private final double[] probabilities;
        private final int[] starts;
        private final double[][] rows;
        /** The probability of each sampled rank under the current law. */
        private double[] mixture;

        Maximisation(SampledRankLaw law, int n, double[] shares) {
            this.shares = shares;
            probabilities = new double[n];
            Arrays.fill(probabilities, 1.0 / n);
            starts = new int[n];
            rows = new double[n][];
            mixture = new double[shares.length];
            LawRow row = new LawRow(law, n);
            for (int i = 0; i < n; i++) {
                row.at(i + 1);
                starts[i] = row.start();
                rows[i] = Arrays.copyOfRange(row.values(), row.start(), row.end());
                addTo(mixture, i);
            }
        }

        RankDistribution run(int iterations, double tolerance) {
            double likelihood = logLikelihood();
            for (int done = 1; done <= iterations; done++) {
                step();
                double next = logLikelihood();
                if (next - likelihood < tolerance) {
                    return new RankDistribution(probabilities, done);
                }
                likelihood = next;
            }
            return new RankDistribution(probabilities, iterations);
        }

        private void step() {
            double[] weights = new double[shares.length];
            for (int x = 0; x < weights.length; x++) {
                weights[x] = shares[x] == 0 ? 0 : shares[x] / mixture[x];
            }
            double[] next = new double[mixture.length];
            for (int i = 0; i < rows.length; i++) {
                double[] row = rows[i];
                double factor = 0;
                for (int j = 0; j < row.length; j++) {
                    factor += weights[starts[i] + j] * row[j];
                }
                probabilities[i] *= factor;
                addTo(next, i);
            }
            mixture = next;
        }

        private void addTo(double[] sums, int i) {
            double[] row = rows[i];
            for (int j = 0; j < row.length; j++) {
                sums[starts[i] + j] += probabilities[i] * row[j];
            }
        }

        private double logLikelihood() {
            double sum = 0;
            for (int x = 0; x < shares.length; x++) {
                if (shares[x] > 0) {
                    sum += shares[x] * StrictMath.log(mixture[x]);
                }
            }
            return sum;
        }
    }
}
