package dev.decoy.strategies.popularity;

import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.WeightedItems;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SamplerFactory;

/**
 * Rare items more often: p(i) ∝ (count(i) + smoothing)^-exponent, counted over the TRAIN fold (with {@code over: all} over
 * all folds). With smoothing, items that were not counted are the likeliest. O(1) per draw, 16 bytes per item.
 */
public final class InversePopularity implements SamplerFactory<InversePopularity.Config> {
    /** Options of {@code inverse-popularity}. */
    public record Config(
            @Default("1.0") @Doc("an item weighs its count to minus this power, in [0, 4]")
            double exponent,

            @Default("1.0")
            @Doc(
                    "added to every count, 0 or in [1e-9, 1e9]; at 0 an item that is not in train is never drawn (unless the exponent is 0)")
            double smoothing) {
        public Config {
            CountLaw.requireExponent(exponent, 0);
            CountLaw.requireSmoothing(smoothing);
        }
    }

    @Override
    public String name() {
        return "inverse-popularity";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "rare items more often: in inverse proportion to a power of their count";
    }

    @Override
    public NegativeSampler create(Config config, BuildContext context) {
        CountLaw law = new CountLaw(-config.exponent(), config.smoothing(), CountLaw.NO_CAP);
        return new RejectionSampler(WeightedItems.of(context.stats().itemWeights(law::weight)));
    }
}
