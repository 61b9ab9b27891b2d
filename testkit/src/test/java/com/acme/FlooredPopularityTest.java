package com.acme;

import dev.decoy.data.InteractionStats;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.testkit.NegativeSamplerContract;

class FlooredPopularityTest extends NegativeSamplerContract<FlooredPopularity.Config> {
    @Override
    protected SamplerFactory<FlooredPopularity.Config> factory() {
        return new FlooredPopularity();
    }

    @Override
    protected FlooredPopularity.Config config() {
        return new FlooredPopularity.Config(0.75, 2);
    }

    @Override
    protected double[] expectedWeights(InteractionStats stats) {
        return stats.itemWeights(count -> StrictMath.pow(Math.max(count, 2), 0.75));
    }
}
