package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.MetricFactory;

/** Builds {@link TailShare}. */
public final class TailShareFactory implements MetricFactory<TailShareFactory.Config> {
    /** Options of {@code tail-share}. */
    public record Config(
            @Doc("ranks that count, from 1; a list of them gives one metric each")
            int k,

            @Default("0.2")
            @Doc("the least share that the head has, above 0 and below 1; items as popular as its last belong to it")
            double head,

            @Default("items") @Doc("what it is a share of: items of the catalogue, or interactions in TRAIN")
            TailShare.Share of) {
        public Config {
            TailShare.require(k, head);
        }
    }

    @Override
    public String name() {
        return "tail-share";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "share of the first k items that are not of the most popular in TRAIN";
    }

    @Override
    public Metric create(Config config, BuildContext context) {
        return new TailShare(config.k(), config.head(), config.of(), context.stats());
    }
}
