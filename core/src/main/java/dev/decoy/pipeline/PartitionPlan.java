package dev.decoy.pipeline;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.function.IntToLongFunction;

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
     * Ranges of users whose rows of output stay within {@code mostOutputRows}; a user with more has a range alone. Users
     * without rows add nothing; no rows, no range.
     *
     * @param outputRowsOf rows of output of a user
     */
    public static PartitionPlan of(int userCount, IntToLongFunction outputRowsOf, long mostOutputRows) {
        IntArrayList starts = new IntArrayList();
        starts.add(0);
        long inRange = 0;
        for (int user = 0; user < userCount; user++) {
            long rows = outputRowsOf.applyAsLong(user);
            if (inRange > 0 && inRange + rows > mostOutputRows) {
                starts.add(user);
                inRange = 0;
            }
            inRange += rows;
        }
        if (inRange > 0) {
            starts.add(userCount);
        }
        return new PartitionPlan(starts.toIntArray());
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
