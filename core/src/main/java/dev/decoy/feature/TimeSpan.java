package dev.decoy.feature;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** A length of time in a config, not negative: {@code PT6H}, {@code P7D}. */
public record TimeSpan(Duration length) {
    /** No time at all. */
    public static final TimeSpan NONE = new TimeSpan(Duration.ZERO);

    public TimeSpan {
        if (length.isNegative() || length.compareTo(Duration.ofMillis(Long.MAX_VALUE)) > 0) {
            throw refused(length.toString());
        }
    }

    /** The span that an ISO 8601 duration of days, hours, minutes and seconds means. */
    public static TimeSpan of(String text) {
        try {
            return new TimeSpan(Duration.parse(text));
        } catch (DateTimeParseException e) {
            throw refused(text);
        }
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "must be a length of time such as PT6H or P7D, not negative, was \"" + text + "\"");
    }

    /** Milliseconds; parts of one are rounded up. */
    public long millis() {
        return length.plusNanos(999_999).toMillis();
    }

    /** A time this long before another; the earliest there is when it would be earlier. */
    public long before(long timeMillis) {
        long earlier = timeMillis - millis();
        return earlier > timeMillis ? Long.MIN_VALUE : earlier;
    }

    @Override
    public String toString() {
        return length.toString();
    }
}
