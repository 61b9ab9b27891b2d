package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.MetricFactory;

/** Builds {@link Gini}. */
public final class GiniFactory implements MetricFactory<TopK> {

    @Override
    public String name() {
        return "gini";
    }

    @Override
    public Class<TopK> configType() {
        return TopK.class;
    }

    @Override
    public String description() {
        return "how unequally the places among the first k are dealt to the catalogue, 0 to 1";
    }

    @Override
    public Metric create(TopK config, BuildContext context) {
        return new Gini(config.k(), context.stats().itemCount());
    }
}
