package dev.decoy.eval.model;

import dev.decoy.io.DataException;
import dev.decoy.scoring.VectorScorer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of users or rows against vectors of items, all from files. Immutable and thread-safe; 4 bytes a component of each
 * vector of an item of the data, and of each known user or row of the file.
 */
final class Embeddings implements VectorScorer {
    private final Keying keying;
    private final VectorTable queries;
    private final ItemVectors items;

    /**
     * A model of such vectors.
     *
     * @throws DataException when their lengths differ
     */
    Embeddings(Keying keying, VectorTable queries, ItemVectors items) {
        if (queries.dimension() != items.dimension()) {
            throw new DataException(queries.name() + ": has vectors of " + queries.dimension() + " components, and "
                    + items.name() + " of " + items.dimension() + "; export both from one model");
        }
        this.keying = keying;
        this.queries = queries;
        this.items = items;
    }

    @Override
    public Keying keying() {
        return keying;
    }

    @Override
    public int dimension() {
        return items.dimension();
    }

    @Override
    public float[] itemVectors() {
        return items.values();
    }

    @Override
    public float @Nullable [] itemBiases() {
        return items.biases();
    }

    @Override
    public void queryVector(Query query, float[] into) {
        queries.copy(QueryKey.of(query, keying), into, 0);
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(queries.remarks());
        remarks.addAll(items.remarks());
        return remarks;
    }
}
