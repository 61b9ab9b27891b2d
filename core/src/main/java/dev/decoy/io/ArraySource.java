package dev.decoy.io;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Interactions that are in memory already: columns {@code user}, {@code item}, {@code timestamp} and those added. The arrays
 * are copied once. Thread-safe once set up.
 */
public final class ArraySource implements InteractionSource {
    private final int rows;
    private final List<Schema.Column> columns = new ArrayList<>();
    private final List<ColumnVector> vectors = new ArrayList<>();

    private ArraySource(int rows) {
        this.rows = rows;
    }

    /**
     * Interactions with integer ids.
     *
     * @param timesMillis milliseconds, or null when there are no times
     */
    public static ArraySource of(long[] users, long[] items, long @Nullable [] timesMillis) {
        return new ArraySource(users.length)
                .column("user", longs(ValueType.INT64, users))
                .column("item", longs(ValueType.INT64, items))
                .times(timesMillis);
    }

    /** Interactions with text ids. */
    public static ArraySource of(List<String> users, List<String> items, long @Nullable [] timesMillis) {
        return new ArraySource(users.size())
                .column("user", texts(users))
                .column("item", texts(items))
                .times(timesMillis);
    }

    /** The same with a further column, one value per row. */
    public ArraySource column(String name, ColumnVector values) {
        boolean anyNull = false;
        for (int row = 0; row < rows; row++) {
            anyNull |= values.isNull(row);
        }
        columns.add(new Schema.Column(name, values.type(), anyNull, 0, values.dictionary()));
        vectors.add(values);
        return this;
    }

    private ArraySource times(long @Nullable [] timesMillis) {
        return timesMillis == null ? this : column("timestamp", longs(ValueType.TIMESTAMP_MILLIS, timesMillis));
    }

    private static ColumnVector longs(ValueType type, long[] values) {
        ColumnVector vector = new ColumnVector(type);
        vector.ensureCapacity(values.length);
        System.arraycopy(values, 0, vector.longs(), 0, values.length);
        return vector;
    }

    private static ColumnVector texts(List<String> values) {
        ColumnVector vector = new ColumnVector(ValueType.TEXT);
        vector.ensureCapacity(values.size());
        for (int i = 0; i < values.size(); i++) {
            vector.setText(i, values.get(i));
        }
        return vector;
    }

    @Override
    public Schema schema() {
        return new Schema(columns);
    }

    @Override
    public List<Part> parts() {
        return List.of(new ArrayPart());
    }

    private ColumnVector vector(String name) {
        int index = schema().indexOf(name);
        if (index < 0) {
            throw new DataException("there is no column \"" + name + "\" in memory; columns are "
                    + String.join(", ", schema().names()));
        }
        return vectors.get(index);
    }

    private final class ArrayPart implements Part {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public OptionalLong knownRows() {
            return OptionalLong.of(rows);
        }

        @Override
        public Reader open(InteractionColumns wanted) {
            return new ArrayReader(wanted);
        }
    }

    /** One batch of everything. */
    private final class ArrayReader implements Reader {
        private final ColumnVector users;
        private final ColumnVector items;
        private final @Nullable ColumnVector times;
        private final List<ColumnVector> further;
        private boolean started;

        private ArrayReader(InteractionColumns wanted) {
            users = vector(wanted.user());
            items = vector(wanted.item());
            times = wanted.timestamp() == null ? null : vector(wanted.timestamp());
            further = wanted.further().stream().map(ArraySource.this::vector).toList();
        }

        @Override
        public boolean next() {
            boolean first = !started;
            started = true;
            return first;
        }

        @Override
        public int rows() {
            return rows;
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
            return times == null ? null : times.longs();
        }

        @Override
        public InteractionColumns.@Nullable TimeUnit timeUnit() {
            return times != null && times.type() == ValueType.TIMESTAMP_MILLIS
                    ? InteractionColumns.TimeUnit.MILLIS
                    : null;
        }

        @Override
        public ColumnVector column(int index) {
            return further.get(index);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
