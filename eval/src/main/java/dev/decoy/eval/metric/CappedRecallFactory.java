package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.MetricFactory;

/** Builds {@link CappedRecall}. */
public final class CappedRecallFactory implements MetricFactory<TopK> {

    @Override
    public String name() {
        return "capped-recall";
    }

    @Override
    public Class<TopK> configType() {
        return TopK.class;
    }

    @Override
    public String description() {
        return "relevant items among the first k, as a share of min(k, relevant items)";
    }

    @Override
    public Metric create(TopK config, BuildContext context) {
        return new CappedRecall(config.k());
    }
}
