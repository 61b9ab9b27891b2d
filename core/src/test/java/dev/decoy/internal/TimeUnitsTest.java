package dev.decoy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeUnitsTest {
    @Test
    void theLargestMagnitudeOfTheColumnTellsTheUnit() {
        assertThat(inferred(1, 964_982_703)).isEqualTo(TimeUnit.SECONDS);
        assertThat(inferred(1, 964_982_703_000L)).isEqualTo(TimeUnit.MILLIS);
        assertThat(inferred(964_982_703_000_000L, 1)).isEqualTo(TimeUnit.MICROS);
        assertThat(inferred(1, -964_982_703_000_000_000L)).isEqualTo(TimeUnit.NANOS);
        assertThat(inferred(0, Long.MIN_VALUE)).isEqualTo(TimeUnit.NANOS);
    }

    @Test
    void unitsMeetInTheYear5138() {
        assertThat(inferred(99_999_999_999L)).isEqualTo(TimeUnit.SECONDS);
        assertThat(inferred(100_000_000_000L)).isEqualTo(TimeUnit.MILLIS);
        assertThat(inferred(99_999_999_999_999L)).isEqualTo(TimeUnit.MILLIS);
        assertThat(inferred(100_000_000_000_000L)).isEqualTo(TimeUnit.MICROS);
        assertThat(inferred(100_000_000_000_000_000L)).isEqualTo(TimeUnit.NANOS);
    }

    @Test
    void timesBehindTheSizeAreNoData() {
        assertThat(TimeUnits.infer(new long[] {1, Long.MAX_VALUE}, 1)).isEqualTo(TimeUnit.SECONDS);
    }

    @Test
    void conversionsCutDownwards() {
        assertThat(millis(TimeUnit.SECONDS, 2, -2)).containsExactly(2000, -2000);
        assertThat(millis(TimeUnit.MILLIS, 2, -2)).containsExactly(2, -2);
        assertThat(millis(TimeUnit.MICROS, 1999, -1)).containsExactly(1, -1);
        assertThat(millis(TimeUnit.NANOS, 1_999_999, -1)).containsExactly(1, -1);
    }

    @Test
    void secondsThatDoNotFitAreNamed() {
        for (long time : new long[] {Long.MAX_VALUE / 1000 + 1, Long.MIN_VALUE / 1000 - 1, Long.MIN_VALUE}) {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> millis(TimeUnit.SECONDS, 0, time))
                    .withMessage("column \"ts\": " + time
                            + " is no number of seconds; set source.unit to what the column counts");
        }
        assertThat(millis(TimeUnit.SECONDS, Long.MIN_VALUE / 1000)).containsExactly(-9223372036854775000L);
    }

    private static TimeUnit inferred(long... times) {
        return TimeUnits.infer(times, times.length);
    }

    private static long[] millis(TimeUnit unit, long... times) {
        TimeUnits.toMillis("column \"ts\"", times, times.length, unit);
        return times;
    }
}
