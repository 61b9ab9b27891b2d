package dev.decoy.eval.ranking;

import dev.decoy.scoring.ProductKernel;
import dev.decoy.scoring.Scorer;
import dev.decoy.scoring.VectorScorer;

/** Vectors of all items as panels of a {@link ProductKernel}, shared by all threads; 4 bytes an item and dimension. */
final class PackedItems {
    private static final PackedItems NONE = new PackedItems(new float[0]);

    private final float[] panels;

    private PackedItems(float[] panels) {
        this.panels = panels;
    }

    /** Those of a scorer; empty where it has no vectors, or none are to be multiplied as a whole. */
    static PackedItems of(Scorer scorer, ProductKernel kernel, boolean wholeCatalogue) {
        if (!wholeCatalogue || !(scorer instanceof VectorScorer vectors)) {
            return NONE;
        }
        float[] values = vectors.itemVectors();
        return new PackedItems(kernel.pack(values, values.length / vectors.dimension(), vectors.dimension()));
    }

    float[] panels() {
        return panels;
    }
}
