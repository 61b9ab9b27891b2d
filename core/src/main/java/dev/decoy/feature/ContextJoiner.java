package dev.decoy.feature;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.io.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Copies columns of the source, value and type: what was true when the positive happened (its time, device, price paid) is
 * true for its negatives too, but for those that a shown event gave, which in layout pointwise have the values of that event.
 * O(1) per value. Immutable and thread-safe.
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
    public List<ColumnVector> shownValues() {
        return List.copyOf(shownValues);
    }

    @Override
    public Worker newWorker() {
        return (rows, into) -> {
            for (int c = 0; c < sources.size(); c++) {
                ColumnVector source = sources.get(c);
                ColumnVector target = into.get(c);
                for (int i = 0; i < rows.size(); i++) {
                    target.copy(i, source, rows.row(i).position());
                }
            }
        };
    }
}
