package dev.decoy.eval.ranking;

import dev.decoy.scoring.Scorer;

/** Asks a scorer query by query. */
final class ScoredPanels implements PanelScores {
    private final Scorer.Worker scorer;
    private final Scorer.Query[] queries = new Scorer.Query[FullLists.LISTS];
    private final int[] items = new int[FullLists.ITEMS];
    private final float[] row = new float[FullLists.ITEMS];

    ScoredPanels(Scorer.Worker scorer) {
        this.scorer = scorer;
    }

    @Override
    public void query(int index, Scorer.Query query) {
        queries[index] = query;
    }

    @Override
    public void score(int count, int firstItem, int itemCount, float[] scores) {
        for (int i = 0; i < itemCount; i++) {
            items[i] = firstItem + i;
        }
        for (int query = 0; query < count; query++) {
            scorer.score(queries[query], items, itemCount, row);
            System.arraycopy(row, 0, scores, query * FullLists.ITEMS, itemCount);
        }
    }
}
