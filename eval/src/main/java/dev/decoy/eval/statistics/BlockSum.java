package dev.decoy.eval.statistics;

/**
 * Sums in one order: within blocks of 4,096 users from the first to the last, then the sums of blocks in order. So a block may
 * be summed by any thread, and rounding grows with the length of a block and the number of blocks, not with the users. NaN is
 * left out.
 */
final class BlockSum {
    private static final int BLOCK = 4096;

    private BlockSum() {}

    /** The sum of the values. */
    static double of(double[] values) {
        double sum = 0;
        for (int start = 0; start < values.length; start += BLOCK) {
            double ofBlock = 0;
            for (int i = start; i < Math.min(start + BLOCK, values.length); i++) {
                if (!Double.isNaN(values[i])) {
                    ofBlock += values[i];
                }
            }
            sum += ofBlock;
        }
        return sum;
    }

    /** The sum of squared distances from a centre. */
    static double ofSquares(double[] values, double centre) {
        double sum = 0;
        for (int start = 0; start < values.length; start += BLOCK) {
            double ofBlock = 0;
            for (int i = start; i < Math.min(start + BLOCK, values.length); i++) {
                if (!Double.isNaN(values[i])) {
                    double distance = values[i] - centre;
                    ofBlock += distance * distance;
                }
            }
            sum += ofBlock;
        }
        return sum;
    }
}
