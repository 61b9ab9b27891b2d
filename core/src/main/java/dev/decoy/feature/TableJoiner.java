package dev.decoy.feature;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.DataException;
import dev.decoy.io.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Columns of a table, looked up by the item or the user. A missing row is null, or a fault where values are required.
 * O(log rows of the key) per value. Thread-safe; holds the table, shared by all workers, and counts.
 */
final class TableJoiner implements FeatureJoiner {
    private final String name;
    private final Scope scope;
    private final Vocabulary keys;
    private final RowLookup lookup;
    private final boolean required;
    private final List<Schema.Column> columns;
    private final List<ColumnVector> values;
    private final int keysWithoutRow;
    private final LongAdder lookUps = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /**
     * A joiner of {@code values} by row of the table.
     *
     * @param name what messages call the table
     * @param scope ITEM: keys are items; ROW: keys are users
     * @param required whether a missing row is a fault
     * @throws DataException when rows are required and a key has none
     */
    TableJoiner(
            String name,
            Scope scope,
            Vocabulary keys,
            RowLookup lookup,
            boolean required,
            List<Schema.Column> columns,
            List<ColumnVector> values) {
        this.name = name;
        this.scope = scope;
        this.keys = keys;
        this.lookup = lookup;
        this.required = required;
        this.columns =
                required ? columns : columns.stream().map(Schema.Column::orNull).toList();
        this.values = values;
        int first = -1;
        int missing = 0;
        for (int key = 0; key < keys.size(); key++) {
            if (!lookup.has(key)) {
                first = first < 0 ? key : first;
                missing++;
            }
        }
        if (required && missing > 0) {
            throw new DataException(name + ": no row for " + word() + " \"" + keys.id(first) + "\"; of " + keys.size()
                    + " " + word() + "s " + missing + " are missing; add them, or set missing: null");
        }
        keysWithoutRow = missing;
    }

    /** How well the table fits the data: rows of no key, keys of no row, and joined values that are null for it. */
    @Override
    public List<String> remarks() {
        String unknown =
                lookup.unknownRows() == 0 ? "" : lookup.unknownRows() + " rows are of no " + word() + " of this data; ";
        return List.of(name + ": " + unknown + keysWithoutRow + " of " + keys.size() + " " + word() + "s have no row; "
                + misses.sum() + " of " + lookUps.sum() + " look-ups found no row that holds");
    }

    private String word() {
        return scope == Scope.ITEM ? "item" : "user";
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public List<Schema.Column> columns() {
        return columns;
    }

    @Override
    public Worker newWorker() {
        return new TableWorker();
    }

    private final class TableWorker implements Worker {
        private int[] found = {};

        @Override
        public void join(Rows rows, List<ColumnVector> into) {
            find(rows);
            for (int c = 0; c < values.size(); c++) {
                ColumnVector source = values.get(c);
                ColumnVector target = into.get(c);
                for (int i = 0; i < rows.size(); i++) {
                    if (found[i] < 0) {
                        target.setNull(i);
                    } else {
                        target.copy(i, source, found[i]);
                    }
                }
            }
        }

        private void find(Rows rows) {
            if (found.length < rows.size()) {
                found = Arrays.copyOf(found, rows.size());
            }
            int missing = 0;
            int wanted = 0;
            for (int i = 0; i < rows.size(); i++) {
                int key = scope == Scope.ITEM ? rows.item(i) : rows.row(i).user();
                found[i] = key < 0 ? -1 : lookup.find(key, rows.row(i));
                if (found[i] < 0 && key >= 0 && required) {
                    throw missing(rows, i);
                }
                wanted += key >= 0 ? 1 : 0;
                missing += key >= 0 && found[i] < 0 ? 1 : 0;
            }
            lookUps.add(wanted);
            misses.add(missing);
        }

        /** The rows from {@code first} on that have none, counted. */
        private DataException missing(Rows rows, int first) {
            int key = scope == Scope.ITEM ? rows.item(first) : rows.row(first).user();
            Instant time = Instant.ofEpochMilli(rows.row(first).timeMillis());
            int count = 0;
            for (int i = first; i < rows.size(); i++) {
                int other = scope == Scope.ITEM ? rows.item(i) : rows.row(i).user();
                count += other >= 0 && lookup.find(other, rows.row(i)) < 0 ? 1 : 0;
            }
            return new DataException(name + ": no row holds for " + word() + " \"" + keys.id(key) + "\" as of " + time
                    + " less the lag; " + count + " of the " + rows.size()
                    + " rows joined with it have none; add them, or set missing: null");
        }
    }
}
