package dev.decoy.strategies.random;

import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.UniformItems;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.SamplerFactory;

/** Every item alike: p(i) = 1 / items (Rendle et al., BPR, UAI 2009; He et al., NCF, WWW 2017). O(1) per draw. */
public final class Uniform implements SamplerFactory<Uniform.Config> {
    /** No options. */
    public record Config() {}

    @Override
    public String name() {
        return "uniform";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "every item alike";
    }

    @Override
    public NegativeSampler create(Config config, BuildContext context) {
        return new RejectionSampler(new UniformItems(context.itemIds().size()));
    }
}
