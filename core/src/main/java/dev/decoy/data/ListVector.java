package dev.decoy.data;

import java.util.Arrays;

/**
 * Values of a column of lists, those of one row after those of another. Refilled by its owner as a {@link ColumnVector} is;
 * thread-confined.
 */
public final class ListVector {
    private final ColumnVector values;
    private int[] offsets = {0};

    /** Lists of values of a type. */
    public ListVector(ValueType type) {
        values = new ColumnVector(type);
    }

    /** The elements of all lists. */
    public ColumnVector values() {
        return values;
    }

    /** Where lists begin in {@link #values}: that of row {@code i} is at {@code offsets[i]} to {@code offsets[i + 1] - 1}. */
    public int[] offsets() {
        return offsets;
    }

    /** Makes room for the lists of so many rows. */
    public void ensureRows(int rows) {
        if (offsets.length <= rows) {
            offsets = Arrays.copyOf(offsets, Math.addExact(rows, 1));
        }
    }
}
