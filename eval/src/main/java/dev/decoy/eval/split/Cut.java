package dev.decoy.eval.split;

import dev.decoy.data.ColumnValue;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueColumn;
import dev.decoy.io.TimeRange;
import dev.decoy.spi.ConfigException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Objects;

/**
 * Where a fold begins: at a time, where a share of all interactions has passed, a period before the next fold begins, or
 * after all rows that a column marks.
 */
public sealed interface Cut {
    /**
     * The first millisecond of the fold.
     *
     * @param nextMillis the first millisecond of what comes after the fold
     * @param column the further column that marks rows
     */
    long millis(Interactions interactions, long nextMillis, String column);

    /** Whether this is told by a clock, so that row numbers will not do. */
    default boolean needsClock() {
        return false;
    }

    /** Whether this can come before {@code other}; where only the data can tell, true. */
    boolean mayPrecede(Cut other);

    /** The cut at a time, in milliseconds since 1970. */
    record AtTime(long time) implements Cut {
        @Override
        public long millis(Interactions interactions, long nextMillis, String column) {
            return time;
        }

        @Override
        public boolean needsClock() {
            return true;
        }

        @Override
        public boolean mayPrecede(Cut other) {
            return !(other instanceof AtTime at) || time < at.time;
        }

        @Override
        public String toString() {
            return Instant.ofEpochMilli(time).toString();
        }
    }

    /**
     * The cut at a quantile: of n interactions in order of time, the fold begins with the time of place
     * {@code floor(share * n + 0.5)}, counted from 0, or of the last place. All of that time belong to it.
     */
    record AtShare(double share) implements Cut {
        @Override
        public long millis(Interactions interactions, long nextMillis, String column) {
            int size = interactions.size();
            int rank = (int) Math.floor(share * size + 0.5);
            return TimeRanks.timeAt(interactions, Math.min(rank, size - 1));
        }

        @Override
        public boolean mayPrecede(Cut other) {
            return !(other instanceof AtShare at) || share < at.share;
        }

        @Override
        public String toString() {
            return Double.toString(share);
        }
    }

    /** The cut a period before what comes next; days, months and years are those of the calendar, in UTC. */
    record Before(TemporalAmount length) implements Cut {
        @Override
        public long millis(Interactions interactions, long nextMillis, String column) {
            return new TimeRange(null, Instant.ofEpochMilli(nextMillis), length).fromMillis(nextMillis);
        }

        @Override
        public boolean mayPrecede(Cut other) {
            return true;
        }

        @Override
        public boolean needsClock() {
            return true;
        }

        @Override
        public String toString() {
            return length.toString();
        }
    }

    /** The cut just after the latest time of the rows that have a value. */
    record After(ColumnValue value) implements Cut {
        @Override
        public long millis(Interactions interactions, long nextMillis, String column) {
            ValueColumn marks = ValueColumn.of(interactions, column);
            byte[] places = marks.places(List.of(List.of(value)));
            long latest = Long.MIN_VALUE;
            boolean any = false;
            for (int position = 0; position < places.length; position++) {
                if (places[position] == 0) {
                    any = true;
                    latest = Math.max(latest, interactions.timeMillis(position));
                }
            }
            if (!any) {
                throw new ConfigException(
                        "", this + " finds no such value; " + marks + " has " + marks.shown(position -> true));
            }
            return latest + 1;
        }

        @Override
        public boolean mayPrecede(Cut other) {
            return !equals(other);
        }

        @Override
        public String toString() {
            return "after " + value;
        }
    }

    /**
     * Reads a date (its first moment), a date and time (UTC where there is no zone), a whole number of seconds,
     * milliseconds, microseconds or nanoseconds since 1970 as its magnitude says, a number between 0 and 1, a
     * period such as {@code P7D}, or {@code after} and a value.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static Cut of(String text) {
        try {
            if (text.startsWith("after ")) {
                return new After(ColumnValue.of(text.substring("after ".length())));
            }
            if (text.startsWith("P")) {
                return new Before(
                        Objects.requireNonNull(TimeRange.of(null, null, text).last()));
            }
            return isNumber(text) ? ofNumber(new BigDecimal(text)) : new AtTime(ofIso(text));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "must be a time (2026-11-20, 2026-11-20T08:00:00Z, 1795132800), a quantile between 0 and 1, a"
                            + " period (P7D, PT6H) or after VALUE, was \"" + text + "\"",
                    e);
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,2})?");
    }

    private static Cut ofNumber(BigDecimal number) {
        if (number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0) {
            return new AtShare(number.doubleValue());
        }
        return new AtTime(ofEpoch(number.longValueExact()));
    }

    /** Digits as in a column of times without a unit: up to 11 are seconds, then three more for each finer unit. */
    private static long ofEpoch(long number) {
        long magnitude = Math.abs(number);
        if (magnitude < 100_000_000_000L) {
            return number * 1000;
        }
        if (magnitude < 100_000_000_000_000L) {
            return number;
        }
        return Math.floorDiv(number, magnitude < 100_000_000_000_000_000L ? 1000 : 1_000_000);
    }

    private static long ofIso(String text) {
        if (text.indexOf(':') < 0) {
            return LocalDate.parse(text)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        }
        TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        OffsetDateTime zoned =
                time instanceof OffsetDateTime offset ? offset : ((LocalDateTime) time).atOffset(ZoneOffset.UTC);
        return zoned.toInstant().toEpochMilli();
    }
}
