package dev.decoy.strategies.random;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.ArraySource;
import java.util.ArrayList;
import java.util.List;

/** A small table of items and text, a line an item: {@code "a: X|Y; Z"} has two columns; an empty value is none. */
final class Labelled {
    private Labelled() {}

    static ArraySource table(List<String> columns, List<String> lines) {
        List<String> items = new ArrayList<>();
        lines.forEach(line -> items.add(line.substring(0, line.indexOf(':'))));
        ArraySource table = ArraySource.of(items, items, null);
        for (int c = 0; c < columns.size(); c++) {
            ColumnVector values = new ColumnVector(ValueType.TEXT);
            values.ensureCapacity(items.size());
            for (int row = 0; row < items.size(); row++) {
                String line = lines.get(row);
                String value =
                        line.substring(line.indexOf(':') + 1).split(";", -1)[c].strip();
                if (value.isEmpty()) {
                    values.setNull(row);
                } else {
                    values.setText(row, value);
                }
            }
            table = table.column(columns.get(c), values);
        }
        return table;
    }
}
