package dev.decoy.internal;

import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns.TimeUnit;

/** What bare numbers in a column of times count. */
final class TimeUnits {
    // The year 5138 in each unit: below it a column counts seconds, below a thousand times it milliseconds, and so on.
    private static final long MOST_SECONDS = 100_000_000_000L;

    private TimeUnits() {}

    /** The unit that the largest magnitude of the whole column suggests; so it does not depend on the order of rows. */
    static TimeUnit infer(long[] times, int size) {
        long most = 0;
        for (int i = 0; i < size; i++) {
            most = Math.max(most, magnitude(times[i]));
        }
        return infer(most);
    }

    /** The unit that the largest magnitude suggests. */
    static TimeUnit infer(long most) {
        if (most < MOST_SECONDS) {
            return TimeUnit.SECONDS;
        }
        if (most < MOST_SECONDS * 1000) {
            return TimeUnit.MILLIS;
        }
        return most < MOST_SECONDS * 1_000_000 ? TimeUnit.MICROS : TimeUnit.NANOS;
    }

    static long magnitude(long time) {
        return time == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(time);
    }

    /** One time in milliseconds; beyond 64 bits the nearest there is. */
    static long toMillis(long time, TimeUnit unit) {
        return switch (unit) {
            case SECONDS -> Math.max(Long.MIN_VALUE / 1000, Math.min(Long.MAX_VALUE / 1000, time)) * 1000;
            case MILLIS -> time;
            case MICROS -> Math.floorDiv(time, 1000);
            case NANOS -> Math.floorDiv(time, 1_000_000);
        };
    }

    /**
     * Converts in place; parts of a millisecond are cut off downwards, as milliseconds only order.
     *
     * @param place what messages call the column
     */
    static void toMillis(String place, long[] times, int size, TimeUnit unit) {
        switch (unit) {
            case SECONDS -> {
                for (int i = 0; i < size; i++) {
                    if (times[i] > Long.MAX_VALUE / 1000 || times[i] < Long.MIN_VALUE / 1000) {
                        throw new DataException(place + ": " + times[i]
                                + " is no number of seconds; set source.unit to what the column counts");
                    }
                    times[i] *= 1000;
                }
            }
            case MILLIS -> {}
            case MICROS -> divide(times, size, 1000);
            case NANOS -> divide(times, size, 1_000_000);
        }
    }

    private static void divide(long[] times, int size, long divisor) {
        for (int i = 0; i < size; i++) {
            times[i] = Math.floorDiv(times[i], divisor);
        }
    }
}
