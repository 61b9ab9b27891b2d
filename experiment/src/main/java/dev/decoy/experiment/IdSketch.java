package dev.decoy.experiment;

import dev.decoy.data.ColumnVector;

/**
 * Counts distinct ids in 16 KB, with a standard error of 0.8 %, nearly exactly up to some thousands: HyperLogLog
 * (Flajolet et al., 2007). Thread-confined.
 */
final class IdSketch {
    private static final int BITS = 14;
    private static final int REGISTERS = 1 << BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    private final byte[] ranks = new byte[REGISTERS];

    /** Adds an id by its {@link #hash}. */
    void add(long hash) {
        int register = (int) (hash >>> (64 - BITS));
        // The bit behind the hash ends the zeros of one that has none but them.
        int rank = Long.numberOfLeadingZeros((hash << BITS) | (1L << (BITS - 1))) + 1;
        if (rank > ranks[register]) {
            ranks[register] = (byte) rank;
        }
    }

    /** About how many distinct ids there were. */
    long count() {
        double sum = 0;
        int empty = 0;
        for (byte rank : ranks) {
            sum += 1.0 / (1L << rank);
            empty += rank == 0 ? 1 : 0;
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        boolean few = raw <= 2.5 * REGISTERS && empty > 0;
        return Math.round(few ? REGISTERS * StrictMath.log((double) REGISTERS / empty) : raw);
    }

    /** A hash of an id; of text, of its bytes. Draws do not follow from it. */
    static long hash(ColumnVector ids, int row) {
        return switch (ids.storage()) {
            case INT -> spread(ids.ints()[row]);
            case LONG -> spread(ids.longs()[row]);
            case BYTES -> hash(ids.bytes(), ids.offsets()[row], ids.offsets()[row + 1]);
            case DOUBLE -> throw new IllegalStateException("a source gave ids of type " + ids.type());
        };
    }

    private static long hash(byte[] bytes, int from, int end) {
        // Fowler, Noll and Vo's, spread as its high bits are poor.
        long hash = 0xcbf29ce484222325L;
        for (int at = from; at < end; at++) {
            hash = (hash ^ (bytes[at] & 0xFF)) * 0x100000001b3L;
        }
        return spread(hash);
    }

    /** Spreads every bit: the finaliser of MurmurHash3, away from 0, which it would leave as it is. */
    static long spread(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }
}
