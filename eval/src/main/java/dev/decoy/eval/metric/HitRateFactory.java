package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Doc;
import dev.decoy.spi.MetricFactory;

/** Builds {@link HitRate}. */
public final class HitRateFactory implements MetricFactory<HitRateFactory.Config> {
    /** Options of {@code hit-rate}. */
    public record Config(
            @Doc("ranks that count, from 1; a list of them gives one metric each")
            int k) {
        public Config {
            Cutoff.require(k);
        }
    }

    @Override
    public String name() {
        return "hit-rate";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "share of lists with a relevant item among the first k";
    }

    @Override
    public Metric create(Config config, BuildContext context) {
        return new HitRate(config.k());
    }
}
