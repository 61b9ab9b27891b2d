package dev.decoy.eval.candidates;

import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SelectorFactory;
import dev.decoy.spi.Spec;
import org.jspecify.annotations.Nullable;

/** Builds {@link Sampled}. */
public final class SampledFactory implements SelectorFactory<SampledFactory.Config> {
    /** Options of {@code sampled}. */
    public record Config(
            @Doc("what draws the candidates") Spec<NegativeSampler> strategy,

            @Default("100") @Doc("candidates besides the positive, 1 to 32767")
            int negatives,

            @Default("per-positive")
            @Doc(
                    "where a candidate may come only once: nowhere, in the list of one positive, or in all lists of one user")
            Distinct distinct,

            @Doc(
                    "items of a user that are never drawn, by the folds they are in; when left out: train+validation for validation,"
                            + " all-folds for test; up-to-time: these, but only up to the row's time")
            @Nullable
            KnownItems known,

            @Default("per-positive")
            @Doc(
                    "which positives are ranked in one list: each alone, its user's value being the mean over them, or all that a user"
                            + " has in the fold, among what is drawn for any of them")
            CandidateSelector.Lists lists,

            @Default("1")
            @Doc(
                    "independent sets of candidates, each a dataset; metrics are means over them, with the spread between sets beside")
            int repeats,

            @Doc("writes the candidates a second time, as text of that program: ncf, elliot or recbole") @Nullable
            ExportFormat export) {
        public Config {
            if (negatives < 1 || negatives > Short.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "negatives must be in [1, " + Short.MAX_VALUE + "], was " + negatives);
            }
        }
    }

    @Override
    public String name() {
        return "sampled";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "a fixed number of items that a strategy draws for each held-out positive";
    }

    @Override
    public boolean needsTimes(Config config) {
        return config.known() == KnownItems.UP_TO_TIME;
    }

    @Override
    public CandidateSelector create(Config config, BuildContext context) {
        NegativeSampler sampler = context.create("strategy", config.strategy());
        return new Sampled(
                config.strategy().type(),
                sampler,
                config.negatives(),
                config.distinct(),
                config.known(),
                config.lists(),
                config.repeats(),
                config.export());
    }
}
