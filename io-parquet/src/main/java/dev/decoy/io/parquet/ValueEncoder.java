package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Dictionary;
import dev.decoy.io.Schema;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.io.api.Binary;

/** Moves values from the array of a vector that holds them to a page, as one physical type. */
interface ValueEncoder {
    /** Writes values {@code from} to {@code to - 1}, none of which is missing. */
    void encode(ColumnVector source, int from, int to, ValuesWriter page, Statistics<?> statistics);

    /** The encoder of a column: codes become the ids they stand for. */
    static ValueEncoder of(Schema.Column column, IdTexts idTexts) {
        Dictionary ids = column.dictionary();
        if (ids == null) {
            return switch (column.type()) {
                case BOOLEAN -> ValueEncoder::booleans;
                case INT8, INT16, INT32, DATE -> ValueEncoder::ints;
                case INT64, TIMESTAMP_MILLIS, TIMESTAMP_MICROS, TIMESTAMP_NANOS -> ValueEncoder::longs;
                case LOCAL_MILLIS, LOCAL_MICROS, LOCAL_NANOS -> ValueEncoder::longs;
                case FLOAT32 -> ValueEncoder::floats;
                case FLOAT64 -> ValueEncoder::doubles;
                case TEXT, UNTYPED -> ValueEncoder::texts;
            };
        }
        return switch (ids.type()) {
            case INT32 -> (source, from, to, page, statistics) -> intIds(ids, source, from, to, page, statistics);
            case INT64 -> (source, from, to, page, statistics) -> longIds(ids, source, from, to, page, statistics);
            case TEXT -> {
                Binary[] texts = idTexts.of(ids);
                yield (source, from, to, page, statistics) -> textIds(texts, source, from, to, page, statistics);
            }
        };
    }

    private static void booleans(ColumnVector source, int from, int to, ValuesWriter page, Statistics<?> statistics) {
        int[] values = source.ints();
        for (int i = from; i < to; i++) {
            page.writeBoolean(values[i] != 0);
            statistics.updateStats(values[i] != 0);
        }
    }

    private static void ints(ColumnVector source, int from, int to, ValuesWriter page, Statistics<?> statistics) {
        int[] values = source.ints();
        for (int i = from; i < to; i++) {
            page.writeInteger(values[i]);
            statistics.updateStats(values[i]);
        }
    }

    private static void longs(ColumnVector source, int from, int to, ValuesWriter page, Statistics<?> statistics) {
        long[] values = source.longs();
        for (int i = from; i < to; i++) {
            page.writeLong(values[i]);
            statistics.updateStats(values[i]);
        }
    }

    private static void floats(ColumnVector source, int from, int to, ValuesWriter page, Statistics<?> statistics) {
        double[] values = source.doubles();
        for (int i = from; i < to; i++) {
            page.writeFloat((float) values[i]);
            statistics.updateStats((float) values[i]);
        }
    }

    private static void doubles(ColumnVector source, int from, int to, ValuesWriter page, Statistics<?> statistics) {
        double[] values = source.doubles();
        for (int i = from; i < to; i++) {
            page.writeDouble(values[i]);
            statistics.updateStats(values[i]);
        }
    }

    private static void texts(ColumnVector source, int from, int to, ValuesWriter page, Statistics<?> statistics) {
        int[] offsets = source.offsets();
        for (int i = from; i < to; i++) {
            Binary text = Binary.fromReusedByteArray(source.bytes(), offsets[i], offsets[i + 1] - offsets[i]);
            page.writeBytes(text);
            statistics.updateStats(text);
        }
    }

    private static void intIds(
            Dictionary ids, ColumnVector source, int from, int to, ValuesWriter page, Statistics<?> statistics) {
        int[] codes = source.ints();
        for (int i = from; i < to; i++) {
            int id = (int) ids.longId(codes[i]);
            page.writeInteger(id);
            statistics.updateStats(id);
        }
    }

    private static void longIds(
            Dictionary ids, ColumnVector source, int from, int to, ValuesWriter page, Statistics<?> statistics) {
        int[] codes = source.ints();
        for (int i = from; i < to; i++) {
            long id = ids.longId(codes[i]);
            page.writeLong(id);
            statistics.updateStats(id);
        }
    }

    private static void textIds(
            Binary[] texts, ColumnVector source, int from, int to, ValuesWriter page, Statistics<?> statistics) {
        int[] codes = source.ints();
        for (int i = from; i < to; i++) {
            Binary text = texts[codes[i]];
            page.writeBytes(text);
            statistics.updateStats(text);
        }
    }
}
