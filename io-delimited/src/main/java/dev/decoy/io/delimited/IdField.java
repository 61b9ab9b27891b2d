package dev.decoy.io.delimited;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.IdType;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import org.jspecify.annotations.Nullable;

/** Reads a column of ids: as untyped text, or as the type that was asked for. */
final class IdField {
    private final Field field;
    private final ColumnVector ids;
    private final WholeNumber number = new WholeNumber();

    IdField(Field field, @Nullable IdType type, int capacity) {
        this.field = field;
        ids = new ColumnVector(type == null ? ValueType.UNTYPED : ValueType.of(type));
        ids.ensureCapacity(capacity);
    }

    ColumnVector ids() {
        return ids;
    }

    boolean isMissing() {
        return field.isNull();
    }

    /** Leaves row {@code row} without an id. */
    void skip(int row) {
        if (ids.storage() == ValueType.Storage.BYTES) {
            ids.setText(row, field.bytes(), 0, 0);
        }
    }

    /** Takes the id of the current row. */
    void read(int row) {
        if (field.isNull()) {
            throw field.faultHere("the id is missing; fill it in, or remove the row");
        }
        switch (ids.storage()) {
            case INT -> ids.ints()[row] = wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> ids.longs()[row] = wholeLong();
            default -> {
                field.checkText();
                ids.setText(row, field.bytes(), field.start(), field.length());
            }
        }
    }

    private int wholeNumber(int least, int most) {
        long id = wholeLong();
        if (id < least || id > most) {
            throw field.fault("does not fit 32 bits; set source.idType: int64, or leave it out");
        }
        return (int) id;
    }

    private long wholeLong() throws DataException {
        if (!number.parse(field.bytes(), field.start(), field.end())) {
            throw field.fault("is not a whole number of 64 bits; set source.idType: text, or leave it out");
        }
        return number.value();
    }
}
