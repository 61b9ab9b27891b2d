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

    /** A shaper of one thread. */
    Shaper newShaper();

    /** Thread-confined. */
    interface Shaper {
        /** Rows of output that row {@code row} becomes. */
        int outputRows(SampleBatch batch, int row);

        /** Fills {@code into} with the rows {@code rows[from .. to)} of the batch, in this order. */
        void shape(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into);
    }
}
