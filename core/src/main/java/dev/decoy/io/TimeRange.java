package dev.decoy.io;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import org.jspecify.annotations.Nullable;

/**
 * Which times a source is read for: {@code from} <= time < {@code until}, in UTC.
 *
 * @param from the first instant, null for no limit
 * @param until the first instant that is too late, null for no limit
 * @param last instead of {@code from}: how far to count back from {@code until}, or from just after the latest time of the
 *     data where there is no {@code until}; days, months and years are those of the calendar
 */
public record TimeRange(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable TemporalAmount last) {
    /** No limits. */
    public static final TimeRange ALL = new TimeRange(null, null, null);

    public TimeRange {
        if (from != null && last != null) {
            throw new IllegalArgumentException("last must be left out where from is given, was " + last);
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("from must be before until, " + until + ", was " + from);
        }
        if (last != null && !back(Instant.EPOCH, last).isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("last must be longer than nothing, was " + last);
        }
    }

    /**
     * Limits as a config writes them.
     *
     * @param from an ISO 8601 date or time, UTC where it names no zone
     * @param until likewise
     * @param last an ISO 8601 period or duration: {@code P90D}, {@code PT6H}
     */
    public static TimeRange of(@Nullable String from, @Nullable String until, @Nullable String last) {
        return new TimeRange(
                from == null ? null : instant("from", from),
                until == null ? null : instant("until", until),
                last == null ? null : amount(last));
    }

    private static Instant instant(String name, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        IsoTime time = new IsoTime();
        if (!time.parse(utf8, 0, utf8.length)) {
            throw new IllegalArgumentException(
                    name + " must be an ISO 8601 date or time such as 2026-11-20, was \"" + text + "\"");
        }
        return Instant.ofEpochMilli(time.millis());
    }

    private static TemporalAmount amount(String text) {
        try {
            return text.contains("T") ? Duration.parse(text) : Period.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "last must be an ISO 8601 period or duration such as P90D or PT6H, was \"" + text + "\"", e);
        }
    }

    private static Instant back(Instant end, TemporalAmount amount) {
        try {
            return end.atOffset(ZoneOffset.UTC).minus(amount).toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            // Longer than the calendar: no limit.
            return Instant.ofEpochMilli(Long.MIN_VALUE);
        }
    }

    /** Whether no time is outside. */
    public boolean isAll() {
        return from == null && until == null && last == null;
    }

    /** Whether the limits depend on the latest time of the data. */
    public boolean needsLatest() {
        return last != null && until == null;
    }

    /** The first millisecond that is inside, {@code Long.MIN_VALUE} without a limit; {@code latestMillis} counts only if needed. */
    public long fromMillis(long latestMillis) {
        if (last != null) {
            Instant end =
                    until != null ? until : Instant.ofEpochMilli(latestMillis).plusMillis(1);
            return millis(back(end, last));
        }
        return from == null ? Long.MIN_VALUE : from.toEpochMilli();
    }

    /** The first millisecond that is too late, {@code Long.MAX_VALUE} without a limit. */
    public long untilMillis() {
        return until == null ? Long.MAX_VALUE : until.toEpochMilli();
    }

    private static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException e) {
            return Long.MIN_VALUE;
        }
    }

    /** Limits as messages show them. */
    public static String words(long fromMillis, long untilMillis) {
        String from = fromMillis == Long.MIN_VALUE
                ? "the beginning"
                : Instant.ofEpochMilli(fromMillis).toString();
        String until = untilMillis == Long.MAX_VALUE ? "the end" : "before " + Instant.ofEpochMilli(untilMillis);
        return from + " to " + until;
    }
}
