package dev.decoy.feature;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.Set;

/**
 * The interactions of each item in some folds, by time; at one time by the hash of the user's id, then in canonical order.
 * 4 bytes per interaction and item. Immutable and thread-safe.
 */
final class ItemPositions {
    private final Interactions interactions;
    private final int[] starts;
    private final int[] positions;

    private ItemPositions(Interactions interactions, int[] starts, int[] positions) {
        this.interactions = interactions;
        this.starts = starts;
        this.positions = positions;
    }

    static ItemPositions of(Interactions interactions, Set<Fold> folds) {
        int[] starts = new int[interactions.itemCount() + 1];
        for (int position = 0; position < interactions.size(); position++) {
            if (isIn(interactions, folds, position)) {
                starts[interactions.item(position) + 1]++;
            }
        }
        for (int item = 0; item < interactions.itemCount(); item++) {
            starts[item + 1] += starts[item];
        }
        int[] next = starts.clone();
        int[] positions = new int[starts[interactions.itemCount()]];
        for (int position = 0; position < interactions.size(); position++) {
            if (isIn(interactions, folds, position)) {
                positions[next[interactions.item(position)]++] = position;
            }
        }
        IntComparator byTime = (left, right) -> compare(interactions, left, right);
        for (int item = 0; item < interactions.itemCount(); item++) {
            IntArrays.quickSort(positions, starts[item], starts[item + 1], byTime);
        }
        return new ItemPositions(interactions, starts, positions);
    }

    private static boolean isIn(Interactions interactions, Set<Fold> folds, int position) {
        for (Fold fold : folds) {
            if (interactions.isIn(fold, position)) {
                return true;
            }
        }
        return false;
    }

    private static int compare(Interactions interactions, int left, int right) {
        int byTime = Long.compare(interactions.timeMillis(left), interactions.timeMillis(right));
        if (byTime != 0) {
            return byTime;
        }
        int byUser = Long.compareUnsigned(userHash(interactions, left), userHash(interactions, right));
        // Positions of one user are in canonical order already.
        return byUser != 0 ? byUser : Integer.compare(left, right);
    }

    private static long userHash(Interactions interactions, int position) {
        return interactions.userIds().hash(interactions.userOf(position));
    }

    /** The earliest position of an item, -1 when it has none. */
    int first(int item) {
        return starts[item] == starts[item + 1] ? -1 : positions[starts[item]];
    }

    /** The latest position of an item strictly before a time, -1 when there is none. O(log positions of the item). */
    int latestBefore(int item, long timeMillis) {
        int low = starts[item];
        int high = starts[item + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (interactions.timeMillis(positions[middle]) < timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == starts[item] ? -1 : positions[low - 1];
    }
}
