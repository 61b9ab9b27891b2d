package dev.decoy.eval.ranking;

import dev.decoy.scoring.Scorer;

/** Scores of a portion of the catalogue for several queries. Thread-confined. */
interface PanelScores {
    /** Takes a query as number {@code index}; its cursor stays as it is until the scores are made. */
    void query(int index, Scorer.Query query);

    /**
     * Scores the items {@code firstItem} to {@code firstItem + count - 1} for queries 0 to {@code queries - 1} into
     * {@code scores[query * FullLists.ITEMS + item - firstItem]}, with the bits that {@link Scorer.Worker#score} gives.
     */
    void score(int queries, int firstItem, int count, float[] scores);
}
