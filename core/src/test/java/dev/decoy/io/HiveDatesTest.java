package dev.decoy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HiveDatesTest {
    private static final List<Path> DAYS =
            List.of(Path.of("lake/dt=2026-11-18/a"), Path.of("lake/dt=2026-11-19/a"), Path.of("lake/dt=2026-11-20/a"));

    @Test
    void daysThatTheRangeTouchesAreKept() {
        assertThat(days(TimeRange.of("2026-11-19T23:59:59", "2026-11-20", null)))
                .containsExactly(DAYS.get(1));
        assertThat(days(TimeRange.of(null, "2026-11-20T00:00:01", "P1D"))).containsExactly(DAYS.get(1), DAYS.get(2));
    }

    @Test
    void allAreKeptWhereTheLatestTimeDecides() {
        assertThat(days(TimeRange.of(null, null, "P1D"))).isEqualTo(DAYS);
    }

    @Test
    void foldersWithoutTheKeyOrADateAreAFault() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new HiveDates("day", TimeRange.ALL).apply(DAYS))
                .withMessageEndingWith("in no folder day=...; move it to one, or leave out source.hiveDate");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new HiveDates("dt", TimeRange.ALL).apply(List.of(Path.of("dt=20261118", "a"))))
                .withMessageEndingWith("the folder dt=20261118 is of no date; name it like dt=2026-11-20, or leave out"
                        + " source.hiveDate");
    }

    @Test
    void noDayWithinTheRangeIsAFault() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> days(TimeRange.of("2027-01-01", null, null)))
                .withMessage(
                        "no folder dt=... is of a day within 2027-01-01T00:00:00Z to the end; they are of 2026-11-18"
                                + " to 2026-11-20; change source.from, source.until or source.last");
    }

    private static List<Path> days(TimeRange range) {
        return new HiveDates("dt", range).apply(DAYS);
    }
}
