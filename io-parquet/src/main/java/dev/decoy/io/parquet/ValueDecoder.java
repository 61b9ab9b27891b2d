package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import java.nio.ByteBuffer;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;

/** Moves values of one physical type from a page to the array of a vector that holds them. */
interface ValueDecoder {
    /** Reads the next {@code count} values of the page to {@code into[at ..]}, which has room for them. */
    void decode(ValuesReader page, ColumnVector into, int at, int count);

    /** Whether values are kept as the file has them: whole numbers of the width that their type has in memory. */
    static boolean isPlain(ParquetFile.Column column) {
        return switch (column.descriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> column.type().storage() == ValueType.Storage.INT;
            case INT64 -> column.type().storage() == ValueType.Storage.LONG && !isUnsigned(column);
            default -> false;
        };
    }

    /** The decoder of a column. */
    static ValueDecoder of(ParquetFile.Column column) {
        return switch (column.descriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> ValueDecoder::booleans;
            case INT32 -> ofInt32(column);
            case INT64 -> isUnsigned(column) ? ValueDecoder::unsignedLongs : ValueDecoder::longs;
            case FLOAT -> ValueDecoder::floats;
            case DOUBLE -> ValueDecoder::doubles;
            case BINARY -> column.type() == ValueType.TEXT ? ofText(column) : BinaryValues::decimals;
            case INT96 -> BinaryValues::int96;
            case FIXED_LEN_BYTE_ARRAY -> column.type() == ValueType.TEXT ? BinaryValues::uuids : BinaryValues::decimals;
        };
    }

    private static ValueDecoder ofInt32(ParquetFile.Column column) {
        if (column.type() != ValueType.INT64) {
            return ValueDecoder::ints;
        }
        return isUnsigned(column) ? ValueDecoder::unsignedInts : ValueDecoder::widenedInts;
    }

    /** Older writers have text in columns that say no more than binary; these may hold any bytes. */
    private static ValueDecoder ofText(ParquetFile.Column column) {
        boolean isText = column.descriptor().getPrimitiveType().getLogicalTypeAnnotation() != null;
        return isText
                ? ValueDecoder::texts
                : (page, into, at, count) -> {
                    texts(page, into, at, count);
                    BinaryValues.checkUtf8(into, at, count);
                };
    }

    private static boolean isUnsigned(ParquetFile.Column column) {
        return column.descriptor().getPrimitiveType().getLogicalTypeAnnotation()
                        instanceof IntLogicalTypeAnnotation whole
                && !whole.isSigned();
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

    private static void widenedInts(ValuesReader page, ColumnVector into, int at, int count) {
        long[] values = into.longs();
        for (int i = at; i < at + count; i++) {
            values[i] = page.readInteger();
        }
    }

    private static void unsignedLongs(ValuesReader page, ColumnVector into, int at, int count) {
        longs(page, into, at, count);
        for (int i = at; i < at + count; i++) {
            if (into.longs()[i] < 0) {
                throw new DataException("the unsigned number " + Long.toUnsignedString(into.longs()[i])
                        + " does not fit 64 bits with a sign; write the column as text");
            }
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

    private static void texts(ValuesReader page, ColumnVector into, int at, int count) {
        for (int i = at; i < at + count; i++) {
            ByteBuffer text = page.readBytes().toByteBuffer();
            if (text.hasArray()) {
                into.setText(i, text.array(), text.arrayOffset() + text.position(), text.remaining());
            } else {
                byte[] bytes = new byte[text.remaining()];
                text.get(bytes);
                into.setText(i, bytes, 0, bytes.length);
            }
        }
    }
}
