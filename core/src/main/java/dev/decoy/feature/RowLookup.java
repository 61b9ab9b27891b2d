package dev.decoy.feature;

import dev.decoy.sampling.Row;

/** Which row of a table holds for a key as of the time of a row of examples. Immutable and thread-safe. */
interface RowLookup {
    /** Whether a key has any row at all. */
    boolean has(int key);

    /** Rows of the table that were left out, as their key is none of this data. */
    default long unknownRows() {
        return 0;
    }

    /** The table's row; -1 when there is none. */
    int find(int key, Row row);
}
