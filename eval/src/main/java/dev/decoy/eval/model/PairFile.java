package dev.decoy.eval.model;

import dev.decoy.io.DataException;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import dev.decoy.scoring.Scorer;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.ConfigException.Problem;
import dev.decoy.spi.Spec;
import dev.decoy.spi.TableUse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table with a row per scored item, as options name it.
 *
 * @param path a file, a folder or a glob; null: a source instead
 * @param source that source; null: a path
 * @param key the column of users or rows; null: the first usual one
 * @param item the column of items; null: the first usual one
 */
record PairFile(
        @Nullable String path,
        @Nullable Spec<InteractionSource> source,
        @Nullable String key,
        @Nullable String item) {
    PairFile {
        if ((path == null) == (source == null)) {
            throw new IllegalArgumentException(
                    "path or source must be given, and one of them only, was " + (path == null ? "neither" : "both"));
        }
    }

    /** Which column orders the items of a key. */
    interface Values {
        /** The choice for a table of such columns. */
        Order of(Schema schema);
    }

    /**
     * What orders the items of a key.
     *
     * @param option the option that names the column
     * @param column null: the order of the file
     * @param meaning what its values say
     */
    record Order(String option, @Nullable String column, PairReader.Meaning meaning) {}

    /** What messages call it. */
    String name(String what) {
        return what + " " + (path != null ? path : "of source");
    }

    /** The table, and the columns that it should have. */
    TableUse use(BuildContext context, Values values) throws IOException {
        InteractionSource table =
                source != null ? context.create("source", source) : context.table(path == null ? "" : path);
        Schema schema = table.schema();
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        wanted.put("key", List.of(QueryKey.of(key, schema).column()));
        wanted.put("item", List.of(QueryKey.itemColumn(item, schema)));
        Order order = values.of(schema);
        if (order.column() != null) {
            wanted.put(order.option(), List.of(order.column()));
        }
        return new TableUse(table, wanted);
    }

    /**
     * Reads the scores.
     *
     * @param what what messages call such a file
     * @throws ConfigException when a column is not there
     * @throws DataException when the file is faulty, or nothing of it is known
     */
    Listed read(String what, BuildContext context, Values values) {
        try {
            TableUse use = use(context, values);
            List<Problem> problems = use.problems();
            if (!problems.isEmpty()) {
                throw new ConfigException(problems);
            }
            Schema schema = use.table().schema();
            QueryKey column = QueryKey.of(key, schema);
            Order order = values.of(schema);
            PairReader reader = new PairReader(name(what), column.lookup(context), context.itemIds(), order.meaning());
            PairScores scores =
                    reader.read(use.table(), column.column(), QueryKey.itemColumn(item, schema), order.column());
            return new Listed(column.keying(), scores);
        } catch (IOException e) {
            throw new DataException(name(what) + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Scores, and what they belong to. */
    record Listed(Scorer.Keying keying, PairScores scores) {}
}
