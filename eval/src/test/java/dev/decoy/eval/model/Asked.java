package dev.decoy.eval.model;

import dev.decoy.data.Interactions;
import dev.decoy.scoring.Scorer;

/** A query that a test asks. */
record Asked(int user, int position) implements Scorer.Query {
    /** The scores of all items for a user as a whole. */
    static float[] ofUser(Scorer scorer, Interactions data, String user) {
        return scores(scorer, data, new Asked(data.userIds().code(user), NO_ROW));
    }

    /** The scores of all items for a row. */
    static float[] ofRow(Scorer scorer, Interactions data, int position) {
        return scores(scorer, data, new Asked(data.userOf(position), position));
    }

    private static float[] scores(Scorer scorer, Interactions data, Scorer.Query query) {
        int[] items = new int[data.itemCount()];
        for (int item = 0; item < items.length; item++) {
            items[item] = item;
        }
        float[] scores = new float[items.length];
        scorer.newWorker().score(query, items, items.length, scores);
        return scores;
    }
}
