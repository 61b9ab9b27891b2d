package dev.decoy.eval.ranking;

import dev.decoy.scoring.ProductKernel;
import dev.decoy.scoring.Scorer;
import dev.decoy.scoring.VectorScorer;
import org.jspecify.annotations.Nullable;

/** Multiplies the vectors of queries and items. */
final class ProductPanels implements PanelScores {
    private final int dimension;
    private final VectorScorer scorer;
    private final ProductKernel kernel;
    private final float[] packed;
    private final float @Nullable [] biases;
    private final float[] queries;
    private final float[] query;

    ProductPanels(VectorScorer scorer, ProductKernel kernel, PackedItems packed) {
        this.scorer = scorer;
        this.kernel = kernel;
        this.packed = packed.panels();
        dimension = scorer.dimension();
        biases = scorer.itemBiases();
        queries = new float[FullLists.LISTS * dimension];
        query = new float[dimension];
    }

    @Override
    public void query(int index, Scorer.Query asked) {
        scorer.queryVector(asked, query);
        System.arraycopy(query, 0, queries, index * dimension, dimension);
    }

    @Override
    public void score(int count, int firstItem, int itemCount, float[] scores) {
        int panels = (itemCount + kernel.width() - 1) / kernel.width();
        kernel.multiply(packed, firstItem / kernel.width(), panels, dimension, queries, count, scores, FullLists.ITEMS);
        if (biases != null) {
            for (int q = 0; q < count; q++) {
                for (int i = 0; i < itemCount; i++) {
                    scores[q * FullLists.ITEMS + i] += biases[firstItem + i];
                }
            }
        }
    }
}
