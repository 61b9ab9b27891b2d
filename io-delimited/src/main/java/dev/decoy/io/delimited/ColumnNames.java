package dev.decoy.io.delimited;

import dev.decoy.io.DataException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of the columns of a file, and what to say when one is missing.
 *
 * @param file what messages call the file
 * @param names in the order of the file
 */
record ColumnNames(String file, List<String> names) {
    /** Throws a DataException that lists the columns there are, the nearest first, when {@code wanted} is none of them. */
    void require(String wanted) {
        if (names.contains(wanted)) {
            return;
        }
        String nearest = nearest(wanted);
        String remedy = nearest != null
                ? "did you mean \"" + nearest + "\"?"
                : names.size() == 1 ? "is source.separator right?" : "check the names under source";
        String present = names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        throw new DataException(file + ": there is no column \"" + wanted + "\" among " + present + "; " + remedy);
    }

    /** The name that takes the fewest edits, if these are few; case does not count. */
    private @Nullable String nearest(String wanted) {
        String best = null;
        int fewest = Math.max(1, wanted.length() / 3) + 1;
        for (String name : names) {
            int edits = edits(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (edits < fewest) {
                fewest = edits;
                best = name;
            }
        }
        return best;
    }

    /** Letters to insert, remove or replace (Levenshtein), row by row of the table of all prefixes. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
