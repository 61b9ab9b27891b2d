package dev.decoy.scoring;

import org.jspecify.annotations.Nullable;

/**
 * A scorer with vectors: the score is the sum over {@code d} of {@code query[d] * item[d]}, in the order of {@code d}, each
 * product and each sum rounded to float, then plus the item's bias. Known vectors let the engine score many queries at once
 * as one blocked product, with the same bits.
 */
public interface VectorScorer extends Scorer {
    /** Length of the vectors. */
    int dimension();

    /**
     * The items' vectors, one after the other by item code: itemCount x dimension values; shared, not to be changed. NaN in the
     * vector of an item that has none.
     */
    float[] itemVectors();

    /** A bias by item code; null: none. Shared, not to be changed. */
    float @Nullable [] itemBiases();

    /** Fills {@code into[0 .. dimension)}; with NaN where the query has no vector. */
    void queryVector(Query query, float[] into);

    @Override
    default Worker newWorker() {
        return new DotProducts(this);
    }
}
