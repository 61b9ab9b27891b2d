package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.split.ColdFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what the report says of a split. O(interactions), a byte a user and an item. Used once. */
final class SplitSummary {
    private final Interactions read;
    private final Interactions split;
    private final boolean[] usersInTrain;
    private final boolean[] itemsInTrain;
    private int inTrainAlone;
    private int heldOut;
    private int input;

    private SplitSummary(Interactions read, Interactions split) {
        this.read = read;
        this.split = split;
        usersInTrain = new boolean[split.userCount()];
        itemsInTrain = new boolean[split.itemCount()];
    }

    /**
     * Counts.
     *
     * @param read what was split
     * @param left what the split and the filter of cold users and items made of it
     */
    static RunReport.Split of(Interactions read, ColdFilter.Result left) {
        SplitSummary summary = new SplitSummary(read, left.interactions());
        for (int user = 0; user < read.userCount(); user++) {
            summary.countUser(user);
        }
        return new RunReport.Split(
                summary.inTrainAlone, summary.heldOut, summary.input, summary.notInTrain(), left.losses());
    }

    private void countUser(int user) {
        int inTrain = 0;
        int elsewhere = 0;
        int inputOfUser = 0;
        for (int position = read.rowStart(user); position < read.rowEnd(user); position++) {
            if (!read.isPositive(position)) {
                continue;
            }
            if (split.foldCode(position) != Fold.TRAIN.code()) {
                elsewhere++;
            } else if (split.isPositive(position)) {
                inTrain++;
                itemsInTrain[split.item(position)] = true;
            } else {
                inputOfUser++;
            }
        }
        usersInTrain[user] = inTrain + inputOfUser > 0;
        inTrainAlone += inTrain > 0 && elsewhere == 0 ? 1 : 0;
        heldOut += inputOfUser > 0 ? 1 : 0;
        input += inputOfUser;
    }

    private Map<String, RunReport.NotInTrain> notInTrain() {
        Map<String, RunReport.NotInTrain> folds = new LinkedHashMap<>();
        for (Fold fold : List.of(Fold.VALIDATION, Fold.TEST)) {
            if (split.size(fold) > 0) {
                folds.put(fold.label(), notInTrain(fold));
            }
        }
        return folds;
    }

    private RunReport.NotInTrain notInTrain(Fold fold) {
        boolean[] newItems = new boolean[itemsInTrain.length];
        int interactions = 0;
        int users = 0;
        int items = 0;
        for (int user = 0; user < split.userCount(); user++) {
            boolean any = false;
            for (int position = split.rowStart(user); position < split.rowEnd(user); position++) {
                if (!split.isIn(fold, position)) {
                    continue;
                }
                int item = split.item(position);
                any = true;
                interactions += usersInTrain[user] && itemsInTrain[item] ? 0 : 1;
                items += itemsInTrain[item] || newItems[item] ? 0 : 1;
                newItems[item] |= !itemsInTrain[item];
            }
            users += any && !usersInTrain[user] ? 1 : 0;
        }
        return new RunReport.NotInTrain(interactions, users, items);
    }
}
