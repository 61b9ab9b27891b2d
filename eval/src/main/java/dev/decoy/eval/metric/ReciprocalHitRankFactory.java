package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Doc;
import dev.decoy.spi.MetricFactory;
import org.jspecify.annotations.Nullable;

/** Builds {@link ReciprocalHitRank}. */
public final class ReciprocalHitRankFactory implements MetricFactory<ReciprocalHitRankFactory.Config> {
    /** Options of {@code arhr}. */
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
        return "arhr";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "sum of 1 / rank over the relevant items among the first k";
    }

    @Override
    public Metric create(Config config, BuildContext context) {
        return new ReciprocalHitRank(Cutoff.orNone(config.k()));
    }
}
