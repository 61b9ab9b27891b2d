package dev.decoy.io;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/**
 * Reads ISO 8601 text: a date, or a date and a time of day with {@code T} or a space between, with or without seconds,
 * fraction and zone ({@code Z}, {@code UTC}, {@code +02}, {@code +0200}, {@code +02:00}); without a zone it is UTC.
 * Reused and thread-confined.
 */
public final class IsoTime {
    private static final long DAY = 86_400_000;
    private static final long HOUR = 3_600_000;
    private static final long MINUTE = 60_000;
    private static final long SECOND = 1_000;

    private byte[] text = {};
    private int at;
    private int end;
    private long millis;

    /** Milliseconds since 1970-01-01T00:00Z of the time read last; parts of a millisecond are cut off. */
    public long millis() {
        return millis;
    }

    /** Whether the bytes are a date or a time; if so, it is {@link #millis}. */
    public boolean parse(byte[] source, int from, int to) {
        text = source;
        at = from;
        end = to;
        return date() && (at == end || ((take('T') || take(' ') || take('t')) && clock() && zone() && at == end));
    }

    private boolean date() {
        int year = number(4);
        boolean dashes = take('-');
        int month = number(2);
        dashes &= take('-');
        int day = number(2);
        if (year < 0 || !dashes || month < 1 || month > 12 || day < 1) {
            return false;
        }
        if (day > Month.of(month).length(Year.isLeap(year))) {
            return false;
        }
        millis = LocalDate.of(year, month, day).toEpochDay() * DAY;
        return true;
    }

    private boolean clock() {
        int hour = number(2);
        boolean colon = take(':');
        int minute = number(2);
        if (!colon || !isWithin(hour, 23) || !isWithin(minute, 59)) {
            return false;
        }
        millis += hour * HOUR + minute * MINUTE;
        if (!take(':')) {
            return true;
        }
        int second = number(2);
        millis += second * SECOND;
        return isWithin(second, 59) && fraction();
    }

    private boolean fraction() {
        if (!take('.') && !take(',')) {
            return true;
        }
        int first = at;
        long weight = SECOND / 10;
        for (; at < end && isDigit(text[at]); at++) {
            millis += (text[at] - '0') * weight;
            weight /= 10;
        }
        return at > first;
    }

    private boolean zone() {
        if (at == end || take('Z') || take('z')) {
            return true;
        }
        if (take(' ')) {
            return take('U') && take('T') && take('C');
        }
        int sign = take('+') ? 1 : take('-') ? -1 : 0;
        int hours = number(2);
        int minutes = take(':') || at < end ? number(2) : 0;
        millis -= sign * (hours * HOUR + minutes * MINUTE);
        return sign != 0 && isWithin(hours, 18) && isWithin(minutes, 59);
    }

    /** The value of the next {@code count} digits, -1 when there are not so many. */
    private int number(int count) {
        if (end - at < count) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + count; i++) {
            if (!isDigit(text[i])) {
                return -1;
            }
            value = value * 10 + (text[i] - '0');
        }
        at += count;
        return value;
    }

    private boolean take(char wanted) {
        if (at < end && text[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean isWithin(int value, int most) {
        return value >= 0 && value <= most;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
