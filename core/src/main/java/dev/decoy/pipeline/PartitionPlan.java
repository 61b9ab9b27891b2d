package dev.decoy.pipeline;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Set;

/**
 * Cuts users into contiguous ranges by their rows of output: a function of the data and the row limit alone, never of
 * threads.
 */
public final class PartitionPlan {
    private final int[] starts;

    private PartitionPlan(int[] starts) {
        this.starts = starts;
    }

    /**
     * Ranges of users whose rows in {@code folds}, each counting {@code outputRowsPerRow}, stay within
     * {@code mostOutputRows}; a user with more has a range alone. Users without rows add nothing; no rows, no range.
     */
    public static PartitionPlan of(
            Interactions interactions, Set<Fold> folds, int outputRowsPerRow, long mostOutputRows) {
        IntArrayList starts = new IntArrayList();
        starts.add(0);
        long inRange = 0;
        for (int user = 0; user < interactions.userCount(); user++) {
            long rows = rows(interactions, user, folds) * outputRowsPerRow;
            if (inRange > 0 && inRange + rows > mostOutputRows) {
                starts.add(user);
                inRange = 0;
            }
            inRange += rows;
        }
        if (inRange > 0) {
            starts.add(interactions.userCount());
        }
        return new PartitionPlan(starts.toIntArray());
    }

    private static long rows(Interactions interactions, int user, Set<Fold> folds) {
        long rows = 0;
        for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
            byte fold = interactions.foldCode(position);
            if (fold != Fold.LEFT_OUT && folds.contains(Fold.ofCode(fold))) {
                rows++;
            }
        }
        return rows;
    }

    /** Number of ranges. */
    public int size() {
        return starts.length - 1;
    }

    /** First user of a range. */
    public int firstUser(int partition) {
        return starts[partition];
    }

    /** User after the last of a range. */
    public int endUser(int partition) {
        return starts[partition + 1];
    }
}
