package dev.decoy.scoring;

import org.jspecify.annotations.Nullable;

/** Scores item by item from the vectors of a {@link VectorScorer}. Thread-confined. */
final class DotProducts implements Scorer.Worker {
    // Sums wait for one another, so several items are summed side by side.
    private static final int ABREAST = 4;

    private final VectorScorer scorer;
    private final int dimension;
    private final float[] vectors;
    private final float @Nullable [] biases;
    private final float[] query;

    DotProducts(VectorScorer scorer) {
        this.scorer = scorer;
        dimension = scorer.dimension();
        vectors = scorer.itemVectors();
        biases = scorer.itemBiases();
        query = new float[dimension];
    }

    @Override
    public void score(Scorer.Query asked, int[] items, int count, float[] scores) {
        scorer.queryVector(asked, query);
        int i = 0;
        for (; i + ABREAST <= count; i += ABREAST) {
            four(items, i, scores);
        }
        for (; i < count; i++) {
            scores[i] = one(items[i]);
        }
        if (biases != null) {
            for (i = 0; i < count; i++) {
                scores[i] += biases[items[i]];
            }
        }
    }

    private void four(int[] items, int at, float[] scores) {
        int first = items[at] * dimension;
        int second = items[at + 1] * dimension;
        int third = items[at + 2] * dimension;
        int fourth = items[at + 3] * dimension;
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int k = 0; k < dimension; k++) {
            float weight = query[k];
            a += weight * vectors[first + k];
            b += weight * vectors[second + k];
            c += weight * vectors[third + k];
            d += weight * vectors[fourth + k];
        }
        scores[at] = a;
        scores[at + 1] = b;
        scores[at + 2] = c;
        scores[at + 3] = d;
    }

    private float one(int item) {
        int from = item * dimension;
        float sum = 0;
        for (int k = 0; k < dimension; k++) {
            sum += query[k] * vectors[from + k];
        }
        return sum;
    }
}
