package dev.decoy.internal.layout;

import dev.decoy.io.Schema;
import dev.decoy.spi.ConfigException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gives columns the names that were asked for, and finds names given twice. */
final class Renaming {
    private Renaming() {}

    static Schema apply(List<Schema.Column> columns, Map<String, String> names) {
        List<ConfigException.Problem> problems = new ArrayList<>();
        Map<String, String> unused = new TreeMap<>(names);
        Set<String> taken = new HashSet<>();
        List<Schema.Column> renamed = new ArrayList<>();
        for (Schema.Column column : columns) {
            unused.remove(column.name());
            Schema.Column named = column.named(names.getOrDefault(column.name(), column.name()));
            renamed.add(named);
            if (!taken.add(named.name())) {
                problems.add(new ConfigException.Problem(
                        "output.names",
                        "two columns of the output would be named \"" + named.name()
                                + "\"; give one of them another name," + " as in names: {" + column.name() + ": my_"
                                + column.name() + "}"));
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
}
