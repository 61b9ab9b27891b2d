package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The values of a page, of which those that are missing are left out. Thread-confined. */
interface PageValues {
    /** Writes the next {@code count} values to {@code into[at ..]}, which has room for them. */
    void read(ColumnVector into, int at, int count) throws IOException;

    /** Numbers as they are, many at a time; as many as the page has. */
    static PageValues plain(ByteBuffer bytes, ValueType.Storage storage) {
        ByteBuffer numbers = bytes.order(ByteOrder.LITTLE_ENDIAN);
        return switch (storage) {
            case INT ->
                (into, at, count) -> {
                    requireLeft(numbers, (long) count * Integer.BYTES);
                    numbers.asIntBuffer().get(into.ints(), at, count);
                    numbers.position(numbers.position() + count * Integer.BYTES);
                };
            case LONG ->
                (into, at, count) -> {
                    requireLeft(numbers, (long) count * Long.BYTES);
                    numbers.asLongBuffer().get(into.longs(), at, count);
                    numbers.position(numbers.position() + count * Long.BYTES);
                };
            case DOUBLE, BYTES ->
                throw new IllegalArgumentException("storage must be of whole numbers, was " + storage);
        };
    }

    private static void requireLeft(ByteBuffer numbers, long bytes) throws EOFException {
        if (numbers.remaining() < bytes) {
            throw new EOFException("fewer values than the page says");
        }
    }
}
