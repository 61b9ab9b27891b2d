package dev.decoy.eval.split;

import dev.decoy.eval.split.RatioFactory.By;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;

/** Builds {@link UserHoldOut}. */
public final class UserHoldOutFactory implements SplitterFactory<UserHoldOutFactory.Config> {
    /** Options of {@code user-hold-out}. */
    public record Config(
            @Default("0.0") @Doc("share of the users for validation, in [0, 1)")
            double validation,

            @Default("0.2") @Doc("share of the users for test, in [0, 1); with validation above 0 and below 1")
            double test,

            @Default("0.8")
            @Doc(
                    "share of a held-out user's interactions that predictions start from, in [0, 1): known and in histories,"
                            + " but no rows; the rest is to be predicted")
            double input,

            @Default("random")
            @Doc("which interactions are input; random: by the hash of user and item id; time: the earliest")
            By inputBy) {
        public Config {
            Shares.requireHeldOut(validation, test);
            new InputPart(input, inputBy); // checks it
        }
    }

    @Override
    public String name() {
        return "user-hold-out";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "shares of the users by hash, held out whole: part of each is input to predictions, the rest is predicted";
    }

    @Override
    public boolean needsTimes(Config config) {
        return config.inputBy() == By.TIME;
    }

    @Override
    public Splitter create(Config config, BuildContext context) {
        requireTimes(config.inputBy(), context);
        return new UserHoldOut(
                new Shares(config.validation(), config.test()), new InputPart(config.input(), config.inputBy()));
    }

    static void requireTimes(By inputBy, BuildContext context) {
        if (inputBy == By.TIME && !context.interactions().hasTime()) {
            throw new ConfigException(
                    "inputBy",
                    "time needs timestamps; none are read from the source; set source.timestamp (or inputBy: random)");
        }
    }
}
