package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.MetricFactory;

/** Builds {@link F1}. */
public final class F1Factory implements MetricFactory<TopK> {

    @Override
    public String name() {
        return "f1";
    }

    @Override
    public Class<TopK> configType() {
        return TopK.class;
    }

    @Override
    public String description() {
        return "harmonic mean of precision and recall at k";
    }

    @Override
    public Metric create(TopK config, BuildContext context) {
        return new F1(config.k());
    }
}
