package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.jspecify.annotations.Nullable;

/** Moves values of one physical type from a page to the array of a vector that holds them. */
interface ValueDecoder {
    /** Reads the next {@code count} values of the page to {@code into[at ..]}, which has room for them. */
    void decode(ValuesReader page, ColumnVector into, int at, int count);

    /** The decoder of a column; {@code dictionary} is that of its chunk, null when there is none. */
    static ValueDecoder of(ParquetFile.Column column, @Nullable Dictionary dictionary) {
        return switch (column.descriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> ValueDecoder::booleans;
            case INT32 -> column.type() == ValueType.INT64 ? ValueDecoder::unsignedInts : ValueDecoder::ints;
            case INT64 -> ValueDecoder::longs;
            case FLOAT -> ValueDecoder::floats;
            case DOUBLE -> ValueDecoder::doubles;
            case BINARY -> new TextDecoder(dictionary);
            case INT96, FIXED_LEN_BYTE_ARRAY ->
                throw new IllegalArgumentException("no type is read as " + column.type());
        };
    }

    private static void booleans(ValuesReader page, ColumnVector into, int at, int count) {
        int[] values = into.ints();
        for (int i = at; i < at + count; i++) {
            values[i] = page.readBoolean() ? 1 : 0;
        }
    }

    private static void ints(ValuesReader page, ColumnVector into, int at, int count) {
        int[] values = into.ints();
        for (int i = at; i < at + count; i++) {
            values[i] = page.readInteger();
        }
    }

    private static void unsignedInts(ValuesReader page, ColumnVector into, int at, int count) {
        long[] values = into.longs();
        for (int i = at; i < at + count; i++) {
            values[i] = Integer.toUnsignedLong(page.readInteger());
        }
    }

    private static void longs(ValuesReader page, ColumnVector into, int at, int count) {
        long[] values = into.longs();
        for (int i = at; i < at + count; i++) {
            values[i] = page.readLong();
        }
    }

    private static void floats(ValuesReader page, ColumnVector into, int at, int count) {
        double[] values = into.doubles();
        for (int i = at; i < at + count; i++) {
            values[i] = page.readFloat();
        }
    }

    private static void doubles(ValuesReader page, ColumnVector into, int at, int count) {
        double[] values = into.doubles();
        for (int i = at; i < at + count; i++) {
            values[i] = page.readDouble();
        }
    }
}
