package dev.decoy.strategies.random;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.DataException;
import dev.decoy.io.KeyedTable;
import java.util.ArrayList;
import java.util.List;

/** The weights that a table gives to items. */
final class ItemWeights {
    private static final int NAMED = 5;

    private final String name;
    private final KeyedTable table;
    private final Vocabulary items;
    private final String column;

    /** A table whose only value is the weight. */
    ItemWeights(String name, KeyedTable table, Vocabulary items) {
        this.name = name;
        this.table = table;
        this.items = items;
        column = table.schema().names().get(0);
    }

    /**
     * A weight per item code.
     *
     * @throws DataException when a weight is none, or an item has none and must have one
     */
    double[] orElse(MissingWeight missing) {
        ColumnVector values = table.values().get(0);
        double[] weights = new double[items.size()];
        List<String> faults = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        int faulty = 0;
        int without = 0;
        double sum = 0;
        for (int item = 0; item < weights.length; item++) {
            int row = table.latest(item, Long.MAX_VALUE);
            if (row < 0) {
                weights[item] = missing.weight();
                without++;
                name(absent, "\"" + items.id(item) + "\"");
            } else {
                weights[item] = values.isNull(row) ? Double.NaN : number(values, row);
                if (!(weights[item] >= 0 && weights[item] < Double.POSITIVE_INFINITY)) {
                    faulty++;
                    name(
                            faults,
                            "item \"" + items.id(item) + "\" has " + (values.isNull(row) ? "none" : weights[item]));
                }
            }
            sum += weights[item];
        }
        if (faulty > 0) {
            throw refused(faulty + " weights are no finite numbers of at least 0: " + String.join(", ", faults)
                    + (faulty > NAMED ? ", ..." : "") + "; correct them");
        }
        if (missing.fails() && without > 0) {
            throw refused(without + " of " + weights.length + " items have no row: " + String.join(", ", absent)
                    + (without > NAMED ? ", ..." : "") + "; add them, or set missing: zero or a weight");
        }
        if (sum == 0) {
            throw refused(
                    "the weights of all " + weights.length + " items of this data are 0; give one a weight above 0");
        }
        return weights;
    }

    private static void name(List<String> examples, String example) {
        if (examples.size() < NAMED) {
            examples.add(example);
        }
    }

    private double number(ColumnVector values, int row) {
        ValueType type = values.type();
        return switch (type) {
            case INT8, INT16, INT32 -> values.ints()[row];
            case INT64 -> values.longs()[row];
            case FLOAT32, FLOAT64 -> values.doubles()[row];
            default -> throw refused("holds " + type + ", not numbers; name the column of weights");
        };
    }

    private DataException refused(String problem) {
        return new DataException(name + ", column \"" + column + "\": " + problem);
    }

    /** How the table fits the data. */
    String remark(MissingWeight missing) {
        int without = 0;
        for (int item = 0; item < items.size(); item++) {
            without += table.has(item) ? 0 : 1;
        }
        String unknown = table.unknownRows() == 0 ? "" : table.unknownRows() + " rows are of no item of this data; ";
        return name + ": " + unknown + without + " of " + items.size() + " items have no row"
                + (without == 0 ? "" : ", their weight is " + missing);
    }
}
