package dev.decoy.io.delimited;

import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.IsoTime;
import org.jspecify.annotations.Nullable;

/** Reads a column of times: whole numbers, whose unit may be unknown here, or ISO 8601 text; never both. */
final class TimeField {
    private final Field field;
    private final @Nullable TimeUnit unitOfNumbers;
    private final long[] times;
    private final WholeNumber number = new WholeNumber();
    private final IsoTime iso = new IsoTime();
    private Form form = Form.UNKNOWN;

    private enum Form {
        UNKNOWN,
        NUMBERS,
        ISO
    }

    TimeField(Field field, @Nullable TimeUnit unitOfNumbers, int capacity) {
        this.field = field;
        this.unitOfNumbers = unitOfNumbers;
        times = new long[capacity];
    }

    long[] times() {
        return times;
    }

    /** What {@link #times} count; null when that is not known here. */
    @Nullable
    TimeUnit unit() {
        return form == Form.ISO ? TimeUnit.MILLIS : unitOfNumbers;
    }

    boolean isMissing() {
        return field.isNull();
    }

    /** Takes the time of the current row. */
    void read(int row) {
        if (number.parse(field.bytes(), field.start(), field.end())) {
            settle(Form.NUMBERS, "is a whole number, and earlier rows hold ISO 8601 times; write all times alike");
            times[row] = number.value();
        } else if (iso.parse(field.bytes(), field.start(), field.end())) {
            settle(Form.ISO, "is an ISO 8601 time, and earlier rows hold whole numbers; write all times alike");
            times[row] = iso.millis();
        } else {
            throw field.fault("is not a time; write whole numbers or ISO 8601, or set source.timestamp: null to ignore"
                    + " the column");
        }
    }

    private void settle(Form found, String conflict) {
        if (form == Form.UNKNOWN) {
            form = found;
        } else if (form != found) {
            throw field.fault(conflict);
        }
    }
}
