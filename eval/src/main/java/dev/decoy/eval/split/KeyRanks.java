package dev.decoy.eval.split;

import dev.decoy.data.UserInteractions;
import java.util.Arrays;

/**
 * The interactions of a user in the order of their unsigned pair keys: a pure function of the ids, with no seed and no order
 * of rows, the same in every language. Interactions of one pair have one key and keep their canonical order.
 */
final class KeyRanks {
    private KeyRanks() {}

    /** The place of each interaction, counted from 0. O(n log n) for n interactions, 20 bytes each. */
    static int[] of(UserInteractions user) {
        long[] keys = new long[user.size()];
        for (int i = 0; i < keys.length; i++) {
            // Flipping the sign lets the signed order of Arrays.sort be the unsigned one.
            keys[i] = user.pairKey(i) ^ Long.MIN_VALUE;
        }
        return ranks(keys);
    }

    /** The place of each key in ascending order; equal keys in the order they stand in. */
    private static int[] ranks(long[] keys) {
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        int[] ranks = new int[keys.length];
        int[] equalBefore = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            int first = firstIndexOf(keys[i], sorted);
            ranks[i] = first + equalBefore[first]++;
        }
        return ranks;
    }

    private static int firstIndexOf(long key, long[] sorted) {
        int from = 0;
        int to = sorted.length - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < key) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
