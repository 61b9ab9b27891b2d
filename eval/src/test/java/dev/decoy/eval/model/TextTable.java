package dev.decoy.eval.model;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ListVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table that a test writes down: a header, then rows, fields between commas. A field like {@code [1 2.5]} is a list. Each part
 * is one batch.
 */
final class TextTable implements InteractionSource {
    private final List<String> columns;
    private final List<List<String[]>> parts = new ArrayList<>();

    private TextTable(String header) {
        columns = List.of(header.split(","));
    }

    /** A table of one part. */
    static TextTable of(String header, String... rows) {
        return new TextTable(header).part(rows);
    }

    /** Adds a part. */
    TextTable part(String... rows) {
        parts.add(Arrays.stream(rows).map(row -> row.split(",", -1)).toList());
        return this;
    }

    @Override
    public Schema schema() {
        List<Schema.Column> plain = new ArrayList<>();
        Map<String, String> lists = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (isList(i)) {
                lists.put(columns.get(i), "LIST is not read here");
            } else {
                plain.add(Schema.Column.of(columns.get(i), ValueType.UNTYPED).orNull());
            }
        }
        return new Schema(plain, lists);
    }

    private boolean isList(int column) {
        return parts.stream().anyMatch(part -> part.stream().anyMatch(row -> row[column].startsWith("[")));
    }

    @Override
    public List<Part> parts() {
        List<Part> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            all.add(new TextPart("part-" + i, parts.get(i)));
        }
        return all;
    }

    private final class TextPart implements Part {
        private final String name;
        private final List<String[]> rows;

        TextPart(String name, List<String[]> rows) {
            this.name = name;
            this.rows = rows;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public Reader open(InteractionColumns wanted) {
            return open(wanted, List.of());
        }

        @Override
        public Reader open(InteractionColumns wanted, List<String> lists) {
            return new OneBatch(rows, wanted, lists);
        }
    }

    private final class OneBatch implements Reader {
        private final List<String[]> rows;
        private final InteractionColumns wanted;
        private final List<String> lists;
        private boolean read;

        OneBatch(List<String[]> rows, InteractionColumns wanted, List<String> lists) {
            this.rows = rows;
            this.wanted = wanted;
            this.lists = lists;
        }

        @Override
        public boolean next() {
            boolean first = !read;
            read = true;
            return first && !rows.isEmpty();
        }

        @Override
        public int rows() {
            return rows.size();
        }

        private ColumnVector values(String column) {
            ColumnVector values = new ColumnVector(ValueType.UNTYPED);
            values.ensureCapacity(rows.size());
            for (int row = 0; row < rows.size(); row++) {
                String text = rows.get(row)[columns.indexOf(column)];
                if (text.isEmpty()) {
                    values.setNull(row);
                } else {
                    values.setText(row, text);
                }
            }
            return values;
        }

        @Override
        public ColumnVector users() {
            return values(wanted.user());
        }

        @Override
        public ColumnVector items() {
            return values(wanted.item());
        }

        @Override
        public long @Nullable [] timestamps() {
            return null;
        }

        @Override
        public InteractionColumns.@Nullable TimeUnit timeUnit() {
            return null;
        }

        @Override
        public ColumnVector column(int index) {
            return values(wanted.further().get(index));
        }

        @Override
        public ListVector list(int index) {
            ListVector vector = new ListVector(ValueType.FLOAT64);
            vector.ensureRows(rows.size());
            int size = 0;
            for (int row = 0; row < rows.size(); row++) {
                String text = rows.get(row)[columns.indexOf(lists.get(index))];
                String inside = text.substring(1, text.length() - 1);
                for (String element : inside.isEmpty() ? new String[0] : inside.split(" ")) {
                    vector.values().ensureCapacity(size + 1);
                    vector.values().doubles()[size++] = Double.parseDouble(element);
                }
                vector.offsets()[row + 1] = size;
            }
            return vector;
        }

        @Override
        public void close() {}
    }
}
