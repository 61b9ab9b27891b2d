package dev.decoy.eval.split;

import dev.decoy.data.UserInteractions;
import dev.decoy.split.Splitter;

/**
 * All pairs dealt by the quantile of their key: all interactions of a pair go to the same fold, which more data does not
 * change.
 */
public final class RandomGlobal implements Splitter {
    private final KeyFolds pairs;

    private RandomGlobal(KeyFolds pairs) {
        this.pairs = pairs;
    }

    /** Deals these shares, up to chance: a share is expected, not counted. */
    public RandomGlobal(Shares shares) {
        this(new KeyShares(shares));
    }

    /** Deals one run of a cross-validation. */
    public RandomGlobal(CrossValidation run) {
        this((KeyFolds) run);
    }

    @Override
    public void assign(UserInteractions user, byte[] folds) {
        for (int i = 0; i < user.size(); i++) {
            folds[i] = pairs.of(user.pairKey(i)).code();
        }
    }
}
