package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.MetricFactory;

/** Builds {@link Precision}. */
public final class PrecisionFactory implements MetricFactory<TopK> {

    @Override
    public String name() {
        return "precision";
    }

    @Override
    public Class<TopK> configType() {
        return TopK.class;
    }

    @Override
    public String description() {
        return "share of the first k places that hold relevant items";
    }

    @Override
    public Metric create(TopK config, BuildContext context) {
        return new Precision(config.k());
    }
}
