package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.MetricFactory;

/** Builds {@link Recall}. */
public final class RecallFactory implements MetricFactory<TopK> {

    @Override
    public String name() {
        return "recall";
    }

    @Override
    public Class<TopK> configType() {
        return TopK.class;
    }

    @Override
    public String description() {
        return "share of the relevant items that stand among the first k";
    }

    @Override
    public Metric create(TopK config, BuildContext context) {
        return new Recall(config.k());
    }
}
