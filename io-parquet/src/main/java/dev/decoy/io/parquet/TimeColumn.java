package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.IsoTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of times. Timestamps, dates and ISO-8601 text become epoch milliseconds, parts of a millisecond cut off
 * downwards; whole numbers stay as they are. Whether text holds ISO-8601 or whole numbers, the first value of the part
 * decides.
 */
final class TimeColumn {
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,19}");

    private final ParquetPart part;
    private final ParquetFile.Column column;
    private final @Nullable TimeUnit unitOfNumbers;
    private boolean bareNumbers;
    private boolean sawText;
    private final IsoTime iso = new IsoTime();
    private long[] values = {};

    private TimeColumn(ParquetPart part, ParquetFile.Column column, @Nullable TimeUnit unitOfNumbers) {
        this.part = part;
        this.column = column;
        this.unitOfNumbers = unitOfNumbers;
        this.bareNumbers = isWhole(column.type());
    }

    /**
     * Times in a column.
     *
     * @param unitOfNumbers what whole numbers count, null when that is to be inferred
     * @throws DataException when a column of its type cannot hold times
     */
    static TimeColumn of(ParquetPart part, ParquetFile.Column column, @Nullable TimeUnit unitOfNumbers) {
        boolean known = switch (column.type()) {
            case TIMESTAMP_MILLIS, TIMESTAMP_MICROS, TIMESTAMP_NANOS -> true;
            case LOCAL_MILLIS, LOCAL_MICROS, LOCAL_NANOS, DATE, TEXT -> true;
            default -> isWhole(column.type());
        };
        if (!known) {
            throw new DataException(part.parquet().path() + ", column \"" + column.name()
                    + "\": times are timestamps, dates, whole numbers or text, but this is " + column.type()
                    + "; write the column as one of these, or set source.timestamp to null to ignore it");
        }
        return new TimeColumn(part, column, unitOfNumbers);
    }

    private static boolean isWhole(ValueType type) {
        return switch (type) {
            case INT8, INT16, INT32, INT64 -> true;
            default -> false;
        };
    }

    /** Name in the file. */
    String name() {
        return column.name();
    }

    /** The times of the batch taken last, in {@link #unit}. */
    long[] values() {
        return values;
    }

    /** What {@link #values} count; null when only the whole column can tell. */
    @Nullable
    TimeUnit unit() {
        return bareNumbers ? unitOfNumbers : TimeUnit.MILLIS;
    }

    /** Takes a batch, whose first row is row {@code firstRow} of the part. */
    void take(ColumnVector stored, long firstRow, int rows, MissingValues missing) {
        if (stored.mayHaveNulls()) {
            for (int i = 0; i < rows; i++) {
                if (stored.isNull(i)) {
                    long row = firstRow + i;
                    missing.add(
                            i,
                            () -> new DataException(part.place(name(), row) + ": no time; set source.onNull to drop, or"
                                    + " source.timestamp to null to ignore the column"));
                }
            }
        }
        if (values.length < rows) {
            values = new long[rows];
        }
        switch (stored.storage()) {
            case INT -> takeInts(stored.ints(), rows);
            case LONG -> takeLongs(stored.longs(), rows);
            default -> takeTexts(stored, firstRow, rows, missing);
        }
    }

    private void takeInts(int[] stored, int rows) {
        long factor = column.type() == ValueType.DATE ? MILLIS_PER_DAY : 1;
        for (int i = 0; i < rows; i++) {
            values[i] = stored[i] * factor;
        }
    }

    private void takeLongs(long[] stored, int rows) {
        long divisor = switch (column.type()) {
            case TIMESTAMP_MICROS, LOCAL_MICROS -> 1_000;
            case TIMESTAMP_NANOS, LOCAL_NANOS -> 1_000_000;
            default -> 1;
        };
        if (divisor == 1) {
            System.arraycopy(stored, 0, values, 0, rows);
            return;
        }
        for (int i = 0; i < rows; i++) {
            values[i] = Math.floorDiv(stored[i], divisor);
        }
    }

    private void takeTexts(ColumnVector stored, long firstRow, int rows, MissingValues missing) {
        for (int i = 0; i < rows; i++) {
            if (!missing.at(i)) {
                values[i] = ofText(stored, i, firstRow + i);
            }
        }
    }

    private long ofText(ColumnVector stored, int index, long row) {
        if (!sawText) {
            sawText = true;
            bareNumbers = WHOLE_NUMBER.matcher(stored.text(index)).matches();
        }
        if (bareNumbers) {
            try {
                return Long.parseLong(stored.text(index));
            } catch (NumberFormatException e) {
                throw new DataException(notATime(stored, index, row, "a whole number, as the first time is"), e);
            }
        }
        int[] offsets = stored.offsets();
        if (!iso.parse(stored.bytes(), offsets[index], offsets[index + 1])) {
            throw new DataException(notATime(stored, index, row, "a time in ISO 8601"));
        }
        return iso.millis();
    }

    private String notATime(ColumnVector stored, int index, long row, String rule) {
        return part.place(name(), row) + ": \"" + stored.text(index) + "\" is not " + rule
                + "; correct it, or set source.timestamp to null to ignore the column";
    }
}
