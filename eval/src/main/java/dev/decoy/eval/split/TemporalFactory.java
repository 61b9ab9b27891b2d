package dev.decoy.eval.split;

import dev.decoy.data.Interactions;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;
import org.jspecify.annotations.Nullable;

/** Builds {@link CutTimes}: one or two times that hold for all users. */
public final class TemporalFactory implements SplitterFactory<TemporalFactory.Config> {
    /** Options of {@code temporal}; at least one is there. */
    public record Config(
            @Doc("when validation begins: an ISO date or time (UTC), an epoch number, or a quantile such as 0.8")
            @Nullable
            Cut validation,

            @Doc(
                    "when test begins: an ISO date or time (UTC), an epoch number, or a quantile such as 0.9: the last 10 %")
            @Nullable
            Cut test) {
        public Config {
            if (validation == null && test == null) {
                throw new IllegalArgumentException("validation or test must be given, was neither");
            }
            if (validation != null && test != null && !validation.mayPrecede(test)) {
                throw new IllegalArgumentException(
                        "validation must begin before test, " + test + ", was " + validation);
            }
        }

        private long testFrom(Interactions interactions) {
            return test == null ? CutTimes.NEVER : test.millis(interactions);
        }

        private long validationFrom(Interactions interactions) {
            return validation == null ? testFrom(interactions) : validation.millis(interactions);
        }
    }

    @Override
    public String name() {
        return "temporal";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "cut times that hold for all users, given as times or as quantiles of all interactions";
    }

    @Override
    public Splitter create(Config config, BuildContext context) {
        Interactions interactions = context.interactions();
        if (!interactions.hasTime()) {
            throw new ConfigException(
                    "",
                    "temporal needs timestamps; none are read from the source; "
                            + "set source.timestamp (or choose ratio with by: random)");
        }
        requireClock(config, interactions);
        long validationFrom = config.validationFrom(interactions);
        long testFrom = config.testFrom(interactions);
        if (config.validation() != null && validationFrom >= testFrom) {
            throw new ConfigException(
                    "validation", "must begin before test; in this data it begins no earlier: move the cuts apart");
        }
        return CutTimes.of(interactions, validationFrom, testFrom);
    }

    /** Row numbers are times that only order: a share of the rows can be cut off, a date cannot. */
    private static void requireClock(Config config, Interactions interactions) {
        if (!interactions.hasClock() && (isTime(config.validation()) || isTime(config.test()))) {
            throw new ConfigException(
                    "",
                    "temporal at a date needs a clock; the source's times are row numbers (order: file); cut at a quantile"
                            + " such as 0.9, or name source.timestamp");
        }
    }

    private static boolean isTime(@Nullable Cut cut) {
        return cut instanceof Cut.AtTime;
    }
}
