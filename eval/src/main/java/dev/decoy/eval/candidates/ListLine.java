package dev.decoy.eval.candidates;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a text of candidates: whose they are, then the items, apart by tabs or, where there is no tab, by blanks. Whose:
 * {@code (user,positive)} as NCF has it, {@code (user,)} as elliot has it, or {@code user}.
 *
 * @param head whose they are, as it stands there
 * @param user the user
 * @param positive the item that they are ranked with; null: any that the user has
 * @param items the candidates
 */
record ListLine(String head, String user, @Nullable String positive, List<String> items) {
    /**
     * Reads a line that is not blank.
     *
     * @throws IllegalArgumentException what is wrong with it, and what to do
     */
    static ListLine of(String line) {
        String text = line.strip();
        if (text.startsWith("(")) {
            int close = text.indexOf(')');
            if (close < 0) {
                throw new IllegalArgumentException(
                        "begins with \"(\" and has no \")\"; write (user,positive), (user,) or the user alone");
            }
            return ofPair(text.substring(0, close + 1), text.substring(close + 1));
        }
        List<String> fields = fields(text);
        String user = fields.get(0);
        return new ListLine(user, user, null, fields.subList(1, fields.size()));
    }

    private static ListLine ofPair(String head, String rest) {
        String[] names = head.substring(1, head.length() - 1).split(",", -1);
        String user = bare(names[0]);
        String positive = names.length < 2 ? "" : bare(names[1]);
        if (names.length > 2 || user.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + head + "\" is no user and positive; write (user,positive), (user,) or the user alone");
        }
        if (!rest.isEmpty() && rest.charAt(0) != '\t' && rest.charAt(0) != ' ') {
            throw new IllegalArgumentException(
                    "\"" + rest.charAt(0) + "\" follows \"" + head + "\"; separate candidates by tabs");
        }
        List<String> items = rest.isBlank() ? List.of() : fields(rest.strip());
        return new ListLine(head, user, positive.isEmpty() ? null : positive, items);
    }

    /** Without the quotes that a tuple of texts has. */
    private static String bare(String name) {
        String plain = name.strip();
        boolean quoted = plain.length() > 1
                && (plain.charAt(0) == '\'' || plain.charAt(0) == '"')
                && plain.charAt(plain.length() - 1) == plain.charAt(0);
        return quoted ? plain.substring(1, plain.length() - 1) : plain;
    }

    private static List<String> fields(String text) {
        List<String> fields = List.of(text.split(text.indexOf('\t') >= 0 ? "\t" : " +", -1));
        if (fields.contains("")) {
            throw new IllegalArgumentException(
                    "has an empty field between two tabs; write an item there, or take out a tab");
        }
        return fields;
    }
}
