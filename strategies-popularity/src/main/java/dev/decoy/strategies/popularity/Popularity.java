package dev.decoy.strategies.popularity;

import dev.decoy.data.InteractionStats;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.WeightedItems;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SamplerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Popular items more often: p(i) ∝ (min(count(i), cap) + smoothing)^exponent, counted over the TRAIN fold (with {@code
 * over: all} over all folds). Exponent 0.75 is word2vec's (Mikolov et al., 2013), 1 draws as the data does, 0 is uniform,
 * below 0 rare items come more often (Caselles-Dupré et al., 2018). O(1) per draw, 16 bytes per item.
 *
 * <p>Without smoothing, items that were not counted have weight 0 and are never drawn, unless the exponent is 0.
 */
public final class Popularity implements SamplerFactory<Popularity.Config> {
    /** Options of {@code popularity}. */
    public record Config(
            @Default("0.75") @Doc("power of an item's count, in [-4, 4]; below 0 rare items come more often")
            double exponent,

            @Default("0.0")
            @Doc(
                    "added to every count, 0 or in [1e-9, 1e9]; at 0 an item that is not in train is never drawn (unless the exponent is 0)")
            double smoothing,

            @Doc("higher counts count as this, at least 1; by default there is no cap") @Nullable
            Integer cap,

            @Doc("instead of cap: the cap is this quantile of the counts above 0, in (0, 1]") @Nullable
            Double capQuantile) {
        public Config {
            CountLaw.requireExponent(exponent, -CountLaw.MOST_EXPONENT);
            CountLaw.requireSmoothing(smoothing);
            if (cap != null && cap < 1) {
                throw new IllegalArgumentException("cap must be at least 1, was " + cap);
            }
            if (capQuantile != null && !(capQuantile > 0 && capQuantile <= 1)) {
                throw new IllegalArgumentException("capQuantile must be above 0 and at most 1, was " + capQuantile);
            }
            if (cap != null && capQuantile != null) {
                throw new IllegalArgumentException(
                        "capQuantile must be left out where cap is given, was " + capQuantile);
            }
        }

        /** Counts as they are, to a power. */
        public static Config ofExponent(double exponent) {
            return new Config(exponent, 0, null, null);
        }

        private CountLaw law(InteractionStats stats) {
            if (capQuantile != null) {
                return new CountLaw(exponent, smoothing, CountLaw.quantile(stats, capQuantile));
            }
            return new CountLaw(exponent, smoothing, cap == null ? CountLaw.NO_CAP : cap);
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
        double[] weights = context.stats().itemWeights(config.law(context.stats())::weight);
        return new RejectionSampler(WeightedItems.of(weights));
    }
}
