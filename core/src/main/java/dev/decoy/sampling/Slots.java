package dev.decoy.sampling;

import dev.decoy.data.Interactions;

/**
 * How many negatives each row of a batch is to get, those of observed negatives none, and where they stand: row {@code r} has the slots {@code start(r)} to
 * {@code start(r + 1) - 1}. Reused and thread-confined; 4 bytes a row, and {@code itemCount / 8} bytes to match positives.
 */
final class Slots {
    private final Interactions interactions;
    private final NegativeCount count;
    private final long[] seen;
    private int[] starts = {0};

    Slots(Interactions interactions, NegativeCount count) {
        this.interactions = interactions;
        this.count = count;
        seen = new long[count instanceof NegativeCount.MatchPositives ? (interactions.itemCount() + 63) >>> 6 : 0];
    }

    /** First slot of a row, or the number of slots after the last row. */
    int start(int row) {
        return starts[row];
    }

    /** Slots of a row. */
    int of(int row) {
        return starts[row + 1] - starts[row];
    }

    /** Deals slots to rows, those of a user standing together. */
    void assign(int[] users, int[] positions, int rows) {
        if (starts.length <= rows) {
            starts = new int[Math.addExact(rows, 1)];
        }
        for (int first = 0; first < rows; ) {
            int end = first + 1;
            while (end < rows && users[end] == users[first]) {
                end++;
            }
            if (count instanceof NegativeCount.MatchPositives) {
                matchPositives(positions, first, end);
            } else if (count instanceof NegativeCount.PerRow own) {
                assignOwn(own, positions, first, end);
            } else {
                spread(positions, first, end);
            }
            first = end;
        }
    }

    private void spread(int[] rowPositions, int first, int end) {
        int positives = 0;
        for (int row = first; row < end; row++) {
            positives += interactions.isPositive(rowPositions[row]) ? 1 : 0;
        }
        long quota = positives == 0 ? 0 : count.perUser(positives);
        int before = 0;
        for (int row = first; row < end; row++) {
            long own = 0;
            if (interactions.isPositive(rowPositions[row])) {
                own = quota / positives + (before++ < quota % positives ? 1 : 0);
            }
            starts[row + 1] = Math.toIntExact(starts[row] + own);
        }
    }

    private void assignOwn(NegativeCount.PerRow own, int[] positions, int first, int end) {
        for (int row = first; row < end; row++) {
            int slots = interactions.isPositive(positions[row]) ? own.ofRow().applyAsInt(positions[row]) : 0;
            starts[row + 1] = Math.addExact(starts[row], slots);
        }
    }

    private void matchPositives(int[] positions, int first, int end) {
        for (int row = first; row < end; row++) {
            int item = interactions.item(positions[row]);
            boolean isPositive = interactions.isPositive(positions[row]);
            boolean isFirst = isPositive && (seen[item >> 6] & 1L << item) == 0;
            starts[row + 1] = starts[row] + (isFirst ? 1 : 0);
            seen[item >> 6] |= isPositive ? 1L << item : 0;
        }
        for (int row = first; row < end; row++) {
            int item = interactions.item(positions[row]);
            seen[item >> 6] &= ~(1L << item);
        }
    }
}
