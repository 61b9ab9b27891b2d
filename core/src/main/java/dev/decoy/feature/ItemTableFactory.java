package dev.decoy.feature;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Doc;
import dev.decoy.spi.JoinerFactory;
import dev.decoy.spi.Spec;
import dev.decoy.spi.TableUse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code type: item-table}. Holds the rows of the run's items in memory, as {@link dev.decoy.io.KeyedTable} says; with
 * {@code from: interactions} 4 bytes per interaction and item instead (twice where VALIDATION counts too).
 */
public final class ItemTableFactory implements JoinerFactory<ItemTableFactory.Config> {
    /** Where a table is from that is no file. */
    public enum From {
        INTERACTIONS
    }

    /** Which interaction of an item its attributes are taken from. */
    public enum Take {
        /** The earliest of TRAIN, once the row's time has come to it. */
        FIRST,
        /** The latest before (the row's time - lag), of the folds that the row may know. */
        LATEST_BEFORE
    }

    /** Options of {@code item-table}. */
    public record Config(
            @Doc("a file, a folder or a glob, read by the source that knows its extension") @Nullable
            String path,

            @Doc("instead of path: a source with its options") @Nullable
            Spec<InteractionSource> source,

            @Doc("instead of path: interactions, whose further columns are the table") @Nullable
            From from,

            @Doc(
                    "with from: first (the item's earliest interaction in TRAIN, null before it) or latest-before (the row's time)")
            @Nullable
            Take take,

            @Doc("the table's column of item ids") @Nullable String key,

            @Doc("columns of the table to join") List<String> columns,

            @Doc("the table's column of times from which a row holds; by default keys are unique") @Nullable
            String asOf,

            @Doc("how long before the row's time a value must have been there, as PT6H") @Nullable
            TimeSpan lag,

            @Doc("how old a value may be at the row's time, as P7D") @Nullable
            TimeSpan maxAge,

            @Doc("what an item without a row gets: null (the default) or fail") @Nullable
            Missing missing) {
        public Config {
            if (from == null) {
                refuse("take", take, "where from is left out");
                new TableOptions(path, source, key, columns, asOf, lag, maxAge, missing); // checks them
            } else {
                refuse("path", path, "with from: interactions");
                refuse("source", source, "with from: interactions");
                refuse("key", key, "with from: interactions");
                refuse("asOf", asOf, "with from: interactions");
                if (take == null) {
                    throw new IllegalArgumentException("take must be first or latest-before, was null");
                }
                if (take == Take.FIRST) {
                    refuse("lag", lag, "with take: first");
                    refuse("maxAge", maxAge, "with take: first");
                }
                TableOptions.requireNames(columns);
            }
        }

        private static void refuse(String option, @Nullable Object value, String where) {
            if (value != null) {
                throw new IllegalArgumentException(option + " must be left out " + where + ", was " + value);
            }
        }

        private TableOptions table() {
            return new TableOptions(path, source, key, columns, asOf, lag, maxAge, missing);
        }
    }

    @Override
    public String name() {
        return "item-table";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "columns of a table of items, as they were at the row's time; the positive and each negative have their own";
    }

    @Override
    public List<String> sourceColumns(Config config) {
        return config.from() == null ? List.of() : config.columns();
    }

    @Override
    public List<TableUse> tables(Config config, BuildContext context) {
        return config.from() == null ? List.of(config.table().use(context)) : List.of();
    }

    @Override
    public FeatureJoiner create(Config config, BuildContext context) {
        if (config.from() != null) {
            return fromInteractions(config, context.interactions());
        }
        return config.table().joiner(FeatureJoiner.Scope.ITEM, context.itemIds(), context);
    }

    private static FeatureJoiner fromInteractions(Config config, Interactions interactions) {
        if (!interactions.hasTime()) {
            throw new ConfigException("take", "needs times, and this data has none; set source.timestamp");
        }
        TimeSpan lag = config.lag() == null ? TimeSpan.NONE : config.lag();
        RowLookup lookup = config.take() == Take.FIRST
                ? new FirstInteraction(interactions)
                : new LatestInteraction(interactions, lag, config.maxAge());
        List<Schema.Column> columns = new ArrayList<>();
        List<ColumnVector> values = new ArrayList<>();
        for (String name : config.columns()) {
            ColumnVector column = interactions.column(name);
            if (column == null) {
                throw new ConfigException("columns", "names \"" + name + "\", which was not read");
            }
            columns.add(interactions
                    .furtherSchema()
                    .columns()
                    .get(interactions.furtherSchema().indexOf(name)));
            values.add(column);
        }
        return new TableJoiner(
                "table from interactions",
                FeatureJoiner.Scope.ITEM,
                interactions.itemIds(),
                lookup,
                config.missing() == Missing.FAIL,
                columns,
                values);
    }
}
