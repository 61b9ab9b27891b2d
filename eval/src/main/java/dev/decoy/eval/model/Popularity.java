package dev.decoy.eval.model;

import dev.decoy.data.InteractionStats;
import dev.decoy.scoring.Scorer;

/** Scores an item by its interactions, whoever asks. Immutable and thread-safe; 4 bytes per item. */
public final class Popularity implements Scorer {
    private final float[] counts;

    /** The popularity that some counts tell. Counts above 2^24 are rounded. */
    public Popularity(InteractionStats stats) {
        counts = new float[stats.itemCount()];
        for (int item = 0; item < counts.length; item++) {
            counts[item] = stats.interactionCount(item);
        }
    }

    @Override
    public Worker newWorker() {
        return (query, items, count, scores) -> {
            for (int i = 0; i < count; i++) {
                scores[i] = counts[items[i]];
            }
        };
    }
}
