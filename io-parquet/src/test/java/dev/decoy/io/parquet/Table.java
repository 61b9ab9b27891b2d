package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small tables as lists of rows, written through the sink and read through the source. */
final class Table {
    private final Schema schema;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    Table(Schema.Column... columns) {
        schema = new Schema(List.of(columns));
    }

    static Schema.Column column(String name, ValueType type) {
        return Schema.Column.of(name, type);
    }

    /** A row: a number, a text or null for each column, a list for a list column. */
    Table row(@Nullable Object... values) {
        rows.add(Arrays.asList(values));
        return this;
    }

    Schema schema() {
        return schema;
    }

    ExampleBatch batch() {
        ExampleBatch batch = new ExampleBatch(schema);
        batch.reset(rows.size());
        for (int i = 0; i < schema.columns().size(); i++) {
            int width = schema.columns().get(i).width();
            for (int row = 0; row < rows.size(); row++) {
                Object value = rows.get(row).get(i);
                for (int k = 0; k < width; k++) {
                    put(batch.column(i), row * width + k, value instanceof List<?> list ? list.get(k) : value);
                }
            }
        }
        return batch;
    }

    static void put(ColumnVector column, int at, @Nullable Object value) {
        Vocabulary ids = (Vocabulary) column.dictionary();
        if (value == null) {
            column.setNull(at);
        } else if (ids != null) {
            column.ints()[at] = ids.code(value.toString());
        } else {
            switch (column.storage()) {
                case INT -> column.ints()[at] = ((Number) value).intValue();
                case LONG -> column.longs()[at] = ((Number) value).longValue();
                case DOUBLE -> column.doubles()[at] = ((Number) value).doubleValue();
                case BYTES -> column.setText(at, value.toString());
            }
        }
    }

    /** Writes {@code train/part-00000.parquet} below the folder. */
    Path writeTo(Path folder) throws IOException {
        return writeTo(folder, Compression.ZSTD);
    }

    Path writeTo(Path folder, Compression compression) throws IOException {
        ParquetSink sink = new ParquetSink(folder, compression);
        try (ExampleSink.Writer writer = sink.open("train", 0, schema)) {
            writer.write(batch());
            writer.commit();
        }
        return folder.resolve(sink.fileName("train", 0));
    }

    /** All rows of a source: user, item, time, then the further columns. */
    static List<List<@Nullable Object>> read(InteractionSource source, InteractionColumns columns) throws IOException {
        List<List<@Nullable Object>> read = new ArrayList<>();
        for (InteractionSource.Part part : source.parts()) {
            read.addAll(read(part, columns));
        }
        return read;
    }

    static List<List<@Nullable Object>> read(InteractionSource.Part part, InteractionColumns columns)
            throws IOException {
        List<List<@Nullable Object>> read = new ArrayList<>();
        try (InteractionSource.Reader reader = part.open(columns)) {
            while (reader.next()) {
                for (int i = 0; i < reader.rows(); i++) {
                    read.add(row(reader, columns, i));
                }
            }
        }
        return read;
    }

    private static List<@Nullable Object> row(InteractionSource.Reader reader, InteractionColumns columns, int index) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(value(reader.users(), index));
        row.add(value(reader.items(), index));
        long[] times = reader.timestamps();
        if (times != null) {
            row.add(times[index]);
        }
        for (int i = 0; i < columns.further().size(); i++) {
            row.add(value(reader.column(i), index));
        }
        return row;
    }

    static @Nullable Object value(ColumnVector column, int index) {
        if (column.isNull(index)) {
            return null;
        }
        if (column.dictionary() != null) {
            return column.text(index);
        }
        return switch (column.storage()) {
            case INT -> column.ints()[index];
            case LONG -> column.longs()[index];
            case DOUBLE -> column.doubles()[index];
            case BYTES -> column.text(index);
        };
    }
}
