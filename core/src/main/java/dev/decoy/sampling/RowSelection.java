package dev.decoy.sampling;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The positives that become rows: those of some folds, all of them or within limits. Immutable and thread-safe; a bit per
 * interaction where there are limits.
 */
public final class RowSelection {
    private final Interactions interactions;
    private final Set<Fold> folds;
    // Null: all of the folds.
    private final long @Nullable [] marks;

    private RowSelection(Interactions interactions, Set<Fold> folds, long @Nullable [] marks) {
        this.interactions = interactions;
        this.folds = Collections.unmodifiableSet(folds);
        this.marks = marks;
    }

    /** All positives of some folds. O(1). */
    public static RowSelection of(Interactions interactions, Set<Fold> folds) {
        return new RowSelection(interactions, EnumSet.copyOf(folds), null);
    }

    /**
     * The positives of some folds within the limits of each; a fold without limits gives all. O(interactions).
     *
     * @throws dev.decoy.spi.ConfigException when limits leave nothing of a fold that has interactions
     */
    public static RowSelection of(Interactions interactions, Set<Fold> folds, Map<Fold, RowLimits> limits) {
        if (Collections.disjoint(folds, limits.keySet())) {
            return of(interactions, folds);
        }
        long[] marks = new long[(interactions.size() + 63) >>> 6];
        for (Fold fold : EnumSet.copyOf(folds)) {
            RowLimits own = limits.get(fold);
            if (own != null) {
                own.mark(interactions, fold, marks);
            } else {
                markAll(interactions, fold, marks);
            }
        }
        return new RowSelection(interactions, EnumSet.copyOf(folds), marks);
    }

    private static void markAll(Interactions interactions, Fold fold, long[] marks) {
        for (int position = 0; position < interactions.size(); position++) {
            if (interactions.isIn(fold, position)) {
                marks[position >> 6] |= 1L << position;
            }
        }
    }

    /** The folds that rows are of, in their order. */
    public Set<Fold> folds() {
        return folds;
    }

    /** Whether the positive at a position becomes a row. */
    public boolean contains(int position) {
        if (marks != null) {
            return (marks[position >> 6] & 1L << position) != 0;
        }
        byte fold = interactions.foldCode(position);
        return fold != Fold.LEFT_OUT && folds.contains(Fold.ofCode(fold));
    }

    /** Rows of a user. */
    public int count(int user) {
        int count = 0;
        for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
            count += contains(position) ? 1 : 0;
        }
        return count;
    }

    /** Rows of a user in one of the folds. */
    public int count(int user, Fold fold) {
        int count = 0;
        for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
            count += interactions.isIn(fold, position) && contains(position) ? 1 : 0;
        }
        return count;
    }
}
