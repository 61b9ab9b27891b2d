package dev.decoy.testkit;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Two parts of five rows, two a batch: of number n user n, item 2n and time 1000n, with n in a further column. What is broken
 * overrides one method.
 */
class MemorySource implements InteractionSource {
    private static final List<String> COLUMNS = List.of("user", "item", "timestamp", "number");
    private static final int ROWS = 5;
    private static final int BATCH = 2;

    int partCount() {
        return 2;
    }

    String name(int part) {
        return "part-" + part;
    }

    List<String> schemaColumns() {
        return COLUMNS;
    }

    /** Rows of each part. */
    int rowCount() {
        return ROWS;
    }

    List<Long> rows(int part) {
        List<Long> rows = new ArrayList<>();
        for (int row = 0; row < rowCount(); row++) {
            rows.add(10L * part + row + 1);
        }
        return rows;
    }

    OptionalLong knownRows(MemoryPart part) {
        return OptionalLong.of(rowCount());
    }

    Optional<RowCount> rowCount(MemoryPart part) {
        return Optional.of(new RowCount(part.knownRows().orElseThrow(), true));
    }

    int batches() {
        return (rowCount() + BATCH - 1) / BATCH;
    }

    ColumnVector newVector(String column) {
        return new ColumnVector(ValueType.INT64);
    }

    boolean givesTimes(InteractionColumns columns) {
        return columns.timestamp() != null;
    }

    /** Asked once by each reader, when it is opened. */
    TimeUnit timeUnit(int part) {
        return TimeUnit.MILLIS;
    }

    void close(boolean again) {
        // As often as anybody likes.
    }

    void requireColumns(List<String> names) {
        for (String name : names) {
            if (!COLUMNS.contains(name)) {
                throw new DataException("there is no column \"" + name + "\"; columns are \"user\", \"item\"");
            }
        }
    }

    DataException fault(int part, int row) {
        return new DataException(name(part) + ", row " + row + " is wrong");
    }

    @Override
    public final Schema schema() {
        return new Schema(schemaColumns().stream()
                .map(name ->
                        Schema.Column.of(name, name.equals("timestamp") ? ValueType.TIMESTAMP_MILLIS : ValueType.INT64))
                .toList());
    }

    @Override
    public final List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int part = 0; part < partCount(); part++) {
            parts.add(new MemoryPart(this, part, false));
        }
        return parts;
    }

    /** The same source, in which row 3 of the second part is wrong. */
    InteractionSource faulted() {
        return new Faulted(this);
    }

    private record Faulted(MemorySource source) implements InteractionSource {
        @Override
        public Schema schema() {
            return source.schema();
        }

        @Override
        public List<Part> parts() {
            return List.of(new MemoryPart(source, 0, false), new MemoryPart(source, 1, true));
        }
    }

    record MemoryPart(MemorySource source, int part, boolean isFaulty) implements Part {
        @Override
        public String name() {
            return source.name(part);
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public OptionalLong knownRows() {
            return source.knownRows(this);
        }

        @Override
        public Optional<RowCount> rowCount() {
            return source.rowCount(this);
        }

        @Override
        public Reader open(InteractionColumns columns) {
            source.requireColumns(columns.further());
            return new MemoryReader(this, source.rows(part), columns);
        }
    }

    private static final class MemoryReader implements Reader {
        private final MemoryPart part;
        private final List<Long> all;
        private final InteractionColumns columns;
        private final ColumnVector users;
        private final ColumnVector items;
        private final long[] times = new long[BATCH];
        private final TimeUnit timeUnit;
        private int batch = -1;
        private int closed;

        MemoryReader(MemoryPart part, List<Long> all, InteractionColumns columns) {
            this.part = part;
            this.all = all;
            this.columns = columns;
            users = part.source().newVector("user");
            items = part.source().newVector("item");
            users.ensureCapacity(BATCH);
            items.ensureCapacity(BATCH);
            timeUnit = part.source().timeUnit(part.part());
        }

        @Override
        public boolean next() {
            batch++;
            if (part.isFaulty() && batch == 1) {
                throw part.source().fault(part.part(), 3);
            }
            for (int row = 0; row < rows(); row++) {
                long number = all.get(batch * BATCH + row);
                users.longs()[row] = number;
                items.longs()[row] = 2 * number;
                times[row] = 1000 * number;
            }
            return batch < part.source().batches();
        }

        @Override
        public int rows() {
            return Math.max(0, Math.min(BATCH, all.size() - batch * BATCH));
        }

        @Override
        public ColumnVector users() {
            return users;
        }

        @Override
        public ColumnVector items() {
            return items;
        }

        @Override
        public long @Nullable [] timestamps() {
            return part.source().givesTimes(columns) ? times : null;
        }

        @Override
        public TimeUnit timeUnit() {
            return timeUnit;
        }

        /** The number, which the user is. */
        @Override
        public ColumnVector column(int index) {
            return users;
        }

        @Override
        public void close() {
            part.source().close(closed++ > 0);
        }
    }
}
