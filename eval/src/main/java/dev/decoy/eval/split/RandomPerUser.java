package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.UserInteractions;
import dev.decoy.split.Splitter;
import java.util.Arrays;

/**
 * The same shares of each user, by hash: in the order of the unsigned pair keys the first go to TEST, the next to
 * VALIDATION, the rest to TRAIN. Interactions of one pair have one key and keep their canonical order.
 *
 * <p>A pure function of the ids: no seed, no order of rows, the same in every language. O(n log n) for a user of n
 * interactions, 20 bytes each.
 */
public final class RandomPerUser implements Splitter {
    private final Shares shares;

    /** Deals these shares of each user, rounded to whole interactions. */
    public RandomPerUser(Shares shares) {
        this.shares = shares;
    }

    @Override
    public void assign(UserInteractions user, byte[] folds) {
        int size = user.size();
        int endTest = shares.testCount(size);
        int endValidation = endTest + shares.validationCount(size);
        int[] ranks = ranks(keys(user));
        for (int i = 0; i < size; i++) {
            Fold fold = ranks[i] < endTest ? Fold.TEST : ranks[i] < endValidation ? Fold.VALIDATION : Fold.TRAIN;
            folds[i] = fold.code();
        }
    }

    private static long[] keys(UserInteractions user) {
        long[] keys = new long[user.size()];
        for (int i = 0; i < keys.length; i++) {
            // Flipping the sign lets the signed order of Arrays.sort be the unsigned one.
            keys[i] = user.pairKey(i) ^ Long.MIN_VALUE;
        }
        return keys;
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
