package dev.decoy.sampling;

import dev.decoy.random.KeyedRandom;

/**
 * Items in proportion to fixed weights. O(items) to build, O(1) per draw, 16 bytes per item. Immutable and thread-safe.
 *
 * <p>The law is whole numbers: weights are scaled so that they sum to {@code itemCount * 2^32}, and an alias table of
 * columns of exactly 2^32 draws it without rounding. A weight is off by at most 2^-33 of the mean weight; a positive one
 * never becomes 0.
 */
public final class WeightedItems implements ItemProposal {
    private static final int MOST_ITEMS = 1 << 30;
    private static final long COLUMN = 1L << 32;
    private static final long LOW_HALF = COLUMN - 1;

    private final long[] weights;
    // Walker's alias table built after Vose (1991), one long a column: the alias above, the 32-bit threshold below.
    private final long[] columns;

    private WeightedItems(long[] weights, long[] columns) {
        this.weights = weights;
        this.columns = columns;
    }

    /**
     * Draws item {@code i} with a probability proportional to {@code weights[i]}.
     *
     * @param weights one per item code, finite and at least 0, not all 0
     * @throws IllegalArgumentException when they are not
     */
    public static WeightedItems of(double[] weights) {
        long[] whole = toWholeNumbers(weights);
        return new WeightedItems(whole, aliasTable(whole));
    }

    @Override
    public long weight(Row row, int item) {
        return weights[item];
    }

    @Override
    public boolean isSameForAllRows() {
        return true;
    }

    @Override
    public Draw bind(KeyedRandom random) {
        return row -> item(random.nextLong());
    }

    /** The item of one draw of 64 bits: the high word of {@code bits * itemCount} is the column, the top of the low word the coin. */
    int item(long bits) {
        int itemCount = columns.length;
        int column = (int) (Math.multiplyHigh(bits, itemCount) + ((bits >> 63) & itemCount));
        long coin = (bits * itemCount) >>> 32;
        long entry = columns[column];
        return coin < (entry & LOW_HALF) ? column : (int) (entry >>> 32);
    }

    private static long[] toWholeNumbers(double[] weights) {
        if (weights.length == 0 || weights.length > MOST_ITEMS) {
            throw new IllegalArgumentException("weights must be 1 to 2^30 items, were " + weights.length);
        }
        double sum = 0;
        for (int item = 0; item < weights.length; item++) {
            if (!(weights[item] >= 0 && weights[item] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the weight of item code " + item + " must be finite and at least 0, was " + weights[item]);
            }
            sum += weights[item];
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the sum of the weights must be finite and above 0, was " + sum);
        }
        return scaled(weights, sum);
    }

    private static long[] scaled(double[] weights, double sum) {
        double total = (double) COLUMN * weights.length;
        long[] whole = new long[weights.length];
        long left = COLUMN * weights.length;
        int heaviest = 0;
        for (int item = 0; item < weights.length; item++) {
            if (weights[item] > 0) {
                whole[item] = Math.max(1, (long) StrictMath.rint(weights[item] / sum * total));
                left -= whole[item];
            }
            heaviest = whole[item] > whole[heaviest] ? item : heaviest;
        }
        // The heaviest item has at least a column, 2^32; what rounding left over is at most one per item.
        whole[heaviest] += left;
        return whole;
    }

    private static long[] aliasTable(long[] weights) {
        int n = weights.length;
        long[] rest = weights.clone();
        int[] below = new int[n];
        int[] above = new int[n];
        int belowCount = 0;
        int aboveCount = 0;
        for (int item = n - 1; item >= 0; item--) {
            if (rest[item] < COLUMN) {
                below[belowCount++] = item;
            } else {
                above[aboveCount++] = item;
            }
        }
        long[] columns = new long[n];
        while (belowCount > 0) {
            int light = below[--belowCount];
            int heavy = above[aboveCount - 1];
            columns[light] = (long) heavy << 32 | rest[light];
            rest[heavy] -= COLUMN - rest[light];
            if (rest[heavy] < COLUMN) {
                aboveCount--;
                below[belowCount++] = heavy;
            }
        }
        // Sums are exact, so what remains fills its column by itself.
        for (int i = 0; i < aboveCount; i++) {
            columns[above[i]] = (long) above[i] << 32;
        }
        return columns;
    }
}
