package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.UserInteractions;
import dev.decoy.split.Splitter;
import java.util.Arrays;

/**
 * The k interactions of each user with the least unsigned pair keys in TEST and, where asked for, the next k in VALIDATION;
 * the others in TRAIN. A user needs one interaction more than are held out, or all of them stay in TRAIN.
 *
 * <p>O(n log n) for a user of n interactions, 20 bytes each.
 */
public final class LeaveRandomOut implements Splitter {
    private final int k;
    private final boolean validation;

    /** Holds out {@code k} interactions of each user, at least 1, and with {@code validation} k more. */
    public LeaveRandomOut(int k, boolean validation) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, was " + k);
        }
        this.k = k;
        this.validation = validation;
    }

    @Override
    public void assign(UserInteractions user, byte[] folds) {
        int size = user.size();
        long heldOut = validation ? 2L * k : k;
        if (size <= heldOut) {
            Arrays.fill(folds, 0, size, Fold.TRAIN.code());
            return;
        }
        int[] ranks = KeyRanks.of(user);
        for (int i = 0; i < size; i++) {
            Fold fold = ranks[i] < k ? Fold.TEST : ranks[i] < heldOut ? Fold.VALIDATION : Fold.TRAIN;
            folds[i] = fold.code();
        }
    }
}
