package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.MetricFactory;

/** Builds {@link ItemCoverage}. */
public final class ItemCoverageFactory implements MetricFactory<TopK> {

    @Override
    public String name() {
        return "item-coverage";
    }

    @Override
    public Class<TopK> configType() {
        return TopK.class;
    }

    @Override
    public String description() {
        return "share of the catalogue among the first k of any list";
    }

    @Override
    public Metric create(TopK config, BuildContext context) {
        return new ItemCoverage(config.k(), context.stats().itemCount());
    }
}
