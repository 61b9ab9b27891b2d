package dev.decoy.internal;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import org.jspecify.annotations.Nullable;

/** Vectors of a few values, written as text. */
final class Columns {
    private Columns() {}

    static ColumnVector of(ValueType type, @Nullable String... values) {
        ColumnVector column = new ColumnVector(type);
        column.ensureCapacity(values.length);
        for (int i = 0; i < values.length; i++) {
            set(column, i, values[i]);
        }
        return column;
    }

    private static void set(ColumnVector column, int index, @Nullable String value) {
        if (value == null) {
            column.setNull(index);
            return;
        }
        switch (column.storage()) {
            case INT -> column.ints()[index] = Integer.parseInt(value);
            case LONG -> column.longs()[index] = Long.parseLong(value);
            case DOUBLE -> column.doubles()[index] = Double.parseDouble(value);
            case BYTES -> column.setText(index, value);
        }
    }

    /** A value as text, {@code null} when it is missing. */
    static String text(ColumnVector column, int index) {
        if (column.isNull(index)) {
            return "null";
        }
        if (column.dictionary() != null) {
            return column.text(index);
        }
        return switch (column.storage()) {
            case INT -> Integer.toString(column.ints()[index]);
            case LONG -> Long.toString(column.longs()[index]);
            case DOUBLE -> Double.toString(column.doubles()[index]);
            case BYTES -> column.text(index);
        };
    }
}
