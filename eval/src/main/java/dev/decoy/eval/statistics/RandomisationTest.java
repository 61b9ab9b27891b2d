package dev.decoy.eval.statistics;

import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.util.Arrays;

/**
 * Fisher's randomisation test of paired differences, two-sided: if the two models do not differ, the sign of each user's
 * difference is a coin's. p is the share of assignments of signs whose sum is as far from 0 as the one seen.
 *
 * <p>All 2^n assignments of the n differences that are not zero are tried where they are no more than the assignments asked
 * for; else so many are drawn, and p = (1 + as far) / (1 + drawn), which is never 0 (Phipson and Smyth, 2010). Sums that differ
 * by rounding only, less than 10^-12 of the sum of all distances, are as far.
 *
 * @param p the probability under no difference of one as large
 * @param assignments of signs that were tried
 * @param exact whether they are all there are
 */
public record RandomisationTest(double p, int assignments, boolean exact) {
    /** As many assignments as are customarily drawn. */
    public static final int ASSIGNMENTS = 10_000;

    private static final int WORD = Long.SIZE;
    private static final double ROUNDING = 1e-12;

    /**
     * Tests whether the mean difference is 0. Draws are keyed by the seed; O(assignments * n / 8) and 8 bytes per assignment.
     *
     * @param assignments at most so many; at least 1
     */
    public static RandomisationTest of(PairedDifferences differences, int assignments, SeedSequence seed) {
        if (assignments < 1) {
            throw new IllegalArgumentException("assignments must be at least 1, was " + assignments);
        }
        double[] values = differences.nonZero();
        boolean exact = values.length < Integer.SIZE - 1 && 1 << values.length <= assignments;
        double[] sums = exact ? allSums(values) : drawnSums(values, assignments, seed.newRandom());
        int far = countFar(sums, values);
        double p = exact ? (double) far / sums.length : (1.0 + far) / (1.0 + assignments);
        return new RandomisationTest(p, sums.length, exact);
    }

    private static int countFar(double[] sums, double[] values) {
        double distances = 0;
        for (double value : values) {
            distances += Math.abs(value);
        }
        double bound = Math.abs(BlockSum.of(values)) - ROUNDING * distances;
        int far = 0;
        for (double sum : sums) {
            if (Math.abs(sum) >= bound) {
                far++;
            }
        }
        return far;
    }

    private static double[] allSums(double[] values) {
        double[] sums = new double[1 << values.length];
        for (int signs = 0; signs < sums.length; signs++) {
            sums[signs] = signedSum(values, 0, values.length, signs);
        }
        return sums;
    }

    /** Assignment k takes word k of stream b for differences 64 b to 64 b + 63. */
    private static double[] drawnSums(double[] values, int assignments, KeyedRandom random) {
        double[] padded = Arrays.copyOf(values, (values.length + WORD - 1) / WORD * WORD);
        double[] sums = new double[assignments];
        double[][] table = new double[Long.BYTES][1 << Byte.SIZE];
        for (int block = 0; block < padded.length / WORD; block++) {
            tabulate(padded, block * WORD, table);
            random.at(block, 0);
            for (int k = 0; k < assignments; k++) {
                sums[k] += lookUp(table, random.nextLong());
            }
        }
        return sums;
    }

    // All sums of eight signed differences at once: each assignment then looks up eight sums, in place of adding 64
    // differences.
    private static void tabulate(double[] values, int from, double[][] table) {
        for (int octet = 0; octet < table.length; octet++) {
            for (int signs = 0; signs < table[octet].length; signs++) {
                table[octet][signs] = signedSum(values, from + octet * Byte.SIZE, Byte.SIZE, signs);
            }
        }
    }

    private static double lookUp(double[][] table, long word) {
        double sum = 0;
        long rest = word;
        for (double[] octet : table) {
            sum += octet[(int) (rest & 0xFF)];
            rest >>>= Byte.SIZE;
        }
        return sum;
    }

    /** Bit i of signs set: the difference counts with its sign turned. */
    private static double signedSum(double[] values, int from, int count, int signs) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (signs >>> i & 1) == 0 ? values[from + i] : -values[from + i];
        }
        return sum;
    }
}
