package dev.decoy.eval.split;

import dev.decoy.data.Fold;

/**
 * One of k runs that together hold out everything once.
 *
 * @param folds k, the number of parts and of runs; at least 2, and 3 with validation
 * @param fold which part is TEST, from 1 to k
 * @param validation whether the part after it, the first after the last, is VALIDATION
 */
public record CrossValidation(int folds, int fold, boolean validation) implements KeyFolds {
    public CrossValidation {
        int least = validation ? 3 : 2;
        if (folds < least) {
            throw new IllegalArgumentException(
                    "folds must be at least " + least + (validation ? " with validation" : "") + ", was " + folds);
        }
        if (fold < 1 || fold > folds) {
            throw new IllegalArgumentException("fold must be from 1 to folds, " + folds + ", was " + fold);
        }
    }

    /** The part of a key, counted from 0: {@code floor(key * k / 2^64)}. */
    int partOf(long key) {
        // Java 17 has no unsignedMultiplyHigh.
        return (int) (Math.multiplyHigh(key, (long) folds) + ((key >> 63) & folds));
    }

    /** The fold of a part, counted from 0. */
    Fold foldOf(int part) {
        if (part == fold - 1) {
            return Fold.TEST;
        }
        return validation && part == fold % folds ? Fold.VALIDATION : Fold.TRAIN;
    }

    @Override
    public Fold of(long key) {
        return foldOf(partOf(key));
    }
}
