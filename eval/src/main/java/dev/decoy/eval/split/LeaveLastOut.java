package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.UserInteractions;
import dev.decoy.split.Splitter;
import java.util.Arrays;

/**
 * Each user's last interaction in TEST and, where asked for, the second last in VALIDATION; the others in TRAIN.
 *
 * <p>A user needs one interaction more than are held out, or all of them stay in TRAIN. Last is last in canonical order:
 * equal times are told apart by the hash of the pair by default, as breaking ties by item id would hold out rarer items.
 */
public final class LeaveLastOut implements Splitter {
    private final int heldOut;

    /** {@code validation} holds out the second last interaction too. */
    public LeaveLastOut(boolean validation) {
        heldOut = validation ? 2 : 1;
    }

    @Override
    public void assign(UserInteractions user, byte[] folds) {
        int size = user.size();
        Arrays.fill(folds, 0, size, Fold.TRAIN.code());
        if (size <= heldOut) {
            return;
        }
        folds[size - 1] = Fold.TEST.code();
        if (heldOut == 2) {
            folds[size - 2] = Fold.VALIDATION.code();
        }
    }
}
