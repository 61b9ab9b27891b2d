package dev.decoy.strategies.random;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.spi.ConfigException;

/** Where items stood in their lists, the lowest number on top. Immutable and thread-safe. */
final class ListPositions {
    private final ColumnVector ofTaken;
    private final ColumnVector ofShown;

    private ListPositions(ColumnVector ofTaken, ColumnVector ofShown) {
        this.ofTaken = ofTaken;
        this.ofShown = ofShown;
    }

    /**
     * The numbers in a column.
     *
     * @throws ConfigException when it was not read, or holds no numbers
     */
    static ListPositions of(Interactions interactions, Interactions shown, String column) {
        ColumnVector taken = interactions.column(column);
        ColumnVector listed = shown.column(column);
        if (taken == null || listed == null) {
            throw new ConfigException("position", "must name a column of the source, was \"" + column + "\"");
        }
        boolean isNumber = taken.dictionary() == null && taken.storage() != ValueType.Storage.BYTES;
        if (!isNumber) {
            throw new ConfigException("position", "must name a numeric column, but \"" + column + "\" is text");
        }
        return new ListPositions(taken, listed);
    }

    /** The place of an event of a user; NaN where there is none. */
    double ofTaken(int position) {
        return place(ofTaken, position);
    }

    /** The place of a shown event; NaN where there is none. */
    double ofShown(int position) {
        return place(ofShown, position);
    }

    private static double place(ColumnVector places, int position) {
        if (places.isNull(position)) {
            return Double.NaN;
        }
        return switch (places.storage()) {
            case INT -> places.ints()[position];
            case LONG -> places.longs()[position];
            case DOUBLE -> places.doubles()[position];
            case BYTES -> throw new IllegalStateException("places are numbers");
        };
    }
}
