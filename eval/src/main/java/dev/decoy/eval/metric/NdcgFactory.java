package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.MetricFactory;
import org.jspecify.annotations.Nullable;

/** Builds {@link Ndcg}. */
public final class NdcgFactory implements MetricFactory<NdcgFactory.Config> {
    /** Options of {@code ndcg}. */
    public record Config(
            @Doc("ranks that count, from 1; a list of them gives one metric each; the whole list when left out")
            @Nullable
            Integer k,

            @Default("log2") @Doc("what rank r is worth: log2 1 / log2(r + 1); jarvelin 1 / log2(max(r, 2))")
            Ndcg.Discount discount,

            @Default("binary") @Doc("what a relevant item is worth: binary 1; linear its gain; exponential 2^gain - 1")
            Ndcg.Gain gain,

            @Default("achievable")
            @Doc(
                    "places of the ideal list: achievable min(k, relevant items); relevant all relevant items; hits those found; k all k")
            Norm ideal) {
        public Config {
            Cutoff.requireIfThere(k);
            Ndcg.require(Cutoff.orNone(k), gain, ideal);
        }
    }

    @Override
    public String name() {
        return "ndcg";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "gain discounted by rank, as a share of that of an ideal list";
    }

    @Override
    public Metric create(Config config, BuildContext context) {
        return new Ndcg(Cutoff.orNone(config.k()), config.discount(), config.gain(), config.ideal());
    }
}
