package dev.decoy.eval.model;

import dev.decoy.io.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns in which a table holds its vectors.
 *
 * @param list a column of lists; null: each dimension has a column
 * @param dimensions the columns of the dimensions in order
 */
record VectorColumns(@Nullable String list, List<String> dimensions) {
    private static final List<String> USUAL_LISTS = List.of("vector", "embedding");
    private static final String USUAL_PREFIX = "d";

    /**
     * The columns that a config names, or the usual ones: lists {@code vector} or {@code embedding}, else {@code d0}, {@code d1}
     * and so on. Columns that should be there and are not stay among them, so that the check of columns names them.
     *
     * @param named a column of lists, or what the names of the columns begin with
     */
    static VectorColumns of(@Nullable String named, Schema schema) {
        for (String list : named != null ? List.of(named) : USUAL_LISTS) {
            if (schema.unreadable().containsKey(list)) {
                return new VectorColumns(list, List.of());
            }
        }
        String prefix = named != null ? named : USUAL_PREFIX;
        long count = schema.names().stream()
                .filter(name -> name.startsWith(prefix)
                        && name.substring(prefix.length()).matches("[0-9]+"))
                .count();
        List<String> dimensions = new ArrayList<>();
        for (int d = 0; d < count; d++) {
            dimensions.add(prefix + d);
        }
        return count > 0
                ? new VectorColumns(null, dimensions)
                : new VectorColumns(null, List.of(named != null ? named : USUAL_LISTS.get(0)));
    }

    /** The columns to ask a source for as lists. */
    List<String> lists() {
        return list == null ? List.of() : List.of(list);
    }

    /** What messages call them. */
    String words() {
        return list != null
                ? "column \"" + list + "\""
                : "columns \"" + dimensions.get(0) + "\" to \"" + dimensions.get(dimensions.size() - 1) + "\"";
    }
}
