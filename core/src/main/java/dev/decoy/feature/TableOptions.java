package dev.decoy.feature;

import dev.decoy.data.Vocabulary;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.KeyedTable;
import dev.decoy.io.Schema;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.DidYouMean;
import dev.decoy.spi.Spec;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What joiners of tables have in common: which table, by which key, as of when. */
record TableOptions(
        @Nullable String path,
        @Nullable Spec<InteractionSource> source,
        @Nullable String key,
        List<String> columns,
        @Nullable String asOf,
        @Nullable TimeSpan lag,
        @Nullable TimeSpan maxAge,
        @Nullable Missing missing) {
    TableOptions {
        if ((path == null) == (source == null)) {
            throw new IllegalArgumentException(
                    "path or source must be given, and one of them only, was " + (path == null ? "neither" : "both"));
        }
        if (key == null) {
            throw new IllegalArgumentException("key must name the table's column of ids, was null");
        }
        if (asOf == null && (lag != null || maxAge != null)) {
            throw new IllegalArgumentException((lag != null ? "lag" : "maxAge")
                    + " must be left out where asOf is, was " + (lag != null ? lag : maxAge));
        }
        requireNames(columns);
    }

    static void requireNames(List<String> columns) {
        if (columns.isEmpty() || new HashSet<>(columns).size() < columns.size()) {
            throw new IllegalArgumentException("columns must be distinct names, at least one, was " + columns);
        }
    }

    /** A joiner of the table's rows of these keys. */
    FeatureJoiner joiner(FeatureJoiner.Scope scope, Vocabulary keys, BuildContext context) {
        if (asOf != null && !context.interactions().hasTime()) {
            throw new ConfigException("asOf", "needs times, and this data has none; set source.timestamp");
        }
        String name = "table " + (path != null ? path : "of source");
        KeyedTable table = read(name, keys, context);
        TableLookup lookup = new TableLookup(table, asOf != null, lag == null ? TimeSpan.NONE : lag, maxAge);
        return new TableJoiner(
                name,
                scope,
                keys,
                lookup,
                missing == Missing.FAIL,
                table.schema().columns(),
                table.values());
    }

    private KeyedTable read(String name, Vocabulary keys, BuildContext context) {
        try {
            InteractionSource table = source != null ? context.create("source", source) : context.table(required(path));
            Schema schema = table.schema();
            requireColumn(schema, "key", required(key));
            requireColumn(schema, "asOf", asOf);
            columns.forEach(column -> requireColumn(schema, "columns", column));
            return KeyedTable.read(name, table, new KeyedTable.Columns(required(key), asOf, columns), keys);
        } catch (IOException e) {
            throw new DataException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static String required(@Nullable String option) {
        if (option == null) {
            throw new IllegalStateException("the constructor lets no such options through");
        }
        return option;
    }

    private static void requireColumn(Schema schema, String option, @Nullable String column) {
        if (column != null && schema.unreadable().containsKey(column)) {
            throw new ConfigException(
                    option,
                    "column \"" + column + "\" of the table: "
                            + schema.unreadable().get(column));
        }
        if (column != null && schema.indexOf(column) < 0) {
            throw new ConfigException(
                    option,
                    "no column of the table is named \"" + column + "\"; found " + String.join(", ", schema.names())
                            + DidYouMean.hint(column, schema.names()));
        }
    }
}
