package dev.decoy.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * What the column of labels holds.
 *
 * @param column a numeric further column whose value a positive keeps as its label, which then has that type; null for {@code
 *     positive}
 * @param positive the label of positives, int8
 * @param negative the label of negatives, int8
 */
public record LabelValues(@Nullable String column, int positive, int negative) {
    /** 1 for positives, 0 for negatives. */
    public static final LabelValues ONE_AND_ZERO = new LabelValues(null, 1, 0);

    public LabelValues {
        requireByte("positive", positive);
        requireByte("negative", negative);
    }

    /** Positives keep the value of a column, negatives have 0. */
    public static LabelValues ofColumn(String column) {
        return new LabelValues(column, 1, 0);
    }

    private static void requireByte(String name, int label) {
        if (label != (byte) label) {
            throw new IllegalArgumentException(name + " must be from -128 to 127, was " + label);
        }
    }
}
