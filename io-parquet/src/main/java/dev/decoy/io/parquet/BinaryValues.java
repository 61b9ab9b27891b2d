package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.DataException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.parquet.column.values.ValuesReader;

/** Values that Parquet stores as bytes and that are numbers, times or text here. */
final class BinaryValues {
    private static final long JULIAN_DAY_OF_1970 = 2_440_588;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long NANOS_PER_DAY = SECONDS_PER_DAY * 1_000_000_000;

    private BinaryValues() {}

    /** INT96 times, as Hive, Impala and older Sparks write them: nanoseconds of the day, then the Julian day. */
    static void int96(ValuesReader page, ColumnVector into, int at, int count) {
        long[] nanos = into.longs();
        for (int i = at; i < at + count; i++) {
            ByteBuffer bytes = page.readBytes().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            long nanosOfDay = bytes.getLong(bytes.position());
            long day = bytes.getInt(bytes.position() + Long.BYTES) - JULIAN_DAY_OF_1970;
            try {
                nanos[i] = Math.addExact(Math.multiplyExact(day, NANOS_PER_DAY), nanosOfDay);
            } catch (ArithmeticException e) {
                throw new DataException(
                        "the time " + Instant.ofEpochSecond(day * SECONDS_PER_DAY, nanosOfDay)
                                + " does not fit 64 bits of nanoseconds (1677 to 2262); write the column as a timestamp of"
                                + " microseconds",
                        e);
            }
        }
    }

    /** Decimals without a scale, of at most 18 digits: two's complement, big end first. */
    static void decimals(ValuesReader page, ColumnVector into, int at, int count) {
        long[] values = into.longs();
        for (int i = at; i < at + count; i++) {
            values[i] = new BigInteger(page.readBytes().getBytesUnsafe()).longValueExact();
        }
    }

    /** Fails on values that are no text, which no reader of the result could read. */
    static void checkUtf8(ColumnVector texts, int at, int count) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        int[] offsets = texts.offsets();
        for (int i = at; i < at + count; i++) {
            ByteBuffer bytes = ByteBuffer.wrap(texts.bytes(), offsets[i], offsets[i + 1] - offsets[i]);
            try {
                utf8.decode(bytes);
            } catch (CharacterCodingException e) {
                throw new DataException(
                        "the column is of bytes, and those of a value are no text in UTF-8; leave it out, or write the"
                                + " column as text",
                        e);
            }
        }
    }

    /** UUIDs as canonical text: {@code 00112233-4455-6677-8899-aabbccddeeff}. */
    static void uuids(ValuesReader page, ColumnVector into, int at, int count) {
        for (int i = at; i < at + count; i++) {
            ByteBuffer bytes = page.readBytes().toByteBuffer().order(ByteOrder.BIG_ENDIAN);
            UUID id = new UUID(bytes.getLong(bytes.position()), bytes.getLong(bytes.position() + Long.BYTES));
            byte[] text = id.toString().getBytes(StandardCharsets.US_ASCII);
            into.setText(i, text, 0, text.length);
        }
    }
}
