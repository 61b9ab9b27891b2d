package dev.decoy.eval.candidates;

import dev.decoy.io.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table of candidates are what.
 *
 * @param key rows or users
 * @param keyIsRow whether it is rows
 * @param item the candidates
 * @param label what tells positives from candidates; null: all are candidates
 * @param positive the positive that they are ranked with; null: where the key does not tell, any of the user
 */
record CandidateColumns(
        String key,
        boolean keyIsRow,
        String item,
        @Nullable String label,
        @Nullable String positive) {
    private static final String ROW_ID = "row_id";

    /** Those of a text with a list on each line. */
    static final CandidateColumns OF_LISTS =
            new CandidateColumns(ListFile.USER, false, ListFile.ITEM, null, ListFile.POSITIVE);

    /**
     * Those of a table: what is named, else the usual names, as they are or with a type behind a colon ({@code user_id:token}).
     *
     * @param key null: the first there is of row_id, user, user_id
     * @param item null: the first there is of item, item_id
     */
    static CandidateColumns of(Schema schema, @Nullable String key, @Nullable String item) {
        String keys = key != null ? key : usual(schema, ROW_ID, "user", "user_id");
        String items = item != null ? item : usual(schema, "item", "item_id");
        String label = usual(schema, "label");
        return new CandidateColumns(
                keys != null ? keys : "user", ROW_ID.equals(keys), items != null ? items : "item", label, null);
    }

    private static @Nullable String usual(Schema schema, String... names) {
        for (String name : names) {
            for (String column : schema.names()) {
                if (column.equals(name) || column.startsWith(name + ":")) {
                    return column;
                }
            }
        }
        return null;
    }

    /** Columns beside key and item. */
    List<String> further() {
        String only = label != null ? label : positive;
        return only == null ? List.of() : List.of(only);
    }
}
