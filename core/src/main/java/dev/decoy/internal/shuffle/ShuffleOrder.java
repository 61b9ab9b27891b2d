package dev.decoy.internal.shuffle;

import dev.decoy.internal.Hashing;
import dev.decoy.io.ExampleBatch;

/**
 * The place of a row in the shuffled order: a hash of (seed, row id) or of (seed, row id, draw), compared unsigned. A pure
 * function of the row, so that any number of threads and files gives the same order.
 *
 * @param seed what the order follows from
 * @param rowIdColumn the column of row ids
 * @param drawColumn the column that numbers a positive's rows, -1 when it has one
 * @param wholePositives whether the rows of a positive stay together, in the order of their draws
 */
public record ShuffleOrder(long seed, int rowIdColumn, int drawColumn, boolean wholePositives) {
    /** The key of a row; its high bits choose the bucket. */
    long key(ExampleBatch batch, int row) {
        long key = Hashing.mix64(batch.column(rowIdColumn).longs()[row] ^ seed);
        return wholePositives || drawColumn < 0 ? key : Hashing.mix64(key + draw(batch, row));
    }

    private int draw(ExampleBatch batch, int row) {
        return batch.column(drawColumn).ints()[row];
    }

    /** Orders two rows of a batch whose keys are known. */
    int compare(ExampleBatch batch, long[] keys, int left, int right) {
        int byKey = Long.compareUnsigned(keys[left], keys[right]);
        if (byKey != 0) {
            return byKey;
        }
        long[] rowIds = batch.column(rowIdColumn).longs();
        int byRow = Long.compare(rowIds[left], rowIds[right]);
        return byRow != 0 || drawColumn < 0 ? byRow : Integer.compare(draw(batch, left), draw(batch, right));
    }
}
