package dev.decoy.sampling;

import dev.decoy.data.EventRole;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes rows: the positives of some folds, all of them or within limits; where asked for, the negatives that were
 * observed too. Immutable and thread-safe; a bit per interaction where there are limits.
 */
public final class RowSelection {
    private static final Set<EventRole> POSITIVES = EnumSet.of(EventRole.POSITIVE);

    private final Interactions interactions;
    private final Set<Fold> folds;
    // A bit per fold: asked for each position.
    private final int foldBits;
    private final Set<EventRole> roles;
    // Null: all of the folds.
    private final long @Nullable [] marks;

    private RowSelection(Interactions interactions, Set<Fold> folds, Set<EventRole> roles, long @Nullable [] marks) {
        this.interactions = interactions;
        this.folds = Collections.unmodifiableSet(folds);
        this.foldBits = folds.stream().mapToInt(fold -> 1 << fold.code()).sum();
        this.roles = roles;
        this.marks = marks;
    }

    /** All positives of some folds. O(1). */
    public static RowSelection of(Interactions interactions, Set<Fold> folds) {
        return new RowSelection(interactions, EnumSet.copyOf(folds), POSITIVES, null);
    }

    /**
     * The positives of some folds within the limits of each; a fold without limits gives all. O(interactions).
     *
     * @throws dev.decoy.spi.ConfigException when limits leave nothing of a fold that has interactions
     */
    public static RowSelection of(Interactions interactions, Set<Fold> folds, Map<Fold, RowLimits> limits) {
        return of(interactions, folds, limits, POSITIVES);
    }

    /** The same, with the observed negatives of the folds within the same limits. */
    public static RowSelection withObserved(Interactions interactions, Set<Fold> folds, Map<Fold, RowLimits> limits) {
        return of(interactions, folds, limits, EnumSet.of(EventRole.POSITIVE, EventRole.NEGATIVE));
    }

    private static RowSelection of(
            Interactions interactions, Set<Fold> folds, Map<Fold, RowLimits> limits, Set<EventRole> roles) {
        if (Collections.disjoint(folds, limits.keySet())) {
            return new RowSelection(interactions, EnumSet.copyOf(folds), roles, null);
        }
        long[] marks = new long[(interactions.size() + 63) >>> 6];
        for (Fold fold : EnumSet.copyOf(folds)) {
            RowLimits own = limits.get(fold);
            for (EventRole role : roles) {
                if (own != null) {
                    own.mark(interactions, fold, role, marks);
                } else {
                    markAll(interactions, fold, role, marks);
                }
            }
        }
        return new RowSelection(interactions, EnumSet.copyOf(folds), roles, marks);
    }

    private static void markAll(Interactions interactions, Fold fold, EventRole role, long[] marks) {
        for (int position = 0; position < interactions.size(); position++) {
            if (isOf(interactions, fold, role, position)) {
                marks[position >> 6] |= 1L << position;
            }
        }
    }

    static boolean isOf(Interactions interactions, Fold fold, EventRole role, int position) {
        return interactions.foldCode(position) == fold.code() && interactions.role(position) == role;
    }

    /** The same rows without those at some positions. O(interactions). */
    public RowSelection without(IntPredicate positions) {
        long[] kept = new long[(interactions.size() + 63) >>> 6];
        for (int position = 0; position < interactions.size(); position++) {
            if (contains(position) && !positions.test(position)) {
                kept[position >> 6] |= 1L << position;
            }
        }
        return new RowSelection(interactions, EnumSet.copyOf(folds), roles, kept);
    }

    /** The folds that rows are of, in their order. */
    public Set<Fold> folds() {
        return folds;
    }

    /** Whether the event at a position becomes a row. */
    public boolean contains(int position) {
        if (marks != null) {
            return (marks[position >> 6] & 1L << position) != 0;
        }
        byte fold = interactions.foldCode(position);
        return fold != Fold.LEFT_OUT
                && ((foldBits >>> fold) & 1) != 0
                && (interactions.isPositive(position) || roles.contains(interactions.role(position)));
    }

    /** Positives of a user that become rows. */
    public int count(int user) {
        int count = 0;
        for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
            count += interactions.isPositive(position) && contains(position) ? 1 : 0;
        }
        return count;
    }

    /** Positives of a user in one of the folds that become rows. */
    public int count(int user, Fold fold) {
        int count = 0;
        for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
            count += interactions.isIn(fold, position) && contains(position) ? 1 : 0;
        }
        return count;
    }

    /** Observed negatives of a user in one of the folds that become rows. */
    public int observed(int user, Fold fold) {
        int count = 0;
        for (int position = interactions.rowStart(user);
                interactions.hasRoles() && position < interactions.rowEnd(user);
                position++) {
            count += isOf(interactions, fold, EventRole.NEGATIVE, position) && contains(position) ? 1 : 0;
        }
        return count;
    }
}
