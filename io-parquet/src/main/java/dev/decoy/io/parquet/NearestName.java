package dev.decoy.io.parquet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Helps with a name that is not there. */
final class NearestName {
    // Beyond this share of a name's letters a guess rather confuses.
    private static final double MOST_CHANGED = 0.4;

    private NearestName() {}

    /** "did you mean ...?" where a name is near, and the names there are. */
    static String advice(String wanted, List<String> names) {
        String best = "";
        int least = (int) Math.max(1, wanted.length() * MOST_CHANGED) + 1;
        for (String name : names) {
            int distance = distance(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                best = name;
                least = distance;
            }
        }
        String guess = best.isEmpty() ? "" : "did you mean \"" + best + "\"? ";
        return guess + (guess.isEmpty() ? "the" : "The") + " columns are " + String.join(", ", names);
    }

    /** Letters to insert, delete or replace (Levenshtein). */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
