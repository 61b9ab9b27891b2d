package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.UserInteractions;
import dev.decoy.eval.split.RatioFactory.By;
import java.util.Arrays;

/**
 * How much of a held-out user is input to predictions, the rest being their target.
 *
 * @param share of the user's interactions, in [0, 1); rounded to the nearest whole number, but above 0 at least one is input
 *     and at least one target
 * @param by TIME: the first in canonical order are input; RANDOM: the first in the order of pair keys are the target
 */
public record InputPart(double share, By by) {
    public InputPart {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("input must be in [0, 1), was " + share);
        }
    }

    /** How many interactions a user needs to be held out. */
    int least() {
        return share == 0 ? 1 : 2;
    }

    /** Deals the target of a user to a fold and its input to TRAIN. */
    void deal(UserInteractions user, Fold fold, byte[] folds) {
        int size = user.size();
        int target = size - inputCount(size);
        Arrays.fill(folds, 0, size, Fold.TRAIN.code());
        if (by == By.TIME) {
            Arrays.fill(folds, size - target, size, fold.code());
            return;
        }
        int[] ranks = KeyRanks.of(user);
        for (int i = 0; i < size; i++) {
            folds[i] = (ranks[i] < target ? fold : Fold.TRAIN).code();
        }
    }

    private int inputCount(int size) {
        int nearest = (int) Math.floor(share * size + 0.5);
        return share == 0 ? 0 : Math.max(1, Math.min(nearest, size - 1));
    }
}
