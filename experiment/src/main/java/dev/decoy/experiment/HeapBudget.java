package dev.decoy.experiment;

import dev.decoy.data.IdType;
import dev.decoy.data.Interactions;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.Schema;

/**
 * The heap that a run needs, by what it holds when it needs most: while rows are put in order, the arrays that they were
 * read into and those they end in. docs/memory.md has the measurements that the allowances are from.
 *
 * @param bytesPerInteraction of the arrays
 * @param bytesPerUser of a user's id
 * @param bytesPerItem of an item's id, and of what strategies hold of it
 */
record HeapBudget(double bytesPerInteraction, double bytesPerUser, double bytesPerItem) {
    private static final int CODES = 2 * Integer.BYTES;
    // Arrays grow by half when they are full.
    private static final double GROWN = 1.5;
    // What was measured lies as much above the arrays.
    private static final double ALLOWANCE = 1.1;

    private static final double NUMBER = 48;
    private static final double TEXT = 40;
    private static final double WEIGHTS = 40;
    private static final double TABLE_ROW = 60;
    private static final double BASE = 30e6;
    private static final double THREAD = 5e6;
    private static final double JVM = 110e6;
    private static final int IDS_LOOKED_AT = 10_000;

    /** The budget of data like this. */
    static HeapBudget of(Interactions interactions, boolean tieBreaker) {
        int values = (interactions.hasTime() ? Long.BYTES : 0) + (tieBreaker ? Long.BYTES : 0);
        for (Schema.Column column : interactions.furtherSchema().columns()) {
            values += column.type().plainBytes();
        }
        double read = GROWN * (CODES + values);
        double ordered = Integer.BYTES + Integer.BYTES + values + Byte.BYTES;
        return new HeapBudget(
                ALLOWANCE * (read + ordered), id(interactions.userIds()), id(interactions.itemIds()) + WEIGHTS);
    }

    private static double id(Vocabulary ids) {
        if (ids.type() != IdType.TEXT) {
            return NUMBER;
        }
        int looked = Math.min(IDS_LOOKED_AT, ids.size());
        long bytes = 0;
        for (int i = 0; i < looked; i++) {
            bytes += ids.utf8((int) ((long) i * ids.size() / looked)).length;
        }
        // The interner's text, up to twice as long as what is in it, and the vocabulary's.
        return TEXT + 3.0 * bytes / Math.max(1, looked);
    }

    /** Bytes of heap; {@code tableRows} are those of tables beside the source. */
    double heap(double interactions, double users, double items, double tableRows, int threads) {
        double known = items / Byte.SIZE;
        return BASE
                + threads * (THREAD + known)
                + interactions * bytesPerInteraction
                + users * bytesPerUser
                + items * bytesPerItem
                + tableRows * TABLE_ROW;
    }

    /** Bytes of the process that has such a heap and no larger one. */
    static double process(double heap) {
        return heap + JVM;
    }
}
