package dev.decoy.eval.model;

import dev.decoy.data.ColumnVector;
import java.util.Locale;

/** Values of a column as numbers. */
final class NumberCells {
    private NumberCells() {}

    /**
     * A value as a number; NaN when it is missing, as text may say too.
     *
     * @throws NumberFormatException when it is text and no number
     */
    static double number(ColumnVector values, int index) {
        if (values.isNull(index)) {
            return Double.NaN;
        }
        return switch (values.storage()) {
            case INT -> values.dictionary() == null ? values.ints()[index] : parse(values.text(index));
            case LONG -> values.longs()[index];
            case DOUBLE -> values.doubles()[index];
            case BYTES -> parse(values.text(index));
        };
    }

    private static double parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
