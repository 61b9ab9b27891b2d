package dev.decoy.strategies.random;

import dev.decoy.data.InteractionStats;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.testkit.NegativeSamplerContract;

class UniformTest extends NegativeSamplerContract<Uniform.Config> {
    @Override
    protected SamplerFactory<Uniform.Config> factory() {
        return new Uniform();
    }

    @Override
    protected Uniform.Config config() {
        return new Uniform.Config();
    }

    @Override
    protected double[] expectedWeights(InteractionStats stats) {
        return stats.itemWeights(count -> 1);
    }
}
