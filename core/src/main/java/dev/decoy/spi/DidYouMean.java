package dev.decoy.spi;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word that a mistyped one probably stands for. */
public final class DidYouMean {
    private DidYouMean() {}

    /** {@code " (did you mean floor?)"}, or nothing when no known word is near; the first of equally near ones. */
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known).map(name -> " (did you mean " + name + "?)").orElse("");
    }

    /** The nearest known word, if one is near; the first of equally near ones. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String bare = bare(word);
        String nearest = "";
        int limit = (bare.length() + 1) / 3;
        int least = limit + 1;
        for (String candidate : known) {
            int edits = edits(bare, bare(candidate));
            int distance = isBeginning(bare, bare(candidate)) ? Math.min(edits, limit) : edits;
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    /** Case, hyphens and underscores are no difference: {@code per_positive} means {@code perPositive}. */
    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static boolean isBeginning(String left, String right) {
        return Math.min(left.length(), right.length()) >= 3 && (left.startsWith(right) || right.startsWith(left));
    }

    /** Insertions, deletions and replacements that turn one word into the other (Levenshtein 1965). */
    private static int edits(String left, String right) {
        int[] above = new int[right.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[right.length()];
    }
}
