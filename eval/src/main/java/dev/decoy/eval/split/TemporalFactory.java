package dev.decoy.eval.split;

import dev.decoy.data.Interactions;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds {@link CutTimes}: times that hold for all users. */
public final class TemporalFactory implements SplitterFactory<TemporalFactory.Config> {
    /** Options of {@code temporal}; validation or test is there. */
    public record Config(
            @Doc("when validation begins: an ISO date or time (UTC), an epoch number, a quantile such as 0.8, a period"
                    + " before test such as P7D, or after VALUE: after the latest row that the column marks so")
            @Nullable
            Cut validation,

            @Doc("when test begins, likewise; a period counts back from until, or from just after the latest time")
            @Nullable
            Cut test,

            @Doc(
                    "from when on interactions are left out, likewise; their items stay in the catalogue, while source.until"
                            + " drops all of them")
            @Nullable
            Cut until,

            @Default("fold")
            @Doc("column of the values that after VALUE names; fold is the one that source.heldOut makes")
            String column) {
        public Config {
            if (validation == null && test == null) {
                throw new IllegalArgumentException("needs validation or test, was neither");
            }
            requireOrder("validation", validation, "test", test);
            requireOrder("validation", validation, "until", until);
            requireOrder("test", test, "until", until);
        }

        private static void requireOrder(String name, @Nullable Cut first, String next, @Nullable Cut second) {
            if (first != null && second != null && !first.mayPrecede(second)) {
                throw new IllegalArgumentException(
                        name + " must begin before " + next + ", " + second + ", was " + first);
            }
        }

        private Stream<Cut> cuts() {
            return Stream.of(validation, test, until).filter(Objects::nonNull);
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
        return "cut times that hold for all users, given as times, quantiles, periods, or by rows that a column marks";
    }

    @Override
    public List<String> sourceColumns(Config config) {
        return config.cuts().anyMatch(cut -> cut instanceof Cut.After) ? List.of(config.column()) : List.of();
    }

    @Override
    public boolean needsTimes(Config config) {
        return true;
    }

    @Override
    public Splitter create(Config config, BuildContext context) {
        Interactions interactions = context.interactions().positives();
        if (!interactions.hasTime()) {
            throw new ConfigException(
                    "",
                    "temporal needs timestamps; none are read from the source; "
                            + "set source.timestamp (or choose ratio with by: random)");
        }
        requireClock(config, interactions);
        return CutTimes.checked(cutTimes(config, interactions), interactions);
    }

    /** From the last cut to the first, as a period counts back from the cut that comes after it. */
    private static CutTimes cutTimes(Config config, Interactions interactions) {
        long end = justAfterTheLatest(interactions);
        long until = CutTimes.NEVER;
        if (config.until() != null) {
            until = config.until().millis(interactions, end, config.column());
            end = until;
        }
        long testFrom = until;
        if (config.test() != null) {
            testFrom = config.test().millis(interactions, end, config.column());
            requireBefore("test", testFrom, "until", until);
            end = testFrom;
        }
        long validationFrom = testFrom;
        if (config.validation() != null) {
            validationFrom = config.validation().millis(interactions, end, config.column());
            requireBefore("validation", validationFrom, config.test() == null ? "until" : "test", testFrom);
        }
        return new CutTimes(validationFrom, testFrom, until);
    }

    private static void requireBefore(String name, long time, String next, long later) {
        if (time >= later) {
            throw new ConfigException(
                    name, "must begin before " + next + "; in this data it begins no earlier: move the cuts apart");
        }
    }

    private static long justAfterTheLatest(Interactions interactions) {
        long latest = Long.MIN_VALUE;
        for (int position = 0; position < interactions.size(); position++) {
            latest = Math.max(latest, interactions.timeMillis(position));
        }
        return Math.min(latest, Long.MAX_VALUE - 1) + 1;
    }

    /** Row numbers are times that only order: a share of the rows can be cut off, a date cannot. */
    private static void requireClock(Config config, Interactions interactions) {
        if (!interactions.hasClock() && config.cuts().anyMatch(Cut::needsClock)) {
            throw new ConfigException(
                    "",
                    "temporal at a date or by a period needs a clock; the source's times are row numbers (order: file);"
                            + " cut at a quantile such as 0.9, or name source.timestamp");
        }
    }
}
