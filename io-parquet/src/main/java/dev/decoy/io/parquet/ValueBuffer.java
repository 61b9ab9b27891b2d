package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.Schema;
import java.util.Arrays;

/**
 * The values of a column chunk until all are there and the best encoding can be chosen: codes and small numbers as ints, other
 * numbers as longs, floating-point numbers by their bits. Missing values only leave a mark. Reused and thread-confined.
 */
final class ValueBuffer {
    private final Schema.Column column;
    private final boolean isFloat;
    private final boolean isDouble;
    private final boolean isInts;
    private int[] ints = {};
    private long[] longs = {};
    private int size;
    private boolean[] there = {};
    private int slots;

    ValueBuffer(Schema.Column column) {
        this.column = column;
        boolean codes = column.dictionary() != null;
        isFloat = !codes && column.type() == ValueType.FLOAT32;
        isDouble = !codes && column.type() == ValueType.FLOAT64;
        isInts = codes || column.type().storage() == ValueType.Storage.INT;
    }

    /** Values that are there. */
    int size() {
        return size;
    }

    /** Values and missing ones. */
    int slots() {
        return slots;
    }

    boolean isInts() {
        return isInts;
    }

    /** The values, where they are ints. */
    int[] ints() {
        return ints;
    }

    /** The values, where they are no ints. */
    long[] longs() {
        return longs;
    }

    /** Whether there is a value in a slot; only asked of a nullable column. */
    boolean isThere(int slot) {
        return there[slot];
    }

    void clear() {
        size = 0;
        slots = 0;
    }

    /** Appends values {@code from} to {@code to - 1}. */
    void append(ColumnVector source, int from, int to) {
        reserve(to - from);
        if (column.nullable()) {
            appendNullable(source, from, to);
            return;
        }
        if (source.mayHaveNulls()) {
            requireThere(source, from, to);
        }
        copy(source, from, to);
        slots += to - from;
    }

    private void reserve(int more) {
        int wanted = Math.addExact(slots, more);
        if (isInts && ints.length < wanted) {
            ints = Arrays.copyOf(ints, grown(ints.length, wanted));
        }
        if (!isInts && longs.length < wanted) {
            longs = Arrays.copyOf(longs, grown(longs.length, wanted));
        }
        if (column.nullable() && there.length < wanted) {
            there = Arrays.copyOf(there, grown(there.length, wanted));
        }
    }

    private static int grown(int length, int wanted) {
        return Math.max(wanted, length + (length >> 1));
    }

    private void requireThere(ColumnVector source, int from, int to) {
        for (int i = from; i < to; i++) {
            if (source.isNull(i)) {
                throw new IllegalArgumentException(
                        "column \"" + column.name() + "\" may not have missing values, but has one");
            }
        }
    }

    /** Copies runs of values that are there. */
    private void appendNullable(ColumnVector source, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            boolean isThere = !source.isNull(i);
            there[slots++] = isThere;
            if (!isThere) {
                copy(source, start, i);
                start = i + 1;
            }
        }
        copy(source, start, to);
    }

    private void copy(ColumnVector source, int from, int to) {
        if (isInts) {
            System.arraycopy(source.ints(), from, ints, size, to - from);
        } else if (isFloat) {
            for (int i = from; i < to; i++) {
                longs[size + i - from] = Float.floatToRawIntBits((float) source.doubles()[i]);
            }
        } else if (isDouble) {
            for (int i = from; i < to; i++) {
                longs[size + i - from] = Double.doubleToRawLongBits(source.doubles()[i]);
            }
        } else {
            System.arraycopy(source.longs(), from, longs, size, to - from);
        }
        size += to - from;
    }
}
