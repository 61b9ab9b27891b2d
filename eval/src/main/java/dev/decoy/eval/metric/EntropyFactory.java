package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.MetricFactory;

/** Builds {@link Entropy}. */
public final class EntropyFactory implements MetricFactory<EntropyFactory.Config> {
    /** Options of {@code entropy}. */
    public record Config(
            @Doc("ranks that count, from 1; a list of them gives one metric each")
            int k,

            @Default("bits") @Doc("what it is counted in; nats-per-item: nats / distinct items shown")
            Entropy.Unit unit) {
        public Config {
            Cutoff.require(k);
        }
    }

    @Override
    public String name() {
        return "entropy";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "entropy of the items among the first k of all lists";
    }

    @Override
    public Metric create(Config config, BuildContext context) {
        return new Entropy(config.k(), config.unit());
    }
}
