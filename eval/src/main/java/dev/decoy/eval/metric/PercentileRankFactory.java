package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.MetricFactory;

/** Builds {@link PercentileRank}. */
public final class PercentileRankFactory implements MetricFactory<PercentileRankFactory.Config> {
    /** {@code percentile-rank} has no options. */
    public record Config() {}

    @Override
    public String name() {
        return "percentile-rank";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "mean place of the relevant items, 0 the top and 1 the bottom";
    }

    @Override
    public Metric create(Config config, BuildContext context) {
        return new PercentileRank();
    }
}
