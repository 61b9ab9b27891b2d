package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.UserInteractions;
import dev.decoy.split.Splitter;
import java.util.Arrays;

/**
 * Each user's last k interactions in TEST and, where asked for, the k before them in VALIDATION; the others in TRAIN.
 *
 * <p>A user needs one interaction more than are held out, or all of them stay in TRAIN. Last is last in canonical order:
 * equal times are told apart by the hash of the pair by default, as breaking ties by item id would hold out rarer items.
 */
public final class LeaveLastOut implements Splitter {
    private final int k;
    private final boolean validation;

    /** Holds out {@code k} interactions of each user, at least 1, and with {@code validation} the k before them too. */
    public LeaveLastOut(int k, boolean validation) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, was " + k);
        }
        this.k = k;
        this.validation = validation;
    }

    @Override
    public void assign(UserInteractions user, byte[] folds) {
        int size = user.size();
        Arrays.fill(folds, 0, size, Fold.TRAIN.code());
        if (size <= (validation ? 2L * k : k)) {
            return;
        }
        Arrays.fill(folds, size - k, size, Fold.TEST.code());
        if (validation) {
            Arrays.fill(folds, size - 2 * k, size - k, Fold.VALIDATION.code());
        }
    }
}
