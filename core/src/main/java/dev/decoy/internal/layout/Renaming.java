package dev.decoy.internal.layout;

import dev.decoy.io.Schema;
import dev.decoy.spi.ConfigException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gives columns the names that were asked for, and finds names given twice. */
final class Renaming {
    private Renaming() {}

    static Schema apply(List<Schema.Column> columns, Map<String, String> names) {
        List<ConfigException.Problem> problems = new ArrayList<>();
        Map<String, String> unused = new TreeMap<>(names);
        Map<String, String> taken = new HashMap<>();
        List<Schema.Column> renamed = new ArrayList<>();
        for (Schema.Column column : columns) {
            unused.remove(column.name());
            String name = names.getOrDefault(column.name(), column.name());
            if (name.isBlank()) {
                problems.add(new ConfigException.Problem("output.names." + column.name(), "must not be blank"));
                continue;
            }
            renamed.add(column.named(name));
            String other = taken.putIfAbsent(name, column.name());
            if (other != null) {
                problems.add(new ConfigException.Problem("output.names", clash(name, other, column.name())));
            }
        }
        unused.keySet()
                .forEach(name -> problems.add(new ConfigException.Problem(
                        "output.names." + name,
                        "is not a column of the output; columns are "
                                + String.join(
                                        ", ",
                                        columns.stream()
                                                .map(Schema.Column::name)
                                                .toList()))));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Schema(renamed);
    }

    /** What to do about two columns {@code first} and {@code second} that would both be named {@code name}. */
    private static String clash(String name, String first, String second) {
        if (first.equals(second)) {
            return "two columns of the output are named \"" + first + "\", which names cannot tell apart; leave one of"
                    + " them out, or give that of the source another name there";
        }
        String renamed = first.equals(name) ? second : first;
        return "two columns of the output would be named \"" + name
                + "\"; give one of them another name, as in names: {" + renamed + ": my_" + renamed + "}";
    }
}
