package dev.decoy.io.parquet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Times as text in ISO 8601: {@code 2024-05-01}, {@code 2024-05-01T12:30:00.5+02:00}, also with a space for the T. */
final class IsoTimes {
    private static final int DATE_LENGTH = 10;
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private IsoTimes() {}

    /**
     * Milliseconds since 1970-01-01T00:00Z, parts cut off downwards; without a zone the time is UTC, a date its midnight.
     *
     * @throws DateTimeException when it is no such time
     */
    static long parseMillis(String text) {
        if (text.length() <= DATE_LENGTH) {
            return LocalDate.parse(text)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        }
        String joined = text.charAt(DATE_LENGTH) == ' '
                ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1)
                : text;
        TemporalAccessor time = DATE_TIME.parseBest(joined, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime zoned
                ? zoned.toInstant().toEpochMilli()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
