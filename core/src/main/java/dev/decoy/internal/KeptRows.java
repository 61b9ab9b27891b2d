package dev.decoy.internal;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.InteractionSource.TimeBounds;
import dev.decoy.io.ReadRules;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch that are interactions: complete, and within the window. Counts the others. A batch that loses no row
 * is passed on as it is.
 */
final class KeptRows {
    private final TimeWindow window;
    private final boolean numbersAsTimes;
    private int[] kept = {};
    private int rows;
    private boolean all;
    private InteractionSource.@Nullable Reader reader;
    private long[] rowNumbers = {};
    private long rowsSeen;
    private long droppedNulls;
    private long outside;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    /**
     * Rows within a window.
     *
     * @param numbersAsTimes whether row numbers take the place of times
     */
    KeptRows(TimeWindow window, boolean numbersAsTimes) {
        this.window = window;
        this.numbersAsTimes = numbersAsTimes;
    }

    /** Whether the part may be passed over; its rows are then counted. */
    boolean skips(TimeBounds bounds) {
        if (window.touches(bounds)) {
            return false;
        }
        outside += bounds.rows();
        rowsSeen += bounds.rows();
        note(bounds.leastMillis());
        note(bounds.greatestMillis());
        return true;
    }

    /** Takes the batch that a reader is at. */
    void take(InteractionSource.Reader batch) {
        reader = batch;
        int count = batch.rows();
        long[] times = batch.timestamps();
        boolean[] incomplete = batch.incomplete();
        rows = 0;
        if ((incomplete == null && (window.isAll() || times == null))) {
            rows = count;
        } else {
            select(batch, times, incomplete);
        }
        all = rows == count;
        if (numbersAsTimes) {
            number();
        }
        rowsSeen += count;
    }

    private void select(InteractionSource.Reader batch, long @Nullable [] times, boolean @Nullable [] incomplete) {
        if (kept.length < batch.rows()) {
            kept = new int[batch.rows()];
        }
        for (int row = 0; row < batch.rows(); row++) {
            if (incomplete != null && incomplete[row]) {
                droppedNulls++;
            } else if (window.isAll() || times == null || isInside(window.millis(times[row], batch.timeUnit()))) {
                kept[rows++] = row;
            }
        }
    }

    private boolean isInside(long millis) {
        note(millis);
        boolean inside = window.holds(millis);
        outside += inside ? 0 : 1;
        return inside;
    }

    private void note(long millis) {
        earliest = Math.min(earliest, millis);
        latest = Math.max(latest, millis);
    }

    private void number() {
        if (rowNumbers.length < rows) {
            rowNumbers = new long[rows];
        }
        for (int i = 0; i < rows; i++) {
            rowNumbers[i] = rowsSeen + (all ? i : kept[i]) + 1;
        }
    }

    /** Rows that are kept. */
    int rows() {
        return rows;
    }

    /** The kept values of a column of the batch. */
    ColumnVector of(ColumnVector column) {
        if (all) {
            return column;
        }
        ColumnVector values =
                column.dictionary() != null ? new ColumnVector(column.dictionary()) : new ColumnVector(column.type());
        values.ensureCapacity(rows);
        for (int i = 0; i < rows; i++) {
            values.copy(i, column, kept[i]);
        }
        return values;
    }

    /** The kept times, row numbers where these take their place; null when there are none. */
    long @Nullable [] times() {
        if (numbersAsTimes) {
            return rowNumbers;
        }
        long[] times = reader == null ? null : reader.timestamps();
        if (times == null || all) {
            return times;
        }
        long[] values = new long[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = times[kept[i]];
        }
        return values;
    }

    /** What was not kept so far. */
    ReadRules.Losses losses() {
        return new ReadRules.Losses(droppedNulls, outside);
    }

    /** The fault of a source, called so in messages, of which nothing was kept. */
    DataException nothing(String source) {
        if (outside > 0) {
            return new DataException(source + ": no interaction is within " + window.words() + "; the data's times are "
                    + Instant.ofEpochMilli(earliest) + " to " + Instant.ofEpochMilli(latest)
                    + "; change source.from, source.until or source.last");
        }
        String dropped =
                droppedNulls == 0 ? "" : " (" + droppedNulls + " rows without a user, an item or a time were dropped)";
        return new DataException(source + ": there are no interactions" + dropped + "; check source.path");
    }
}
