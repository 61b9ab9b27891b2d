package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.MetricFactory;

/** Builds {@link AveragePopularity}. */
public final class AveragePopularityFactory implements MetricFactory<TopK> {

    @Override
    public String name() {
        return "average-popularity";
    }

    @Override
    public Class<TopK> configType() {
        return TopK.class;
    }

    @Override
    public String description() {
        return "mean number of interactions in TRAIN of the first k items";
    }

    @Override
    public Metric create(TopK config, BuildContext context) {
        return new AveragePopularity(config.k(), context.stats());
    }
}
