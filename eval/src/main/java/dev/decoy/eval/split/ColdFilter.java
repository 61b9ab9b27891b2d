package dev.decoy.eval.split;

import dev.decoy.data.EventRole;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out what is held out of users and items that TRAIN has too little of; TRAIN itself stays as it is. Runs after the
 * splitter, since it counts in TRAIN. O(interactions). Immutable.
 */
public final class ColdFilter {
    private static final Set<Fold> HELD_OUT = EnumSet.of(Fold.VALIDATION, Fold.TEST);

    private final int minPerUser;
    private final int minPerItem;

    /**
     * Needs so many interactions in TRAIN; 0 for no bound.
     *
     * @throws IllegalArgumentException when a bound is below 0
     */
    public ColdFilter(int minPerUser, int minPerItem) {
        if (minPerUser < 0) {
            throw new IllegalArgumentException("minPerUser must be at least 0, was " + minPerUser);
        }
        if (minPerItem < 0) {
            throw new IllegalArgumentException("minPerItem must be at least 0, was " + minPerItem);
        }
        this.minPerUser = minPerUser;
        this.minPerItem = minPerItem;
    }

    /**
     * What was left out of a fold by a bound; what a cold user has with a cold item counts for the user.
     *
     * @param fold VALIDATION or TEST
     * @param bound {@code minPerUser} or {@code minPerItem}
     * @param interactions positives left out
     * @param users users that had some in the fold and now have none
     * @param items items that had some in the fold and now have none
     */
    public record Loss(Fold fold, String bound, int interactions, int users, int items) {}

    /**
     * What is left.
     *
     * @param interactions the same, with other folds
     * @param losses of each fold by each bound that was set
     */
    public record Result(Interactions interactions, List<Loss> losses) {}

    /**
     * Filters what a splitter has dealt.
     *
     * @param read what the splitter was given: what has become input of a held-out user is a positive there, and counts for
     *     the user
     * @param split what it made of it
     */
    public Result apply(Interactions read, Interactions split) {
        if (minPerUser == 0 && minPerItem == 0) {
            return new Result(split, List.of());
        }
        byte[] folds = new byte[split.size()];
        for (int position = 0; position < folds.length; position++) {
            folds[position] = split.foldCode(position);
        }
        List<Loss> losses = new ArrayList<>();
        if (minPerUser > 0) {
            dropUsers(read, split, folds, losses);
        }
        if (minPerItem > 0) {
            dropItems(split, folds, losses);
        }
        return new Result(split.split(new Predefined(folds)), List.copyOf(losses));
    }

    private void dropUsers(Interactions read, Interactions split, byte[] folds, List<Loss> losses) {
        boolean[] cold = new boolean[folds.length];
        for (int user = 0; user < split.userCount(); user++) {
            int inTrain = 0;
            for (int position = split.rowStart(user); position < split.rowEnd(user); position++) {
                inTrain += folds[position] == Fold.TRAIN.code() && read.isPositive(position) ? 1 : 0;
            }
            for (int position = split.rowStart(user); position < split.rowEnd(user); position++) {
                cold[position] = inTrain < minPerUser;
            }
        }
        drop("minPerUser", split, cold, folds, losses);
    }

    private void dropItems(Interactions split, byte[] folds, List<Loss> losses) {
        int[] inTrain = new int[split.itemCount()];
        for (int position = 0; position < folds.length; position++) {
            inTrain[split.item(position)] += split.isIn(Fold.TRAIN, position) ? 1 : 0;
        }
        boolean[] cold = new boolean[folds.length];
        for (int position = 0; position < folds.length; position++) {
            cold[position] = inTrain[split.item(position)] < minPerItem;
        }
        drop("minPerItem", split, cold, folds, losses);
    }

    private static void drop(String bound, Interactions split, boolean[] cold, byte[] folds, List<Loss> losses) {
        for (Fold fold : HELD_OUT) {
            FoldContents before = FoldContents.of(split, folds, fold);
            for (int position = 0; position < folds.length; position++) {
                // Known events are no rows; they stay what histories are made of.
                if (cold[position] && folds[position] == fold.code() && split.role(position) != EventRole.KNOWN) {
                    folds[position] = Fold.LEFT_OUT;
                }
            }
            FoldContents after = FoldContents.of(split, folds, fold);
            if (before.interactions() > 0) {
                losses.add(new Loss(
                        fold,
                        bound,
                        before.interactions() - after.interactions(),
                        before.users() - after.users(),
                        before.items() - after.items()));
            }
        }
    }
}
