package dev.decoy.eval.candidates;

import dev.decoy.sampling.KnownItems;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SelectorFactory;
import org.jspecify.annotations.Nullable;

/** Builds {@link Full}. */
public final class FullFactory implements SelectorFactory<FullFactory.Config> {
    /** Options of {@code full}. */
    public record Config(
            @Doc(
                    "items of a user that are not ranked, by the folds they are in; when left out: train+validation for validation,"
                            + " all-folds for test; up-to-time: these, but only up to the row's time")
            @Nullable
            KnownItems known,

            @Default("per-positive")
            @Doc(
                    "which positives are ranked in one list: each alone, its user's value being the mean over them, or all that a user"
                            + " has in the fold")
            CandidateSelector.Lists lists) {}

    @Override
    public String name() {
        return "full";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "every item that the user does not know yet";
    }

    @Override
    public boolean needsTimes(Config config) {
        return config.known() == KnownItems.UP_TO_TIME;
    }

    @Override
    public CandidateSelector create(Config config, BuildContext context) {
        return new Full(config.known(), config.lists());
    }
}
