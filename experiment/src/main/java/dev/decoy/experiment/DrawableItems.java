package dev.decoy.experiment;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.experiment.config.ItemsConfig;
import dev.decoy.io.ItemCatalogue;
import dev.decoy.pipeline.ItemPresence;
import dev.decoy.sampling.ItemMatch;
import dev.decoy.sampling.ItemUniverse;
import dev.decoy.spi.ConfigException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be drawn in a run: the items of its interactions and its catalogue, within what {@code items} says. */
final class DrawableItems {
    private final ItemsConfig config;
    private final Interactions interactions;
    private final ItemPresence presence;
    private final @Nullable ItemMatch match;
    private final List<String> remarks = new ArrayList<>();

    /**
     * The items of a run.
     *
     * @param catalogue what {@link #catalogue} has read
     * @param interactions with the items of the catalogue, and with folds
     * @param taken how many items have interactions
     */
    DrawableItems(ItemsConfig config, @Nullable ItemCatalogue catalogue, Interactions interactions, int taken) {
        this.config = config;
        this.interactions = interactions;
        if (catalogue == null) {
            presence = ItemPresence.of(interactions);
            match = null;
            return;
        }
        int[] rows = catalogue.rowsOf(interactions.itemIds());
        presence = config.hasWindows() ? within(windows(catalogue, rows)) : ItemPresence.of(interactions);
        remarks.add(remark(catalogue, rows, taken));
        match = config.match().isEmpty() ? null : match(catalogue, rows);
    }

    /** Reads the catalogue for interactions of this kind; null where the config names none. */
    static @Nullable ItemCatalogue catalogue(ItemsConfig config, Interactions read, RunContext context)
            throws IOException {
        if (config.path() == null) {
            return null;
        }
        ItemCatalogue.Columns columns =
                new ItemCatalogue.Columns(config.item(), config.from(), config.until(), config.matchColumns());
        return ItemCatalogue.read(
                "items " + config.path(),
                SideTables.catalogue(config, context).table(),
                columns,
                read.itemIds().type());
    }

    private ItemPresence within(ItemUniverse alive) {
        return new ItemPresence(ItemUniverse.train(interactions), alive);
    }

    /** Items that the catalogue lacks are always there. */
    private static ItemUniverse windows(ItemCatalogue catalogue, int[] rows) {
        long[] from = new long[rows.length];
        long[] until = new long[rows.length];
        for (int item = 0; item < rows.length; item++) {
            from[item] = rows[item] < 0 ? Long.MIN_VALUE : catalogue.fromMillis(rows[item]);
            until[item] = rows[item] < 0 ? Long.MAX_VALUE : catalogue.untilMillis(rows[item]);
        }
        return ItemUniverse.ALL.alive(from, until);
    }

    private ItemMatch match(ItemCatalogue catalogue, int[] rows) {
        ItemMatch matched = new ItemMatch(interactions.itemCount(), interactions.size());
        List<String> rowColumns = config.sourceColumns();
        for (int i = 0; i < rowColumns.size(); i++) {
            ColumnVector ofRows = Objects.requireNonNull(interactions.column(rowColumns.get(i)), rowColumns.get(i));
            try {
                matched.with(catalogue.values().get(i), rows, ofRows);
            } catch (IllegalArgumentException e) {
                ConfigException refused = new ConfigException(
                        "items.match", config.matchColumns().get(i) + ": " + rowColumns.get(i) + ": " + e.getMessage());
                refused.initCause(e);
                throw refused;
            }
        }
        remarks.add(String.format(
                Locale.ROOT,
                "items match: %,d items match no row, %,d interactions match no item",
                matched.itemsWithoutValue(),
                matched.rowsWithoutItem()));
        return matched;
    }

    private String remark(ItemCatalogue catalogue, int[] rows, int taken) {
        int unlisted = 0;
        for (int row : rows) {
            unlisted += row < 0 ? 1 : 0;
        }
        return String.format(
                Locale.ROOT,
                "items %s: %,d items, %,d of them without interactions; %,d items of the interactions have no row",
                config.path(),
                catalogue.ids().size(),
                rows.length - taken,
                unlisted);
    }

    /** What negatives are drawn from. */
    ItemUniverse forSampling() {
        return universe(config.universe());
    }

    /** What evaluation candidates are drawn from. */
    ItemUniverse forCandidates() {
        return universe(config.candidates());
    }

    private ItemUniverse universe(ItemsConfig.Universe kind) {
        ItemUniverse all = switch (kind) {
            case ALL -> ItemUniverse.ALL;
            case TRAIN -> presence.train();
            case ALIVE -> alive();
        };
        return match == null ? all : all.matching(match.ofItems(), match.ofRows());
    }

    private ItemUniverse alive() {
        ItemUniverse alive = presence.alive();
        if (alive == null) {
            throw new ConfigException("items.universe", "alive needs times of a clock; set source.timestamp");
        }
        return alive;
    }

    /** What the report counts negatives against. */
    ItemPresence presence() {
        return presence;
    }

    /** How the catalogue fits the interactions, a line each. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
