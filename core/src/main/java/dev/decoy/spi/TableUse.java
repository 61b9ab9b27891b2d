package dev.decoy.spi;

import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import dev.decoy.spi.ConfigException.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table that a component reads beside the source, opened but not read.
 *
 * @param table the table
 * @param columns names of columns that must be there, by the option that names them, in the order of the options
 */
public record TableUse(InteractionSource table, Map<String, List<String>> columns) {
    public TableUse {
        columns = new LinkedHashMap<>(columns);
    }

    /** Columns that are not there or cannot be read, their paths relative to the component. */
    public List<Problem> problems() throws IOException {
        Schema schema = table.schema();
        List<Problem> problems = new ArrayList<>();
        columns.forEach((option, names) -> names.stream()
                .filter(name -> schema.indexOf(name) < 0)
                .forEach(name -> problems.add(new Problem(option, fault(schema, name)))));
        return problems;
    }

    private static String fault(Schema schema, String name) {
        String unreadable = schema.unreadable().get(name);
        return unreadable != null
                ? "column \"" + name + "\" of the table: " + unreadable
                : "no column of the table is named \"" + name + "\"; found " + String.join(", ", schema.names())
                        + DidYouMean.hint(name, schema.names());
    }
}
