package dev.decoy.experiment;

import dev.decoy.spi.ConfigException.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces <code>${NAME}</code> and <code>${NAME:-default}</code> in the texts of a tree by variables of the environment;
 * what is replaced stays text. <code>$${</code> stands for <code>${</code>.
 */
final class Variables {
    private static final Pattern USE = Pattern.compile("\\$\\$\\{|\\$\\{(?:([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?})?");

    private final Map<String, String> environment;
    private final List<Problem> problems;

    /** Adds to {@code problems} what cannot be replaced. */
    Variables(Map<String, String> environment, List<Problem> problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** A copy of the tree, its texts replaced. */
    Map<String, @Nullable Object> map(Map<?, ?> tree, String path) {
        Map<String, @Nullable Object> replaced = new LinkedHashMap<>();
        tree.forEach((key, value) ->
                replaced.put(String.valueOf(key), value(value, path.isEmpty() ? "" + key : path + "." + key)));
        return replaced;
    }

    private @Nullable Object value(@Nullable Object value, String path) {
        if (value instanceof Map<?, ?> map) {
            return map(map, path);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> replaced = new ArrayList<>();
            for (Object each : list) {
                replaced.add(value(each, path + "[" + replaced.size() + "]"));
            }
            return replaced;
        }
        return value instanceof String text ? text(text, path) : value;
    }

    private String text(String text, String path) {
        return USE.matcher(text)
                .replaceAll(
                        use -> Matcher.quoteReplacement(replacement(use.group(), use.group(1), use.group(2), path)));
    }

    private String replacement(String use, @Nullable String name, @Nullable String otherwise, String path) {
        if (use.equals("$${")) {
            return "${";
        }
        if (name == null) {
            problems.add(new Problem(
                    path, "must name a variable after ${, as ${NAME} or ${NAME:-default}; write $${ for ${"));
            return use;
        }
        String value = environment.get(name);
        if (value == null && otherwise == null) {
            problems.add(new Problem(
                    path, "the variable " + name + " is not set; set it, or write ${" + name + ":-default}"));
        }
        return value != null ? value : otherwise != null ? otherwise : use;
    }
}
