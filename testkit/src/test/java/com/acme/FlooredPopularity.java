package com.acme;

import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.WeightedItems;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SamplerFactory;

/** Popularity with a floor, so that rare items are drawn too: p(i) ∝ max(count(i), floor)^exponent. */
public final class FlooredPopularity implements SamplerFactory<FlooredPopularity.Config> {
    /** Options of {@code acme-floored-popularity}. */
    public record Config(
            @Default("0.75") @Doc("power of an item's count, in [0, 4]")
            double exponent,

            @Default("1") @Doc("the count that rarer items are given, at least 1")
            int floor) {
        public Config {
            if (!(exponent >= 0 && exponent <= 4)) {
                throw new IllegalArgumentException("exponent must be in [0, 4], was " + exponent);
            }
            if (floor < 1) {
                throw new IllegalArgumentException("floor must be at least 1, was " + floor);
            }
        }
    }

    @Override
    public String name() {
        return "acme-floored-popularity";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "items in proportion to a power of their count, rare ones as if they had the floor";
    }

    @Override
    public NegativeSampler create(Config config, BuildContext context) {
        double[] weights = context.stats()
                .itemWeights(count -> StrictMath.pow(Math.max(count, config.floor()), config.exponent()));
        return new RejectionSampler(WeightedItems.of(weights));
    }
}
