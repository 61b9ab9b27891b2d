package dev.decoy.sampling;

import dev.decoy.data.Fold;
import java.util.EnumSet;
import java.util.Set;

/** Which of a user's items may not be drawn for that user. A row's own positive never is. */
public enum KnownItems {
    /** None but the row's own positive. */
    NONE("none", EnumSet.noneOf(Fold.class)),
    /** The user's items in TRAIN: the default for training negatives, which must not tell what is held out. */
    TRAIN("train", EnumSet.of(Fold.TRAIN)),
    /** The user's items in TRAIN and VALIDATION: the default for validation candidates. */
    TRAIN_AND_VALIDATION("train+validation", EnumSet.of(Fold.TRAIN, Fold.VALIDATION)),
    /** All of the user's items, those left out of every fold included: the default for test candidates. */
    ALL_FOLDS("all-folds", EnumSet.allOf(Fold.class)),
    /**
     * Those of the user's items that {@link #defaultFor} the row's fold makes known, but only up to the row's time, that time
     * included: no row knows the future. Needs times.
     */
    UP_TO_TIME("up-to-time", EnumSet.noneOf(Fold.class));

    /** Bit {@code code + 1} is set when a fold byte makes an item known. */
    private final int marked;

    private final String label;

    KnownItems(String label, Set<Fold> folds) {
        this.label = label;
        int bits = folds.size() == Fold.values().length ? 1 << (Fold.LEFT_OUT + 1) : 0;
        for (Fold fold : folds) {
            bits |= 1 << (fold.code() + 1);
        }
        marked = bits;
    }

    /** The name in configs: {@code none}, {@code train}, {@code train+validation}, {@code all-folds}, {@code up-to-time}. */
    public String label() {
        return label;
    }

    /** Whether an interaction stored with this fold byte makes its item known. */
    boolean includes(byte foldCode) {
        return (marked >>> (foldCode + 1) & 1) != 0;
    }

    /** The scope that a fold's negatives are drawn under unless the config says otherwise. */
    public static KnownItems defaultFor(Fold fold) {
        return switch (fold) {
            case TRAIN -> TRAIN;
            case VALIDATION -> TRAIN_AND_VALIDATION;
            case TEST -> ALL_FOLDS;
        };
    }
}
