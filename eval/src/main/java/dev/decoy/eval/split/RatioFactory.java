package dev.decoy.eval.split;

import dev.decoy.data.Interactions;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;

/** Builds {@link RandomPerUser}, {@link RandomGlobal}, {@link LatestPerUser}, or {@link CutTimes} at quantiles. */
public final class RatioFactory implements SplitterFactory<RatioFactory.Config> {
    /** What decides which interactions are held out. */
    public enum By {
        /** The hash of user id and item id. */
        RANDOM,
        /** The time: the latest. */
        TIME
    }

    /** What the shares are shares of. */
    public enum Scope {
        /** The interactions of each user. */
        USER,
        /** All interactions. */
        GLOBAL
    }

    /** Options of {@code ratio}. */
    public record Config(
            @Default("0.0") @Doc("share of the interactions for validation, in [0, 1)")
            double validation,

            @Default("0.2") @Doc("share of the interactions for test, in [0, 1); with validation above 0 and below 1")
            double test,

            @Default("random") @Doc("random: by the hash of user and item id; time: the latest are held out")
            By by,

            @Default("user") @Doc("user: the shares of each user; global: of all interactions")
            Scope scope) {
        public Config {
            Shares.requireHeldOut(validation, test);
        }

        Shares shares() {
            return new Shares(validation, test);
        }
    }

    @Override
    public String name() {
        return "ratio";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "shares of each user or of all interactions, at random by hash or the latest";
    }

    @Override
    public boolean needsTimes(Config config) {
        return config.by() == By.TIME;
    }

    @Override
    public Splitter create(Config config, BuildContext context) {
        Shares shares = config.shares();
        if (config.by() == By.RANDOM) {
            return config.scope() == Scope.USER ? new RandomPerUser(shares) : new RandomGlobal(shares);
        }
        Interactions interactions = context.interactions().positives();
        if (!interactions.hasTime()) {
            throw new ConfigException(
                    "by", "time needs timestamps; none are read from the source; set source.timestamp (or by: random)");
        }
        return config.scope() == Scope.USER ? new LatestPerUser(shares) : latestOfAll(interactions, shares);
    }

    /** Equal times go to the later fold together, so that a fold may get more than its share. */
    private static Splitter latestOfAll(Interactions interactions, Shares shares) {
        int size = interactions.size();
        int test = size - shares.testCount(size);
        int validation = test - shares.validationCount(size);
        long testFrom = test == size ? CutTimes.NEVER : TimeRanks.timeAt(interactions, test);
        long validationFrom = validation == test ? testFrom : TimeRanks.timeAt(interactions, validation);
        return CutTimes.checked(new CutTimes(validationFrom, testFrom), interactions);
    }
}
