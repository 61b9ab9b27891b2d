package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.MetricFactory;

/** Builds {@link Auc}. */
public final class AucFactory implements MetricFactory<AucFactory.Config> {
    /** {@code auc} has no options. */
    public record Config() {}

    @Override
    public String name() {
        return "auc";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "probability that a relevant item stands above another, equals counting half";
    }

    @Override
    public Metric create(Config config, BuildContext context) {
        return new Auc();
    }
}
