package dev.decoy.pipeline;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The order of the rows of a dataset.
 *
 * @param unit what is moved as a whole
 * @param spillFolder where rows wait for their place; null for BY_USER, which needs none
 */
public record RowOrdering(Unit unit, @Nullable Path spillFolder) {
    /** What is moved as a whole. */
    public enum Unit {
        /** Nothing: users in the order of their ids, each in canonical order. Small files; unfit for in-batch negatives. */
        BY_USER,
        /** A positive with its negatives, to a keyed random place. */
        POSITIVE,
        /** Each row for itself. */
        ROW
    }

    /** Users in the order of their ids. */
    public static final RowOrdering BY_USER = new RowOrdering(Unit.BY_USER, null);
}
