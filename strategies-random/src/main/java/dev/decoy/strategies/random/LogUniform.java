package dev.decoy.strategies.random;

import dev.decoy.data.InteractionStats;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.WeightedItems;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.SamplerFactory;

/**
 * Zipf's law by rank of popularity: p(item of rank k) = ln((k + 2) / (k + 1)) / ln(items + 1), rank 0 the item counted most
 * in the TRAIN fold (with {@code over: all} in all folds), equal counts in the order of ids. TensorFlow's {@code
 * log_uniform_candidate_sampler}, but with the ranks found. O(1) per draw, 16 bytes per item.
 */
public final class LogUniform implements SamplerFactory<LogUniform.Config> {
    /** No options. */
    public record Config() {}

    @Override
    public String name() {
        return "log-uniform";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "items by their rank of popularity, after Zipf's law";
    }

    @Override
    public NegativeSampler create(Config config, BuildContext context) {
        return new RejectionSampler(WeightedItems.of(weights(context.stats())));
    }

    private static double[] weights(InteractionStats stats) {
        int[] order = PopularityOrder.of(stats);
        double[] weights = new double[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            weights[order[rank]] = StrictMath.log1p(1 / (rank + 1.0));
        }
        return weights;
    }
}
