package dev.decoy.internal.layout;

import dev.decoy.io.ExampleBatch;
import dev.decoy.io.Schema;
import dev.decoy.sampling.SampleBatch;

/** Shapes rows of a batch into examples. Immutable; a shaper is thread-confined. */
public interface RowLayout {
    /** The columns written. */
    Schema schema();

    /** The column that numbers the rows of one positive; -1 where a positive has one row. */
    default int drawColumn() {
        return -1;
    }

    /** Rows of output, at most, that so many positives of one user become when they get so many negatives in all. */
    long mostRows(int positives, long negatives);

    /** A shaper of one thread. */
    Shaper newShaper();

    /** Thread-confined. */
    interface Shaper {
        /** Rows of output that are shaped at once, roughly. */
        int ROWS_PER_CHUNK = 32_768;

        /** Rows of output that row {@code row} becomes. */
        int outputRows(SampleBatch batch, int row);

        /** Where to end after {@code from} of {@code rows[from .. size)}, so that a chunk fits a batch of output. */
        default int endOfChunk(SampleBatch batch, int[] rows, int from, int size) {
            int end = from;
            int outputRows = 0;
            while (end < size && (end == from || outputRows + outputRows(batch, rows[end]) <= ROWS_PER_CHUNK)) {
                outputRows += outputRows(batch, rows[end++]);
            }
            return end;
        }

        /** Fills {@code into} with the rows {@code rows[from .. to)} of the batch, in this order. */
        void shape(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into);
    }
}
