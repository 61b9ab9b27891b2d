package dev.decoy.strategies.popularity;

/**
 * A power of each count as a whole number: c^exponent in units of 2^-30, above exponent 1 relative to the largest count, so
 * that no count weighs more than {@code c * 2^30}; a count above 0 never weighs 0. 16 bytes per possible count. Immutable.
 */
final class CountPowers {
    /** What an event may add to its item's weight at most; 2^31 events stay below 2^62. */
    private static final double UNIT = 1L << 30;

    private final long[] weights;
    // The most that an event adds to the weight of an item of at most so many events.
    private final long[] perEvent;

    CountPowers(double exponent, int largest) {
        weights = new long[largest + 1];
        perEvent = new long[largest + 1];
        double unit = exponent > 1 ? largest : 1;
        for (int count = 1; count <= largest; count++) {
            double share = StrictMath.pow(count / unit, exponent - 1);
            weights[count] = Math.max(1, (long) StrictMath.rint(count * UNIT * share));
            long mean = (weights[count] + count - 1) / count;
            perEvent[count] = Math.max(perEvent[count - 1], mean);
        }
    }

    long weight(int count) {
        return weights[count];
    }

    /** At least {@code weight(c) / c} for every count c from 1 to {@code largest}. */
    long perEvent(int largest) {
        return perEvent[largest];
    }
}
