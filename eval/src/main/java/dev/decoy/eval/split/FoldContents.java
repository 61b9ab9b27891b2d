package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;

/** How many positives a fold has, and how many users and items have some of them. */
record FoldContents(int interactions, int users, int items) {
    /** Counts by fold bytes that may differ from those of the interactions. O(interactions), a byte an item. */
    static FoldContents of(Interactions interactions, byte[] folds, Fold fold) {
        boolean[] seen = new boolean[interactions.itemCount()];
        int count = 0;
        int users = 0;
        int items = 0;
        for (int user = 0; user < interactions.userCount(); user++) {
            int ofUser = 0;
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                if (folds[position] == fold.code() && interactions.isPositive(position)) {
                    int item = interactions.item(position);
                    items += seen[item] ? 0 : 1;
                    seen[item] = true;
                    ofUser++;
                }
            }
            count += ofUser;
            users += ofUser > 0 ? 1 : 0;
        }
        return new FoldContents(count, users, items);
    }
}
