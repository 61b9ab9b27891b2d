package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.MetricFactory;

/** Builds {@link MeanRank}. */
public final class MeanRankFactory implements MetricFactory<MeanRankFactory.Config> {
    /** {@code mean-rank} has no options. */
    public record Config() {}

    @Override
    public String name() {
        return "mean-rank";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "mean rank of the relevant items, from 1; the lower, the better";
    }

    @Override
    public Metric create(Config config, BuildContext context) {
        return new MeanRank();
    }
}
