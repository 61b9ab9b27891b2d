package dev.decoy.feature;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.Schema;
import dev.decoy.sampling.Row;
import java.util.List;

/** Columns joined onto examples. Immutable and thread-safe; each thread joins through its own worker. */
public interface FeatureJoiner {
    /** What the values depend on. */
    enum Scope {
        /** On the row alone: its negatives carry their positive's values. */
        ROW,
        /** On the item: the positive and each negative have their own; a list layout names theirs {@code negatives_x}. */
        ITEM,
        /**
         * On what happened, so only the positive has a value: a negative that has a row of its own has null there. The columns
         * are nullable.
         */
        POSITIVE
    }

    /** What the values depend on. */
    Scope scope();

    /** The columns, in order. */
    List<Schema.Column> columns();

    /** What a report says of it, a line each; asked once all rows are joined. */
    default List<String> remarks() {
        return List.of();
    }

    /** A worker of one thread. */
    Worker newWorker();

    /** Thread-confined; must not carry state from one call to the next. */
    interface Worker {
        /**
         * Writes the values of all rows: those of row {@code i} to index {@code i} of each vector (for a list column to
         * {@code i * listLength} and following).
         *
         * @param into one vector per column, with room for all rows
         */
        void join(Rows rows, List<ColumnVector> into);
    }

    /** Rows to join onto. */
    interface Rows {
        /** Number of rows. */
        int size();

        /** The positive a row belongs to; the cursor is valid until the next call. */
        Row row(int index);

        /** The item of a row: the positive or a negative; -1 where a list is padded (a joiner of ITEM writes null). */
        int item(int index);

        /** The event that showed the item, a position of {@link dev.decoy.data.Interactions#shown}; -1 where none did. */
        default int shown(int index) {
            return -1;
        }
    }
}
