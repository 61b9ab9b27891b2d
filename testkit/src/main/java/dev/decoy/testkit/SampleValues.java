package dev.decoy.testkit;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.IdType;
import dev.decoy.data.ValueType;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.ExampleBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that formats find hard, by type, and how they are put into a batch. */
final class SampleValues {
    /** Ids -7 and 1000. */
    static final Vocabulary NUMBERED = new Ids(IdType.INT64, List.of("-7", "1000"));

    /** Ids 0042, "a,b" and é. */
    static final Vocabulary LETTERED = new Ids(IdType.TEXT, List.of("0042", "a,b", "é"));

    private SampleValues() {}

    /** Some values of a type, null last: as {@link ExampleSinkContract#read} gives them. */
    static List<@Nullable Object> of(ValueType type) {
        return switch (type) {
            case BOOLEAN -> Arrays.asList(true, false, null);
            case INT8 -> Arrays.asList(0L, (long) Byte.MIN_VALUE, (long) Byte.MAX_VALUE, null);
            case INT16 -> Arrays.asList(0L, (long) Short.MIN_VALUE, (long) Short.MAX_VALUE, null);
            case INT32 -> Arrays.asList(0L, (long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE, null);
            case INT64 -> Arrays.asList(0L, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1, null);
            case FLOAT32 ->
                Arrays.asList(0.5, (double) 0.1f, (double) Float.MAX_VALUE, (double) -Float.MIN_VALUE, null);
            case FLOAT64 ->
                Arrays.asList(
                        0.1, -0.0, 4.0, 1.0 / 3, 2e-3, Math.nextUp(1e22), Double.MAX_VALUE, Double.MIN_VALUE, null);
            case TEXT, UNTYPED ->
                Arrays.asList(
                        "plain",
                        "",
                        "0042",
                        "a,b",
                        "tab\there",
                        "two\nlines",
                        "say \"hi\"",
                        "back\\slash",
                        "\u00e9\u4e16\ud83d\ude00",
                        "null",
                        null);
            case DATE -> Arrays.asList(0L, 19_358L, -1L, null);
            case TIMESTAMP_MILLIS, LOCAL_MILLIS -> Arrays.asList(0L, 964_982_703_000L, -1L, null);
            case TIMESTAMP_MICROS, LOCAL_MICROS -> Arrays.asList(0L, 964_982_703_123_456L, -1L, null);
            case TIMESTAMP_NANOS, LOCAL_NANOS -> Arrays.asList(0L, 964_982_703_123_456_789L, -1L, null);
        };
    }

    /** Fills a batch with rows of such values. */
    static void fill(ExampleBatch batch, List<? extends List<@Nullable Object>> rows) {
        batch.reset(rows.size());
        for (int i = 0; i < batch.schema().columns().size(); i++) {
            int width = batch.schema().columns().get(i).width();
            for (int row = 0; row < rows.size(); row++) {
                Object value = rows.get(row).get(i);
                for (int k = 0; k < width; k++) {
                    set(batch.column(i), row * width + k, value instanceof List<?> list ? list.get(k) : value);
                }
            }
        }
    }

    private static void set(ColumnVector column, int index, @Nullable Object value) {
        if (value == null) {
            column.setNull(index);
            return;
        }
        switch (column.storage()) {
            case INT ->
                column.ints()[index] = value instanceof Boolean flag ? (flag ? 1 : 0) : ((Long) value).intValue();
            case LONG -> column.longs()[index] = (Long) value;
            case DOUBLE -> column.doubles()[index] = (Double) value;
            case BYTES -> column.setText(index, (String) value);
        }
    }

    private record Ids(IdType type, List<String> ids) implements Vocabulary {
        @Override
        public int size() {
            return ids.size();
        }

        @Override
        public int code(long id) {
            return type.isInteger() ? code(Long.toString(id)) : -1;
        }

        @Override
        public int code(String id) {
            return ids.indexOf(id);
        }

        @Override
        public String id(int code) {
            return ids.get(code);
        }

        @Override
        public long longId(int code) {
            return Long.parseLong(ids.get(code));
        }

        @Override
        public byte[] utf8(int code) {
            return ids.get(code).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public long hash(int code) {
            return code;
        }
    }
}
