package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.UserInteractions;
import dev.decoy.split.Splitter;

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
        int[] ranks = KeyRanks.of(user);
        for (int i = 0; i < size; i++) {
            Fold fold = ranks[i] < endTest ? Fold.TEST : ranks[i] < endValidation ? Fold.VALIDATION : Fold.TRAIN;
            folds[i] = fold.code();
        }
    }
}
