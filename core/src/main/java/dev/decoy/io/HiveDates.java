package dev.decoy.io;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The files of the days that a range touches, by folders such as {@code dt=2026-11-20}, each of which holds the rows of
 * one UTC day. All files where the range depends on the latest time of the data.
 *
 * @param key the folders' key, {@code dt}
 * @param range the times that count
 */
public record HiveDates(String key, TimeRange range) implements UnaryOperator<List<Path>> {
    public HiveDates {
        if (key.isEmpty() || key.contains("=") || key.contains("/")) {
            throw new IllegalArgumentException("hiveDate must be the key of a folder such as dt, was \"" + key + "\"");
        }
    }

    /**
     * The files to read.
     *
     * @throws DataException when a file is in no such folder, or none is left
     */
    @Override
    public List<Path> apply(List<Path> files) {
        List<Path> kept = new ArrayList<>();
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        for (Path file : files) {
            LocalDate day = day(file);
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
            if (range.needsLatest() || isTouched(day)) {
                kept.add(file);
            }
        }
        if (kept.isEmpty()) {
            throw new DataException("no folder " + key + "=... is of a day within "
                    + TimeRange.words(range.fromMillis(0), range.untilMillis()) + "; they are of " + first + " to "
                    + last + "; change source.from, source.until or source.last");
        }
        return kept;
    }

    private boolean isTouched(LocalDate day) {
        return midnight(day) < range.untilMillis() && midnight(day.plusDays(1)) > range.fromMillis(0);
    }

    private static long midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private LocalDate day(Path file) {
        for (Path name : file) {
            String text = name.toString();
            if (text.startsWith(key + "=")) {
                try {
                    return LocalDate.parse(text.substring(key.length() + 1));
                } catch (DateTimeParseException e) {
                    throw new DataException(
                            file + ": the folder " + text
                                    + " is of no date; name it like dt=2026-11-20, or leave out source.hiveDate",
                            e);
                }
            }
        }
        throw new DataException(file + ": in no folder " + key + "=...; move it to one, or leave out source.hiveDate");
    }
}
