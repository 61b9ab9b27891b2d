package dev.decoy.strategies.random;

import dev.decoy.data.Vocabulary;
import dev.decoy.io.DataException;
import dev.decoy.io.KeyedTable;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.ConfigException.Problem;
import dev.decoy.spi.TableUse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table with one row an item, as the options of a strategy name it.
 *
 * @param name what messages call it
 * @param path a file, a folder or a glob
 * @param item its column of ids
 * @param option the option that names the further columns
 * @param columns those
 */
record ItemTable(String name, String path, String item, String option, List<String> columns) {
    /** The table, and the columns that it should have. */
    TableUse use(BuildContext context) {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        wanted.put("item", List.of(item));
        wanted.put(option, columns);
        return new TableUse(context.table(path), wanted);
    }

    /** The rows of these items. */
    KeyedTable read(BuildContext context, Vocabulary items) {
        try {
            TableUse use = use(context);
            List<Problem> problems = use.problems();
            if (!problems.isEmpty()) {
                throw new ConfigException(problems);
            }
            return KeyedTable.read(name, use.table(), new KeyedTable.Columns(item, null, columns), items);
        } catch (IOException e) {
            throw new DataException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
