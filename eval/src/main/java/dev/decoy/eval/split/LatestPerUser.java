package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.UserInteractions;
import dev.decoy.split.Splitter;
import java.util.Arrays;

/** The same shares of each user, by time: the last in canonical order go to TEST, those before them to VALIDATION. */
public final class LatestPerUser implements Splitter {
    private final Shares shares;

    /** Deals these shares of each user, rounded to whole interactions. */
    public LatestPerUser(Shares shares) {
        this.shares = shares;
    }

    @Override
    public void assign(UserInteractions user, byte[] folds) {
        int size = user.size();
        int test = size - shares.testCount(size);
        int validation = test - shares.validationCount(size);
        Arrays.fill(folds, 0, validation, Fold.TRAIN.code());
        Arrays.fill(folds, validation, test, Fold.VALIDATION.code());
        Arrays.fill(folds, test, size, Fold.TEST.code());
    }
}
