package dev.decoy.benchmarks;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.UniformItems;
import dev.decoy.sampling.WeightedItems;
import java.util.EnumSet;

/** What negatives are drawn by. */
public enum Law {
    /** Every item alike. */
    UNIFORM(0),
    /** By the usual power of popularity. */
    POPULARITY_075(0.75),
    /** By popularity itself, as peers and the limit in C draw. */
    POPULARITY_1(1);

    private final double exponent;

    Law(double exponent) {
        this.exponent = exponent;
    }

    NegativeSampler over(Interactions interactions) {
        if (exponent == 0) {
            return new RejectionSampler(new UniformItems(interactions.itemCount()));
        }
        InteractionStats stats = interactions.stats(EnumSet.of(Fold.TRAIN));
        return new RejectionSampler(
                WeightedItems.of(stats.itemWeights(count -> count == 0 ? 0 : StrictMath.pow(count, exponent))));
    }
}
