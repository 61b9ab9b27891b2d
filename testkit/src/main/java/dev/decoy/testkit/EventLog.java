package dev.decoy.testkit;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A few interactions that a test writes down; ids are integers when all of them are decimals, else text. Not
 * thread-safe.
 */
public final class EventLog {
    private final List<Event> events = new ArrayList<>();

    /** Adds an interaction at a time in milliseconds. */
    public EventLog add(String user, String item, long timeMillis) {
        events.add(new Event(user, item, timeMillis));
        return this;
    }

    /** The same interactions in the opposite order. */
    public EventLog reversed() {
        EventLog reversed = new EventLog();
        reversed.events.addAll(events);
        Collections.reverse(reversed.events);
        return reversed;
    }

    /** The interactions with their times, all in TRAIN. */
    public Interactions interactions() {
        return read("timestamp");
    }

    /** The interactions as if the source had no times, all in TRAIN. */
    public Interactions withoutTimes() {
        return read(null);
    }

    private Interactions read(@Nullable String timestamp) {
        try {
            return Interactions.read(new Source(events), InteractionColumns.of("user", "item", timestamp));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Event(String user, String item, long timeMillis) {}

    /** One part, one batch. */
    private record Source(List<Event> events) implements InteractionSource {
        @Override
        public Schema schema() {
            return new Schema(List.of(
                    Schema.Column.of("user", ValueType.UNTYPED),
                    Schema.Column.of("item", ValueType.UNTYPED),
                    Schema.Column.of("timestamp", ValueType.TIMESTAMP_MILLIS)));
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
                    return new OneBatch(events, columns.timestamp() != null);
                }
            });
        }
    }

    private static final class OneBatch implements InteractionSource.Reader {
        private final int rows;
        private final ColumnVector users = new ColumnVector(ValueType.UNTYPED);
        private final ColumnVector items = new ColumnVector(ValueType.UNTYPED);
        private final long @Nullable [] times;
        private boolean read;

        OneBatch(List<Event> events, boolean withTimes) {
            rows = events.size();
            users.ensureCapacity(rows);
            items.ensureCapacity(rows);
            for (int i = 0; i < rows; i++) {
                users.setText(i, events.get(i).user());
                items.setText(i, events.get(i).item());
            }
            times = withTimes ? events.stream().mapToLong(Event::timeMillis).toArray() : null;
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
            throw new IndexOutOfBoundsException("an event log has no further columns, asked for number " + index);
        }

        @Override
        public void close() {}
    }
}
