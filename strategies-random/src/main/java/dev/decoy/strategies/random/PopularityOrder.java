package dev.decoy.strategies.random;

import dev.decoy.data.InteractionStats;
import java.util.Arrays;

/** Items by rank of popularity. */
final class PopularityOrder {
    private PopularityOrder() {}

    /** Item codes, the item of the highest count first, equal counts in the order of codes. */
    static int[] of(InteractionStats stats) {
        // Descending count above, item code below.
        long[] keys = new long[stats.itemCount()];
        for (int item = 0; item < keys.length; item++) {
            keys[item] = (long) (Integer.MAX_VALUE - stats.interactionCount(item)) << 32 | item;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int rank = 0; rank < order.length; rank++) {
            order[rank] = (int) keys[rank];
        }
        return order;
    }
}
