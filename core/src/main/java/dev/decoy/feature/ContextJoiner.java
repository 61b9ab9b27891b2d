package dev.decoy.feature;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.io.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Copies columns of the source, value and type: what was true when the positive happened (its time, device, price paid) is
 * true for its negatives too. Where the source tells what was shown, a negative that a shown event gave has the values of that
 * event: the columns are then of ITEM. O(1) per value. Immutable and thread-safe.
 */
public final class ContextJoiner implements FeatureJoiner {
    private final List<Schema.Column> columns = new ArrayList<>();
    private final List<ColumnVector> sources = new ArrayList<>();
    private final List<ColumnVector> shownValues = new ArrayList<>();

    /**
     * Copies these further columns of the interactions.
     *
     * @throws IllegalArgumentException when one was not read
     */
    public ContextJoiner(Interactions interactions, List<String> names) {
        for (String name : names) {
            ColumnVector source = interactions.column(name);
            if (source == null) {
                throw new IllegalArgumentException("columns names \"" + name + "\", which was not read");
            }
            sources.add(source);
            Interactions shown = interactions.shown();
            if (shown != null) {
                shownValues.add(Objects.requireNonNull(shown.column(name), name));
            }
            Schema.Column column = interactions
                    .furtherSchema()
                    .columns()
                    .get(interactions.furtherSchema().indexOf(name));
            // Lists of negatives are padded with null.
            columns.add(shown == null ? column : column.orNull());
        }
    }

    @Override
    public Scope scope() {
        return shownValues.isEmpty() ? Scope.ROW : Scope.ITEM;
    }

    @Override
    public List<Schema.Column> columns() {
        return List.copyOf(columns);
    }

    @Override
    public Worker newWorker() {
        return shownValues.isEmpty() ? new RowWorker() : this::joinItems;
    }

    private void joinItems(Rows rows, List<ColumnVector> into) {
        for (int c = 0; c < sources.size(); c++) {
            for (int i = 0; i < rows.size(); i++) {
                copy(rows, i, c, into.get(c));
            }
        }
    }

    private void copy(Rows rows, int row, int column, ColumnVector into) {
        int shown = rows.shown(row);
        if (rows.item(row) < 0) {
            into.setNull(row);
        } else if (shown >= 0) {
            into.copy(row, shownValues.get(column), shown);
        } else {
            into.copy(row, sources.get(column), rows.row(row).position());
        }
    }

    /** Copies what rows have, column by column. */
    private final class RowWorker implements Worker {
        private int[] positions = {};

        @Override
        public void join(Rows rows, List<ColumnVector> into) {
            if (positions.length < rows.size()) {
                positions = new int[rows.size()];
            }
            for (int i = 0; i < rows.size(); i++) {
                positions[i] = rows.row(i).position();
            }
            for (int c = 0; c < sources.size(); c++) {
                into.get(c).gather(sources.get(c), positions, rows.size());
            }
        }
    }
}
