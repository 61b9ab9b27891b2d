package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;
import java.util.Arrays;

/** Builds the splitter that leaves every interaction in TRAIN. */
public final class NoneFactory implements SplitterFactory<NoneFactory.Config> {
    /** {@code none} has no options. */
    public record Config() {}

    @Override
    public String name() {
        return "none";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "every interaction is for training";
    }

    @Override
    public Splitter create(Config config, BuildContext context) {
        return (user, folds) -> Arrays.fill(folds, 0, user.size(), Fold.TRAIN.code());
    }
}
