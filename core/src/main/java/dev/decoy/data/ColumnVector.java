package dev.decoy.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values of one column in typed arrays, never boxed: {@code ints}, {@code longs}, {@code doubles} or UTF-8 bytes, as
 * {@link ValueType#storage()} says. With a dictionary the values are codes in {@code ints} whatever the type, and -1 is null.
 *
 * <p>The arrays are handed out, not copied: their owner (a reader, a batch) refills them, and they may be longer than
 * the number of values. Thread-confined while it is filled.
 */
public final class ColumnVector {
    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};
    private static final double[] NO_DOUBLES = {};
    private static final byte[] NO_BYTES = {};

    private final ValueType type;
    private final @Nullable Dictionary dictionary;
    private int[] ints = NO_INTS;
    private long[] longs = NO_LONGS;
    private double[] doubles = NO_DOUBLES;
    private byte[] bytes = NO_BYTES;
    private int[] offsets = NO_INTS;
    private boolean[] nulls = {};
    private boolean anyNull;
    private int capacity;

    /** A column of plain values. */
    public ColumnVector(ValueType type) {
        this(type, null);
    }

    /** A column of codes; its type is that of the dictionary's ids. */
    public ColumnVector(Dictionary dictionary) {
        this(ValueType.of(dictionary.type()), dictionary);
    }

    private ColumnVector(ValueType type, @Nullable Dictionary dictionary) {
        this.type = type;
        this.dictionary = dictionary;
        if (storage() == ValueType.Storage.BYTES) {
            offsets = new int[1];
        }
    }

    /** What a value is. */
    public ValueType type() {
        return type;
    }

    /** What the codes in {@link #ints} stand for, or null when the column holds plain values. */
    public @Nullable Dictionary dictionary() {
        return dictionary;
    }

    /** Which of the arrays is used. */
    public ValueType.Storage storage() {
        return dictionary != null ? ValueType.Storage.INT : type.storage();
    }

    /** Makes room for {@code size} values, keeping those there are. */
    public void ensureCapacity(int size) {
        if (size <= capacity) {
            return;
        }
        int grown = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(size, capacity + (long) (capacity >> 1)));
        switch (storage()) {
            case INT -> ints = Arrays.copyOf(ints, grown);
            case LONG -> longs = Arrays.copyOf(longs, grown);
            case DOUBLE -> doubles = Arrays.copyOf(doubles, grown);
            case BYTES -> offsets = Arrays.copyOf(offsets, Math.addExact(grown, 1));
        }
        if (nulls.length > 0) {
            nulls = Arrays.copyOf(nulls, grown);
        }
        capacity = grown;
    }

    /** BOOLEAN (0 or 1), INT8, INT16, INT32 and DATE values, or the codes of a dictionary column. */
    public int[] ints() {
        return ints;
    }

    /** INT64 and timestamp values. */
    public long[] longs() {
        return longs;
    }

    /** FLOAT32 and FLOAT64 values. */
    public double[] doubles() {
        return doubles;
    }

    /** The text of all values, one after the other: value {@code i} is at {@code offsets[i]} to {@code offsets[i + 1]}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where values begin in {@link #bytes}; one more entry than values. */
    public int[] offsets() {
        return offsets;
    }

    /** Lets a reader hand over its own buffers of text instead of copying value by value. */
    public void setText(byte[] bytes, int[] offsets) {
        this.bytes = bytes;
        this.offsets = offsets;
        capacity = Math.max(capacity, offsets.length - 1);
    }

    /** Sets text value {@code index}; text is filled in order, from index 0. */
    public void setText(int index, byte[] source, int from, int length) {
        int start = offsets[index];
        int end = Math.addExact(start, length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(Integer.MAX_VALUE - 8, bytes.length * 2L)));
        }
        System.arraycopy(source, from, bytes, start, length);
        offsets[index + 1] = end;
    }

    /** Sets text value {@code index}; text is filled in order, from index 0. */
    public void setText(int index, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        setText(index, utf8, 0, utf8.length);
    }

    /** Marks value {@code index} as missing; its place in the arrays is then without meaning (empty for text). */
    public void setNull(int index) {
        if (dictionary != null) {
            ints[index] = -1;
            return;
        }
        if (index >= nulls.length) {
            nulls = Arrays.copyOf(nulls, capacity);
        }
        nulls[index] = true;
        anyNull = true;
        if (storage() == ValueType.Storage.BYTES) {
            offsets[index + 1] = offsets[index];
        }
    }

    /** Whether value {@code index} is missing. */
    public boolean isNull(int index) {
        if (dictionary != null) {
            return ints[index] < 0;
        }
        return anyNull && index < nulls.length && nulls[index];
    }

    /** Whether any plain value may be missing; false lets a loop skip {@link #isNull}. */
    public boolean mayHaveNulls() {
        return dictionary != null || anyNull;
    }

    /** Forgets missing marks and text, so that the column can be filled again. */
    public void clear() {
        if (anyNull) {
            Arrays.fill(nulls, false);
            anyNull = false;
        }
    }

    /** A text value as a string. */
    public String text(int index) {
        Dictionary codes = dictionary;
        if (codes != null) {
            return codes.id(ints[index]);
        }
        return new String(bytes, offsets[index], offsets[index + 1] - offsets[index], StandardCharsets.UTF_8);
    }

    /** Copies value {@code index} of {@code source}, a column of the same type and dictionary, to {@code at}. */
    public void copy(int at, ColumnVector source, int index) {
        if (source.isNull(index)) {
            setNull(at);
            return;
        }
        switch (storage()) {
            case INT -> ints[at] = source.ints[index];
            case LONG -> longs[at] = source.longs[index];
            case DOUBLE -> doubles[at] = source.doubles[index];
            case BYTES ->
                setText(at, source.bytes, source.offsets[index], source.offsets[index + 1] - source.offsets[index]);
        }
    }

    /** Replaces the first values by those of {@code source} at {@code indices[0 .. count)}; for a column of the same type and dictionary. */
    public void gather(ColumnVector source, int[] indices, int count) {
        if (source.anyNull || storage() == ValueType.Storage.BYTES) {
            for (int i = 0; i < count; i++) {
                copy(i, source, indices[i]);
            }
            return;
        }
        switch (storage()) {
            case INT -> {
                for (int i = 0; i < count; i++) {
                    ints[i] = source.ints[indices[i]];
                }
            }
            case LONG -> {
                for (int i = 0; i < count; i++) {
                    longs[i] = source.longs[indices[i]];
                }
            }
            case DOUBLE -> {
                for (int i = 0; i < count; i++) {
                    doubles[i] = source.doubles[indices[i]];
                }
            }
            case BYTES -> throw new IllegalStateException("text is copied value by value");
        }
    }

    /**
     * Replaces the first values by value 0 of {@code source} {@code times[0]} times, then value 1 {@code times[1]} times, and so
     * on; for a column of the same type and dictionary.
     */
    public void repeat(ColumnVector source, int[] times, int count) {
        int at = 0;
        if (source.anyNull || storage() == ValueType.Storage.BYTES) {
            for (int i = 0; i < count; i++) {
                for (int end = at + times[i]; at < end; at++) {
                    copy(at, source, i);
                }
            }
            return;
        }
        switch (storage()) {
            case INT -> {
                for (int i = 0; i < count; i++) {
                    int value = source.ints[i];
                    for (int end = at + times[i]; at < end; at++) {
                        ints[at] = value;
                    }
                }
            }
            case LONG -> {
                for (int i = 0; i < count; i++) {
                    long value = source.longs[i];
                    for (int end = at + times[i]; at < end; at++) {
                        longs[at] = value;
                    }
                }
            }
            case DOUBLE -> {
                for (int i = 0; i < count; i++) {
                    double value = source.doubles[i];
                    for (int end = at + times[i]; at < end; at++) {
                        doubles[at] = value;
                    }
                }
            }
            case BYTES -> throw new IllegalStateException("text is copied value by value");
        }
    }

    /** Copies {@code count} values of {@code source}, a column of the same type and dictionary, from {@code from} to {@code at}. */
    public void copyRange(int at, ColumnVector source, int from, int count) {
        if (source.anyNull || storage() == ValueType.Storage.BYTES) {
            for (int i = 0; i < count; i++) {
                copy(at + i, source, from + i);
            }
            return;
        }
        switch (storage()) {
            case INT -> System.arraycopy(source.ints, from, ints, at, count);
            case LONG -> System.arraycopy(source.longs, from, longs, at, count);
            case DOUBLE -> System.arraycopy(source.doubles, from, doubles, at, count);
            case BYTES -> throw new IllegalStateException("text is copied value by value");
        }
    }
}
