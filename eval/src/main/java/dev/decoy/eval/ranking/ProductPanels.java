package dev.decoy.eval.ranking;

import dev.decoy.scoring.Scorer;
import dev.decoy.scoring.VectorScorer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies vectors: for each dimension one multiply and one add along the items, which compilers turn into vector
 * instructions; the sum of an item still runs over the dimensions in their order.
 */
final class ProductPanels implements PanelScores {
    private final int dimension;
    private final VectorScorer scorer;
    private final float[] vectors;
    private final float @Nullable [] biases;
    private final float[] queries;
    private final float[] query;
    // The vectors of a portion, dimension by dimension.
    private final float[] panel;
    private final float[] sums = new float[FullLists.ITEMS];

    ProductPanels(VectorScorer scorer) {
        this.scorer = scorer;
        dimension = scorer.dimension();
        vectors = scorer.itemVectors();
        biases = scorer.itemBiases();
        queries = new float[FullLists.LISTS * dimension];
        query = new float[dimension];
        panel = new float[dimension * FullLists.ITEMS];
    }

    @Override
    public void query(int index, Scorer.Query asked) {
        scorer.queryVector(asked, query);
        System.arraycopy(query, 0, queries, index * dimension, dimension);
    }

    @Override
    public void score(int count, int firstItem, int itemCount, float[] scores) {
        for (int i = 0; i < itemCount; i++) {
            int from = (firstItem + i) * dimension;
            for (int d = 0; d < dimension; d++) {
                panel[d * itemCount + i] = vectors[from + d];
            }
        }
        for (int q = 0; q < count; q++) {
            Arrays.fill(sums, 0, itemCount, 0);
            for (int d = 0; d < dimension; d++) {
                multiply(queries[q * dimension + d], d * itemCount, itemCount);
            }
            if (biases != null) {
                for (int i = 0; i < itemCount; i++) {
                    sums[i] += biases[firstItem + i];
                }
            }
            System.arraycopy(sums, 0, scores, q * itemCount, itemCount);
        }
    }

    private void multiply(float weight, int from, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += weight * panel[from + i];
        }
    }
}
