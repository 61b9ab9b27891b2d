package dev.decoy.internal;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parts of rows {@code user item time further...} held as text; {@code -} is a missing value. */
record ListSource(List<ListPart> parts) implements InteractionSource {
    /** One part of untyped rows whose times have no unit. */
    static ListSource of(String... rows) {
        return new ListSource(List.of(new ListPart("only", null, ValueType.UNTYPED, List.of(rows))));
    }

    @Override
    public Schema schema() {
        throw new AssertionError("reading needs no schema");
    }

    /**
     * A part.
     *
     * @param unit what its times count, null for bare numbers
     * @param further the type of all further columns
     */
    record ListPart(String name, @Nullable TimeUnit unit, ValueType further, List<String> rows) implements Part {
        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public Reader open(InteractionColumns columns) {
            return new ListReader(this, columns);
        }
    }

    /** Gives two rows a batch. */
    private static final class ListReader implements Reader {
        private final ListPart part;
        private final InteractionColumns columns;
        private int from;
        private int to;

        ListReader(ListPart part, InteractionColumns columns) {
            this.part = part;
            this.columns = columns;
        }

        @Override
        public boolean next() {
            from = to;
            to = Math.min(part.rows().size(), from + 2);
            return rows() > 0;
        }

        @Override
        public int rows() {
            return to - from;
        }

        @Override
        public boolean @Nullable [] incomplete() {
            boolean[] incomplete = new boolean[rows()];
            for (int row = 0; row < incomplete.length; row++) {
                List<String> fields = List.of(part.rows().get(from + row).split(" ", -1));
                incomplete[row] =
                        fields.subList(0, columns.timestamp() == null ? 2 : 3).contains("-");
            }
            return columns.onNull() == InteractionColumns.OnNull.DROP ? incomplete : null;
        }

        @Override
        public ColumnVector users() {
            return vector(0, ValueType.UNTYPED);
        }

        @Override
        public ColumnVector items() {
            return vector(1, ValueType.UNTYPED);
        }

        @Override
        public long @Nullable [] timestamps() {
            return columns.timestamp() == null
                    ? null
                    : vector(2, ValueType.INT64).longs();
        }

        @Override
        public @Nullable TimeUnit timeUnit() {
            return part.unit();
        }

        @Override
        public ColumnVector column(int index) {
            return vector(3 + index, part.further());
        }

        private ColumnVector vector(int field, ValueType type) {
            @Nullable String[] values = new @Nullable String[rows()];
            for (int row = 0; row < values.length; row++) {
                String value = part.rows().get(from + row).split(" ", -1)[field];
                values[row] = value.equals("-") ? null : value;
            }
            return Columns.of(type, values);
        }

        @Override
        public void close() {}
    }
}
