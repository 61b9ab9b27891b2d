package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.MetricFactory;
import org.jspecify.annotations.Nullable;

/** Builds {@link AveragePrecision}. */
public final class AveragePrecisionFactory implements MetricFactory<AveragePrecisionFactory.Config> {
    /** Options of {@code map}. */
    public record Config(
            @Doc("ranks that count, from 1; a list of them gives one metric each; the whole list when left out")
            @Nullable
            Integer k,

            @Default("achievable")
            @Doc(
                    "what the sum of precisions is divided by: achievable min(k, relevant items); relevant all relevant items; hits those found; k")
            Norm divisor) {
        public Config {
            Cutoff.requireIfThere(k);
            divisor.require("divisor", Cutoff.orNone(k));
        }
    }

    @Override
    public String name() {
        return "map";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "mean precision at the ranks of the relevant items among the first k";
    }

    @Override
    public Metric create(Config config, BuildContext context) {
        return new AveragePrecision(Cutoff.orNone(config.k()), config.divisor());
    }
}
