package dev.decoy.benchmarks;

import dev.decoy.data.Interactions;

/**
 * The least that uniform verified negatives cost in Java: a bitset of the user's items, a counter that is mixed, and a write that
 * is kept when the item was not known. Keys, positives, policies and sources are not there. Thread-confined; {@code items / 8}
 * bytes and the negatives of one batch.
 */
final class ReferenceLoop {
    private final Interactions interactions;
    private final int perPositive;
    private final long[] known;
    private int[] negatives = {};
    private long state = 7;

    ReferenceLoop(Interactions interactions, int perPositive) {
        this.interactions = interactions;
        this.perPositive = perPositive;
        known = new long[(interactions.itemCount() + 63) >> 6];
    }

    /** Draws for users {@code firstUser} to {@code endUser - 1}; returns how many. */
    int draw(int firstUser, int endUser) {
        int rows = interactions.rowStart(endUser) - interactions.rowStart(firstUser);
        // One more: a draw that is refused is written, too.
        if (negatives.length < rows * perPositive + 1) {
            negatives = new int[rows * perPositive + 1];
        }
        int drawn = 0;
        for (int user = firstUser; user < endUser; user++) {
            drawn = drawUser(user, drawn);
        }
        return drawn;
    }

    /** What the last {@link #draw} drew. */
    int[] negatives() {
        return negatives;
    }

    private int drawUser(int user, int from) {
        int start = interactions.rowStart(user);
        int end = interactions.rowEnd(user);
        for (int position = start; position < end; position++) {
            int item = interactions.item(position);
            known[item >> 6] |= 1L << item;
        }
        int to = from + (end - start) * perPositive;
        fill(from, to);
        for (int position = start; position < end; position++) {
            known[interactions.item(position) >> 6] = 0;
        }
        return to;
    }

    private void fill(int from, int to) {
        long itemCount = interactions.itemCount();
        int next = from;
        long counter = state;
        while (next < to) {
            int item = (int) (((mixed(counter) >>> 32) * itemCount) >>> 32);
            counter += 0x9E3779B97F4A7C15L;
            negatives[next] = item;
            next += (int) ((~known[item >> 6] >>> item) & 1);
        }
        state = counter;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood, 2014). */
    private static long mixed(long value) {
        long bits = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
