package dev.decoy.testkit;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.ReadRules;
import dev.decoy.io.Schema;
import dev.decoy.io.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A few interactions that a test writes down; ids are integers when all of them are decimals, else text. Not
 * thread-safe.
 */
public final class EventLog {
    private final List<Event> events = new ArrayList<>();
    private final Set<String> columns = new LinkedHashSet<>();

    /** Adds an interaction at a time in milliseconds. */
    public EventLog add(String user, String item, long timeMillis) {
        events.add(new Event(user, item, timeMillis, new HashMap<>()));
        return this;
    }

    /**
     * Gives all events so far a value in a further column, which {@link #interactions} then have.
     *
     * @param valueOf the value by the number of the event, from 0; null for none
     */
    public EventLog column(String name, IntFunction<@Nullable String> valueOf) {
        for (int i = 0; i < events.size(); i++) {
            events.get(i).further().put(name, valueOf.apply(i));
        }
        columns.add(name);
        return this;
    }

    /** The same interactions in the opposite order. */
    public EventLog reversed() {
        EventLog reversed = new EventLog();
        reversed.columns.addAll(columns);
        reversed.events.addAll(events);
        Collections.reverse(reversed.events);
        return reversed;
    }

    /** The interactions with their times, all in TRAIN. */
    public Interactions interactions() {
        return read("timestamp", ReadRules.USUAL);
    }

    /** The interactions as if the source had no times, all in TRAIN. */
    public Interactions withoutTimes() {
        return read(null, ReadRules.USUAL);
    }

    /** The interactions as if each event's place in the log were its time, all in TRAIN. */
    public Interactions inFileOrder() {
        return read(null, new ReadRules(ReadRules.Order.FILE, null, TimeRange.ALL));
    }

    private Interactions read(@Nullable String timestamp, ReadRules rules) {
        try {
            InteractionColumns read = InteractionColumns.of("user", "item", timestamp);
            return rules.read(new Source(events, columns), read.withFurther(List.copyOf(columns)))
                    .interactions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Event(String user, String item, long timeMillis, Map<String, @Nullable String> further) {}

    /** One part, one batch. */
    private record Source(List<Event> events, Set<String> further) implements InteractionSource {
        @Override
        public Schema schema() {
            List<Schema.Column> columns = new ArrayList<>();
            columns.add(Schema.Column.of("user", ValueType.UNTYPED));
            columns.add(Schema.Column.of("item", ValueType.UNTYPED));
            columns.add(Schema.Column.of("timestamp", ValueType.TIMESTAMP_MILLIS));
            further.forEach(name ->
                    columns.add(Schema.Column.of(name, ValueType.UNTYPED).orNull()));
            return new Schema(columns);
        }

        @Override
        public List<Part> parts() {
            return List.of(new Part() {
                @Override
                public String name() {
                    return "event log";
                }

                @Override
                public Optional<Path> file() {
                    return Optional.empty();
                }

                @Override
                public Reader open(InteractionColumns columns) {
                    return new OneBatch(events, columns);
                }
            });
        }
    }

    private static final class OneBatch implements InteractionSource.Reader {
        private final int rows;
        private final ColumnVector users = new ColumnVector(ValueType.UNTYPED);
        private final ColumnVector items = new ColumnVector(ValueType.UNTYPED);
        private final long @Nullable [] times;
        private final List<ColumnVector> further = new ArrayList<>();
        private boolean read;

        OneBatch(List<Event> events, InteractionColumns columns) {
            rows = events.size();
            users.ensureCapacity(rows);
            items.ensureCapacity(rows);
            for (int i = 0; i < rows; i++) {
                users.setText(i, events.get(i).user());
                items.setText(i, events.get(i).item());
            }
            columns.further().forEach(name -> further.add(further(events, name)));
            times = columns.timestamp() != null
                    ? events.stream().mapToLong(Event::timeMillis).toArray()
                    : null;
        }

        private static ColumnVector further(List<Event> events, String name) {
            ColumnVector values = new ColumnVector(ValueType.UNTYPED);
            values.ensureCapacity(events.size());
            for (int i = 0; i < events.size(); i++) {
                String value = events.get(i).further().get(name);
                if (value == null) {
                    values.setNull(i);
                } else {
                    values.setText(i, value);
                }
            }
            return values;
        }

        @Override
        public boolean next() {
            boolean first = !read;
            read = true;
            return first && rows > 0;
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
            return times;
        }

        @Override
        public InteractionColumns.TimeUnit timeUnit() {
            return InteractionColumns.TimeUnit.MILLIS;
        }

        @Override
        public ColumnVector column(int index) {
            return further.get(index);
        }

        @Override
        public void close() {}
    }
}
