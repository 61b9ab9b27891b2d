package dev.decoy.strategies.popularity;

import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.WeightedItems;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SamplerFactory;

/**
 * Popular items more often: p(i) ∝ count(i)^exponent, counted over the TRAIN fold (with {@code over: all} over all folds).
 * Exponent 0.75 is word2vec's (Mikolov et al., 2013), 1 draws as the data does, 0 is uniform. O(1) per draw, 16 bytes per
 * item.
 *
 * <p>Items that were not counted have weight 0 and are never drawn, unless the exponent is 0.
 */
public final class Popularity implements SamplerFactory<Popularity.Config> {
    /** Options of {@code popularity}. */
    public record Config(
            @Default("0.75") @Doc("power of an item's count, in [0, 4]")
            double exponent) {
        public Config {
            if (!(exponent >= 0 && exponent <= 4)) {
                throw new IllegalArgumentException("exponent must be in [0, 4], was " + exponent);
            }
        }
    }

    @Override
    public String name() {
        return "popularity";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "items in proportion to a power of their count";
    }

    @Override
    public NegativeSampler create(Config config, BuildContext context) {
        // StrictMath: the last bit of Math.pow differs between processors, and one bit of a weight can flip a draw.
        double[] weights = context.stats().itemWeights(count -> StrictMath.pow(count, config.exponent()));
        return new RejectionSampler(WeightedItems.of(weights));
    }
}
