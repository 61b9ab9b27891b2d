package dev.decoy.feature;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.io.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies columns of the source, value and type: what was true when the positive happened (its time, device, price paid) is
 * true for its negatives too. O(1) per value. Immutable and thread-safe.
 */
public final class ContextJoiner implements FeatureJoiner {
    private final List<Schema.Column> columns = new ArrayList<>();
    private final List<ColumnVector> sources = new ArrayList<>();

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
            columns.add(interactions
                    .furtherSchema()
                    .columns()
                    .get(interactions.furtherSchema().indexOf(name)));
        }
    }

    @Override
    public Scope scope() {
        return Scope.ROW;
    }

    @Override
    public List<Schema.Column> columns() {
        return List.copyOf(columns);
    }

    @Override
    public Worker newWorker() {
        return new Worker() {
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
        };
    }
}
