package dev.decoy.eval.model;

import dev.decoy.io.DataException;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.ConfigException.Problem;
import dev.decoy.spi.TableUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of vectors as options name it: a table with a list or a column per dimension, or an NPY file beside a file of ids.
 *
 * @param path the table or the NPY file
 * @param ids of an NPY file: the ids of its rows in order, a table or an NPY file again
 * @param key the column of ids; null: the first usual one
 * @param vector the column of lists, or what the names of the columns begin with; null: the usual ones
 * @param bias a column of biases; null: none
 * @param options what these are called in the config
 */
record VectorFile(
        String path,
        @Nullable String ids,
        @Nullable String key,
        @Nullable String vector,
        @Nullable String bias,
        Options options) {
    /** What the vectors are of, and the names of options. */
    enum Options {
        OF_QUERIES("queries", "queryIds", "key"),
        OF_ITEMS("items", "itemIds", "itemKey");

        private final String path;
        private final String ids;
        private final String key;

        Options(String path, String ids, String key) {
            this.path = path;
            this.ids = ids;
            this.key = key;
        }
    }

    VectorFile {
        if (isNpy(path) && ids == null) {
            throw new IllegalArgumentException(options.ids + " must name a file with the ids of the rows of " + path
                    + ", in their order, was null");
        }
        if (!isNpy(path) && ids != null) {
            throw new IllegalArgumentException(
                    options.ids + " must be left out where " + options.path + " is no .npy file, was " + ids);
        }
        if (isNpy(path) && vector != null) {
            throw new IllegalArgumentException("vector must be left out with .npy files, was " + vector);
        }
        if (ids != null && isNpy(ids) && bias != null) {
            throw new IllegalArgumentException("bias must be left out with ids in an .npy file, was " + bias);
        }
    }

    /** Vectors of items. */
    static VectorFile ofItems(
            String items,
            @Nullable String itemIds,
            @Nullable String itemKey,
            @Nullable String vector,
            @Nullable String bias) {
        return new VectorFile(items, itemIds, itemKey, vector, bias, Options.OF_ITEMS);
    }

    private static boolean isNpy(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    /** What messages call it. */
    String name() {
        return "vectors " + path;
    }

    /** The files that are read, and the columns that they should have. */
    List<TableUse> tables(BuildContext context) throws IOException {
        InteractionSource rows = ids == null ? context.table(path) : idTable(context, ids);
        Schema schema = rows.schema();
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        wanted.put(options.key, List.of(keyColumn(schema)));
        if (ids == null) {
            wanted.put("vector", VectorColumns.of(vector, schema).dimensions());
        }
        if (bias != null) {
            wanted.put("bias", List.of(bias));
        }
        List<TableUse> uses = new ArrayList<>();
        uses.add(new TableUse(rows, wanted));
        if (ids != null) {
            uses.add(new TableUse(new NpySource(context.resolve(path), rows), Map.of()));
        }
        return uses;
    }

    private InteractionSource idTable(BuildContext context, String table) {
        if (!isNpy(table)) {
            return context.table(table);
        }
        String usual = options == Options.OF_ITEMS ? "item" : "user";
        return new NpyIds(context.resolve(table), key != null ? key : usual);
    }

    private String keyColumn(Schema schema) {
        return options == Options.OF_ITEMS
                ? QueryKey.itemColumn(key, schema)
                : QueryKey.of(key, schema).column();
    }

    /** The column of ids that is read. */
    String keyColumn(BuildContext context) {
        try {
            return keyColumn(tables(context).get(0).table().schema());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads the vectors of some keys.
     *
     * @throws ConfigException when a column is not there
     * @throws DataException when the file is faulty, or none of its keys is known
     */
    VectorTable read(BuildContext context, KeyLookup keys, Similarity similarity) {
        try {
            List<TableUse> uses = tables(context);
            List<Problem> problems = new ArrayList<>();
            for (TableUse use : uses) {
                problems.addAll(use.problems());
            }
            if (!problems.isEmpty()) {
                throw new ConfigException(problems);
            }
            InteractionSource source = uses.get(uses.size() - 1).table();
            VectorColumns columns = ids != null ? NpySource.COLUMNS : VectorColumns.of(vector, source.schema());
            return new VectorReader(name(), keys, columns, bias, similarity).read(source, keyColumn(source.schema()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private DataException unreadable(IOException e) {
        return new DataException(name() + ": cannot be read: " + e.getMessage(), e);
    }
}
