package dev.decoy.io.parquet;

import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns.OnNull;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows of a batch that lack an id or a time, where such rows are dropped; else the first is a fault. */
final class MissingValues {
    private final OnNull rule;
    private boolean[] marks = {};
    private boolean any;

    MissingValues(OnNull rule) {
        this.rule = rule;
    }

    /** Begins a batch. */
    void clear(int rows) {
        any = false;
        if (rule == OnNull.DROP) {
            if (marks.length < rows) {
                marks = new boolean[rows];
            }
            Arrays.fill(marks, false);
        }
    }

    /** Marks a row, or throws the fault. */
    void add(int row, Supplier<DataException> fault) {
        if (rule == OnNull.FAIL) {
            throw fault.get();
        }
        marks[row] = true;
        any = true;
    }

    /** Whether a row is marked. */
    boolean at(int row) {
        return any && marks[row];
    }

    /** The marks; null when there are none. */
    boolean @Nullable [] rows() {
        return any ? marks : null;
    }
}
