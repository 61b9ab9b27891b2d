package dev.decoy.strategies.random;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.feature.TimeSpan;
import dev.decoy.io.DataException;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.spi.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Items that were shown to the user and not taken: uniformly from those of the positive's list, of a time before it, or above
 * the last that was taken from the list; what these are short of, {@code base} draws. A negative carries the context of the
 * event that showed it. An item shown twice stands for the latest time.
 */
public final class Exposure implements SamplerFactory<Exposure.Config> {
    /** Which shown items belong to a positive. */
    public enum From {
        /** Those of its list. */
        LIST,
        /** Those of a time before it. */
        WINDOW,
        /** Those of its list above the last that was taken. */
        SKIP_ABOVE
    }

    /** What becomes of events without a list or a position. */
    public enum Missing {
        /** They are a fault of the data. */
        FAIL,
        /** Positives are given negatives of base, and shown events are passed over. */
        BASE
    }

    /** Options of {@code exposure}. */
    public record Config(
            @Default("list")
            @Doc(
                    "list: what was shown in the list of the positive; window: to the user within window up to the row's time;"
                            + " skip-above: in the list, above the last item that was taken from it")
            From from,

            @Doc("with list and skip-above: the column of the source that says the list of an event, shown or taken")
            @Nullable
            String list,

            @Doc(
                    "with skip-above: the column of places in the list, the lowest number on top; a positive without one has the"
                            + " place at which it was shown")
            @Nullable
            String position,

            @Doc("with window: how long before the row's time: PT1H, P1D") @Nullable
            TimeSpan window,

            @Default("fail")
            @Doc("events without a list or a place: fail, or base, which then draws all negatives of such positives")
            Missing missing,

            @Default("uniform") @Doc("draws what is short") Spec<NegativeSampler> base) {
        public Config {
            require("list", list, from != From.WINDOW, from);
            require("position", position, from == From.SKIP_ABOVE, from);
            require("window", window, from == From.WINDOW, from);
        }

        private static void require(String name, @Nullable Object value, boolean used, From from) {
            if ((value != null) != used) {
                String word = from.name().toLowerCase(Locale.ROOT).replace('_', '-');
                throw new IllegalArgumentException(
                        name + " must be " + (used ? "given" : "left out") + " with from: " + word + ", was " + value);
            }
        }
    }

    @Override
    public String name() {
        return "exposure";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "items that were shown to the user and not taken";
    }

    @Override
    public List<String> sourceColumns(Config config) {
        return Stream.of(config.list(), config.position())
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public boolean needsTimes(Config config) {
        return config.from() == From.WINDOW;
    }

    @Override
    public boolean needsShown(Config config) {
        return true;
    }

    @Override
    public NegativeSampler create(Config config, BuildContext context) {
        Interactions interactions = context.interactions();
        Interactions shown = interactions.shown();
        if (shown == null) {
            throw new ConfigException("", "exposure needs shown events; name their values in source.event.shown");
        }
        NegativeSampler base = context.create("base", config.base());
        List<String> remarks = new ArrayList<>();
        remarks.add(String.format(Locale.ROOT, "exposure: %,d shown events of %,d users", shown.size(), users(shown)));
        ShownItems items = config.window() != null
                ? window(interactions, shown, config.window())
                : lists(config, interactions, shown, remarks);
        remarks.addAll(base.remarks());
        return new ExposureSampler(items, interactions.itemCount(), base, remarks);
    }

    private static int users(Interactions shown) {
        int users = 0;
        for (int user = 0; user < shown.userCount(); user++) {
            users += shown.rowEnd(user) > shown.rowStart(user) ? 1 : 0;
        }
        return users;
    }

    private static ShownItems window(Interactions interactions, Interactions shown, TimeSpan window) {
        if (!interactions.hasClock()) {
            throw new ConfigException("from", "window needs times of a clock; set source.timestamp, or choose list");
        }
        return new ShownItems.Window(interactions, shown, window.millis());
    }

    private static ShownItems lists(
            Config config, Interactions interactions, Interactions shown, List<String> remarks) {
        String list = Objects.requireNonNull(config.list());
        ListPositions places =
                config.position() == null ? null : ListPositions.of(interactions, shown, config.position());
        ShownLists lists = new ShownLists(interactions, shown, list, places);
        IntPredicate isRow =
                position -> interactions.isPositive(position) && interactions.foldCode(position) != Fold.LEFT_OUT;
        Gaps ofPositives = new Gaps(interactions, "positives", config.missing());
        Gaps ofShown = new Gaps(shown, "shown events", config.missing());
        ofPositives.count("list", list, position -> isRow.test(position) && !lists.hasList(position), remarks);
        ofShown.count("list", list, position -> !lists.wasListed(position), remarks);
        if (places != null && config.position() != null) {
            ofShown.count(
                    "position",
                    config.position(),
                    position -> lists.wasListed(position) && Double.isNaN(places.ofShown(position)),
                    remarks);
            ofPositives.count(
                    "position",
                    config.position(),
                    position -> isRow.test(position) && lists.hasList(position) && !hasPlace(lists, position, places),
                    remarks);
        }
        return lists;
    }

    private static boolean hasPlace(ShownLists lists, int position, ListPositions places) {
        return !Double.isNaN(lists.place(position, places));
    }

    /** Events that lack a value. */
    private record Gaps(Interactions events, String what, Missing rule) {
        void count(String option, String column, IntPredicate lacks, List<String> remarks) {
            int first = -1;
            int count = 0;
            for (int position = events.size() - 1; position >= 0; position--) {
                if (lacks.test(position)) {
                    first = position;
                    count++;
                }
            }
            if (count == 0) {
                return;
            }
            String finding = String.format(
                    Locale.ROOT,
                    "exposure: %,d %s have no value in column \"%s\", which %s names",
                    count,
                    what,
                    column,
                    option);
            if (rule == Missing.FAIL) {
                throw new DataException(finding + "; the first is of user \""
                        + events.userIds().id(events.userOf(first)) + "\" and item \""
                        + events.itemIds().id(events.item(first))
                        + "\"; give it one, or set missing: base to do without");
            }
            remarks.add(finding);
        }
    }
}
