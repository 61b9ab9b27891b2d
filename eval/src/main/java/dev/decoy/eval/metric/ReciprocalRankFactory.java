package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Doc;
import dev.decoy.spi.MetricFactory;
import org.jspecify.annotations.Nullable;

/** Builds {@link ReciprocalRank}. */
public final class ReciprocalRankFactory implements MetricFactory<ReciprocalRankFactory.Config> {
    /** Options of {@code mrr}. */
    public record Config(
            @Doc("ranks that count, from 1; a list of them gives one metric each; the whole list when left out")
            @Nullable
            Integer k) {
        public Config {
            Cutoff.requireIfThere(k);
        }
    }

    @Override
    public String name() {
        return "mrr";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "1 / rank of the first relevant item, 0 beyond k";
    }

    @Override
    public Metric create(Config config, BuildContext context) {
        return new ReciprocalRank(Cutoff.orNone(config.k()));
    }
}
