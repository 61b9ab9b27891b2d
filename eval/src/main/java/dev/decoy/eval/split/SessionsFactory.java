package dev.decoy.eval.split;

import dev.decoy.data.Interactions;
import dev.decoy.data.ValueColumn;
import dev.decoy.feature.TimeSpan;
import dev.decoy.io.DataException;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds {@link LeaveLastSessionsOut}. */
public final class SessionsFactory implements SplitterFactory<SessionsFactory.Config> {
    private static final int MOST = 1_000_000;

    /** Options of {@code sessions}; gap or column is there. */
    public record Config(
            @Doc("a pause longer than this begins a session: PT30M") @Nullable
            TimeSpan gap,

            @Doc(
                    "instead of gap: a column whose values are a user's sessions; one session is later than another when its last"
                            + " interaction is")
            @Nullable
            String column,

            @Default("1")
            @Doc("how many sessions of each user are for test; users without more than are held out stay in train")
            int k,

            @Default("false") @Doc("whether the k before them go to validation")
            boolean validation) {
        public Config {
            if ((gap == null) == (column == null)) {
                throw new IllegalArgumentException(
                        "gap must be given or else column, was " + (gap == null ? "neither" : "both"));
            }
            if (k < 1 || k > MOST) {
                throw new IllegalArgumentException("k must be in [1, " + MOST + "], was " + k);
            }
        }
    }

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "the last k sessions of each user are for test, told apart by pauses or by a column";
    }

    @Override
    public List<String> sourceColumns(Config config) {
        return config.column() == null ? List.of() : List.of(config.column());
    }

    @Override
    public boolean needsTimes(Config config) {
        return true;
    }

    @Override
    public Splitter create(Config config, BuildContext context) {
        Interactions interactions = context.interactions();
        if (!interactions.hasTime()) {
            throw new ConfigException(
                    "", "sessions needs timestamps; none are read from the source; set source.timestamp");
        }
        return new LeaveLastSessionsOut(keys(config, interactions), config.k(), config.validation());
    }

    private static SessionKeys keys(Config config, Interactions interactions) {
        if (config.gap() == null) {
            ValueColumn column = ValueColumn.of(interactions, String.valueOf(config.column()));
            requireValues(column, interactions);
            return SessionKeys.byColumn(column);
        }
        if (!interactions.hasClock()) {
            throw new ConfigException(
                    "gap",
                    "needs times of a clock; the source's times are row numbers (order: file); name a column of"
                            + " sessions, or source.timestamp");
        }
        return SessionKeys.byGap(config.gap().millis());
    }

    private static void requireValues(ValueColumn column, Interactions interactions) {
        int missing = 0;
        int first = -1;
        for (int position = interactions.size() - 1; position >= 0; position--) {
            if (interactions.isPositive(position) && column.isNull(position)) {
                missing++;
                first = position;
            }
        }
        if (missing > 0) {
            throw new DataException(column + ": " + missing + " of " + interactions.size()
                    + " interactions are of no session; the first is of user \""
                    + interactions.userIds().id(interactions.userOf(first)) + "\" and item \""
                    + interactions.itemIds().id(interactions.item(first))
                    + "\"; fill the column, or part sessions by split.gap");
        }
    }
}
