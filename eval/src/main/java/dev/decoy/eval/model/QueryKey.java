package dev.decoy.eval.model;

import dev.decoy.io.Schema;
import dev.decoy.scoring.Scorer;
import dev.decoy.spi.BuildContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The column that says whose the scores of a file are.
 *
 * @param column its name; {@code row_id}: those of a row, else those of a user
 */
record QueryKey(String column) {
    private static final String ROW_ID = "row_id";

    /** The column that a config names, or else the first of the usual ones that a table has. */
    static QueryKey of(@Nullable String named, Schema schema) {
        return new QueryKey(column(named, schema, List.of(ROW_ID, "user", "user_id")));
    }

    /** The column of item ids likewise. */
    static String itemColumn(@Nullable String named, Schema schema) {
        return column(named, schema, List.of("item", "item_id"));
    }

    private static String column(@Nullable String named, Schema schema, List<String> usual) {
        if (named != null) {
            return named;
        }
        // Where there is none, the check of columns asks for the last of them and lists what was found.
        return usual.stream()
                .filter(name -> schema.indexOf(name) >= 0)
                .findFirst()
                .orElse(usual.get(usual.size() - 1));
    }

    Scorer.Keying keying() {
        return column.equals(ROW_ID) ? Scorer.Keying.ROW : Scorer.Keying.USER;
    }

    KeyLookup lookup(BuildContext context) {
        return keying() == Scorer.Keying.ROW
                ? new RowKeys(context.interactions())
                : new IdKeys("user", context.interactions().userIds());
    }

    /** The key of a query; negative when it has none. */
    static int of(Scorer.Query query, Scorer.Keying keying) {
        return keying == Scorer.Keying.ROW ? query.position() : query.user();
    }
}
