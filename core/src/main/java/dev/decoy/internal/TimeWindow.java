package dev.decoy.internal;

import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.OnNull;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.InteractionSource.TimeBounds;
import dev.decoy.io.TimeRange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of times for one source: milliseconds from (inside) and until (outside), and what bare numbers count. Immutable.
 *
 * @param isAll whether no time is outside
 * @param fromMillis the first millisecond inside
 * @param untilMillis the first that is too late
 * @param bareUnit what times count where their part does not say
 */
record TimeWindow(boolean isAll, long fromMillis, long untilMillis, TimeUnit bareUnit) {
    private static final TimeWindow ALL = new TimeWindow(true, Long.MIN_VALUE, Long.MAX_VALUE, TimeUnit.MILLIS);

    /** Looks at the source's times as far as the range needs them. */
    static TimeWindow of(TimeRange range, InteractionSource source, InteractionColumns columns) throws IOException {
        if (range.isAll()) {
            return ALL;
        }
        Scan scan = new Scan(columns.withFurther(List.of()), range.needsLatest());
        for (InteractionSource.Part part : source.parts()) {
            if (scan.isDone()) {
                break;
            }
            scan.look(part);
        }
        TimeUnit bareUnit = TimeUnits.infer(scan.mostOfBare);
        return new TimeWindow(false, range.fromMillis(scan.latestMillis(bareUnit)), range.untilMillis(), bareUnit);
    }

    long millis(long time, @Nullable TimeUnit unit) {
        return TimeUnits.toMillis(time, unit == null ? bareUnit : unit);
    }

    boolean holds(long millis) {
        // The last of all milliseconds is inside where there is no limit.
        return isAll || (millis >= fromMillis && (millis < untilMillis || untilMillis == Long.MAX_VALUE));
    }

    boolean touches(TimeBounds bounds) {
        return holds(bounds.leastMillis())
                || holds(bounds.greatestMillis())
                || (bounds.leastMillis() < fromMillis && bounds.greatestMillis() >= untilMillis);
    }

    String words() {
        return TimeRange.words(fromMillis, untilMillis);
    }

    /** The first pass over times: the latest one, and the largest magnitude of bare numbers. */
    private static final class Scan {
        private final InteractionColumns columns;
        private final boolean needsLatest;
        private boolean unitKnown;
        private long latestKnown = Long.MIN_VALUE;
        private long latestBare = Long.MIN_VALUE;
        private boolean anyBare;
        private long mostOfBare;

        Scan(InteractionColumns columns, boolean needsLatest) {
            this.columns = columns;
            this.needsLatest = needsLatest;
        }

        /** Parts agree in the unit, so the first that knows it speaks for all. */
        boolean isDone() {
            return unitKnown && !needsLatest;
        }

        void look(InteractionSource.Part part) throws IOException {
            Optional<TimeBounds> bounds = part.timeBounds(columns);
            if (bounds.isPresent() && columns.onNull() == OnNull.FAIL) {
                unitKnown = true;
                latestKnown = Math.max(latestKnown, bounds.get().greatestMillis());
                return;
            }
            try (InteractionSource.Reader reader = part.open(columns)) {
                while (!isDone() && reader.next()) {
                    add(reader);
                }
            }
        }

        private void add(InteractionSource.Reader reader) {
            long[] times = reader.timestamps();
            if (times == null) {
                return;
            }
            boolean[] incomplete = reader.incomplete();
            TimeUnit unit = reader.timeUnit();
            for (int row = 0; row < reader.rows(); row++) {
                if (incomplete != null && incomplete[row]) {
                    continue;
                }
                if (unit == null) {
                    anyBare = true;
                    latestBare = Math.max(latestBare, times[row]);
                    mostOfBare = Math.max(mostOfBare, TimeUnits.magnitude(times[row]));
                } else {
                    unitKnown = true;
                    latestKnown = Math.max(latestKnown, TimeUnits.toMillis(times[row], unit));
                }
            }
        }

        long latestMillis(TimeUnit bareUnit) {
            return anyBare ? Math.max(latestKnown, TimeUnits.toMillis(latestBare, bareUnit)) : latestKnown;
        }
    }
}
