package dev.decoy.pipeline;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps committed rows as lines of text, one file per part. */
final class MemorySink implements ExampleSink {
    final Map<String, List<String>> files = new ConcurrentSkipListMap<>();
    final Map<String, List<String>> headers = new ConcurrentSkipListMap<>();

    @Override
    public String fileName(String dataset, int part) {
        return String.format(Locale.ROOT, "%s/part-%05d", dataset, part);
    }

    List<String> rows(String dataset) {
        List<String> all = new ArrayList<>();
        files.forEach((name, rows) -> {
            if (name.startsWith(dataset + "/part-")) {
                all.addAll(rows);
            }
        });
        return all;
    }

    @Override
    public Writer open(String dataset, int part, Schema schema) {
        List<String> rows = new ArrayList<>();
        return new Writer() {
            @Override
            public void write(ExampleBatch batch) {
                for (int row = 0; row < batch.rows(); row++) {
                    rows.add(line(batch, row));
                }
            }

            @Override
            public void commit() {
                files.put(fileName(dataset, part), rows);
                headers.put(dataset, schema.names());
            }

            @Override
            public void close() {
                // Rows that were not committed are forgotten.
            }
        };
    }

    private static String line(ExampleBatch batch, int row) {
        StringJoiner line = new StringJoiner(",");
        List<Schema.Column> columns = batch.schema().columns();
        for (int c = 0; c < columns.size(); c++) {
            int width = columns.get(c).width();
            StringJoiner values = columns.get(c).isList() ? new StringJoiner(" ", "[", "]") : new StringJoiner(" ");
            for (int i = 0; i < width; i++) {
                values.add(value(batch.column(c), row * width + i));
            }
            line.add(values.toString());
        }
        return line.toString();
    }

    private static String value(ColumnVector column, int index) {
        if (column.isNull(index)) {
            return "null";
        }
        if (column.dictionary() != null) {
            return column.text(index);
        }
        return switch (column.storage()) {
            case INT -> Integer.toString(column.ints()[index]);
            case LONG -> Long.toString(column.longs()[index]);
            case DOUBLE -> Double.toString(column.doubles()[index]);
            case BYTES -> column.text(index);
        };
    }
}
