package dev.decoy.eval.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The signed-rank test of paired differences, two-sided (Wilcoxon, 1945). Zeros are dropped before ranking, as Wilcoxon does and
 * not Pratt; equal distances share their mean rank, and those are equal that differ by less than 10^-9 of themselves, as 3/5 - 2/5
 * and 1/5 do by rounding.
 *
 * <p>Up to 50 differences without equal distances the law of the statistic is counted out; else it is taken for normal, with
 * variance n (n + 1) (2 n + 1) / 24 - sum of (t^3 - t) / 48 over groups of t equal distances, without continuity correction.
 *
 * @param positiveRanks sum of the ranks of positive differences
 * @param p the probability under no difference of one as large; 1 when all are zero
 * @param n differences that are not zero
 * @param zeros those that are
 * @param exact whether the law was counted out
 */
public record WilcoxonTest(double positiveRanks, double p, int n, int zeros, boolean exact) {
    private static final int MOST_EXACT = 50;
    private static final double EQUAL = 1 + 1e-9;

    /** Tests whether differences are symmetric about 0. O(n log n). */
    public static WilcoxonTest of(PairedDifferences differences) {
        double[] nonZero = differences.nonZero();
        SignedRanks ranks = SignedRanks.of(nonZero);
        int n = nonZero.length;
        boolean exact = n <= MOST_EXACT && ranks.ties == 0;
        double p = exact ? exactP(ranks.positive, n) : normalP(ranks, n);
        return new WilcoxonTest(ranks.positive, p, n, differences.n() - n, exact);
    }

    /**
     * @param positive sum of the ranks of positive differences
     * @param ties sum of t^3 - t over groups of t equal distances
     */
    private record SignedRanks(double positive, double ties) {
        static SignedRanks of(double[] differences) {
            double[] distances = new double[differences.length];
            double[] positives = new double[differences.length];
            int positiveCount = 0;
            for (int i = 0; i < differences.length; i++) {
                distances[i] = Math.abs(differences[i]);
                if (differences[i] > 0) {
                    positives[positiveCount++] = differences[i];
                }
            }
            Arrays.sort(distances);
            Arrays.sort(positives, 0, positiveCount);
            return of(distances, positives, positiveCount);
        }

        private static SignedRanks of(double[] distances, double[] positives, int positiveCount) {
            double positive = 0;
            double ties = 0;
            int next = 0;
            int end;
            for (int start = 0; start < distances.length; start = end) {
                end = start + 1;
                while (end < distances.length && distances[end] <= distances[start] * EQUAL) {
                    end++;
                }
                double size = end - start;
                ties += size * size * size - size;
                for (; next < positiveCount && positives[next] <= distances[end - 1]; next++) {
                    positive += (start + 1 + end) / 2.0;
                }
            }
            return new SignedRanks(positive, ties);
        }
    }

    private static double normalP(SignedRanks ranks, double n) {
        double mean = n * (n + 1) / 4;
        double variance = n * (n + 1) * (2 * n + 1) / 24 - ranks.ties / 48;
        double z = Math.abs(ranks.positive - mean) / Math.sqrt(variance);
        return 2 * NormalDistribution.of(0, 1).survivalProbability(z);
    }

    /** Counts the subsets of 1..n by their sum: whole numbers below 2^50, so exact in a double. */
    private static double exactP(double positiveRanks, int n) {
        int total = n * (n + 1) / 2;
        double[] subsets = new double[total + 1];
        subsets[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = total; sum >= rank; sum--) {
                subsets[sum] += subsets[sum - rank];
            }
        }
        double asFar = 0;
        for (int sum = 0; sum <= Math.min(positiveRanks, total - positiveRanks); sum++) {
            asFar += subsets[sum];
        }
        return Math.min(1, 2 * asFar / (1L << n));
    }
}
