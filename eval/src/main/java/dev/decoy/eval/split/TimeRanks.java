package dev.decoy.eval.split;

import dev.decoy.data.Interactions;

/** Order statistics of the times of all interactions: exact, in four passes and 256 KB, without a copy of the times. */
final class TimeRanks {
    private static final int DIGIT_BITS = 16;

    private TimeRanks() {}

    /** The time of place {@code rank}, counted from 0, when all interactions stand in order of time. */
    static long timeAt(Interactions interactions, int rank) {
        long prefix = 0;
        int remaining = rank;
        for (int shift = Long.SIZE - DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
            int[] counts = digitCounts(interactions, prefix, shift);
            int digit = 0;
            while (remaining >= counts[digit]) {
                remaining -= counts[digit++];
            }
            prefix |= (long) digit << shift;
        }
        return prefix ^ Long.MIN_VALUE;
    }

    /** How often each digit at {@code shift} comes among the times whose higher digits are those of {@code prefix}. */
    private static int[] digitCounts(Interactions interactions, long prefix, int shift) {
        // A shift by 64 would be one by 0: above the first digit there is nothing to compare.
        long higher = shift == Long.SIZE - DIGIT_BITS ? 0 : -1L << (shift + DIGIT_BITS);
        int[] counts = new int[1 << DIGIT_BITS];
        for (int position = 0; position < interactions.size(); position++) {
            long key = interactions.timeMillis(position) ^ Long.MIN_VALUE;
            if ((key & higher) == prefix) {
                counts[(int) (key >>> shift) & 0xFFFF]++;
            }
        }
        return counts;
    }
}
