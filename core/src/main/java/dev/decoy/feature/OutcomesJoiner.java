package dev.decoy.feature;

import dev.decoy.data.Interactions;
import dev.decoy.io.Schema;
import java.util.List;

/**
 * Copies columns of the source that only what happened can have (dwell time, price paid): the positive keeps its values, a
 * negative has none. O(1) per value. Immutable and thread-safe.
 */
public final class OutcomesJoiner implements FeatureJoiner {
    private final ContextJoiner positives;

    /**
     * Copies these further columns of the interactions.
     *
     * @throws IllegalArgumentException when one was not read
     */
    public OutcomesJoiner(Interactions interactions, List<String> names) {
        positives = new ContextJoiner(interactions, names);
    }

    @Override
    public Scope scope() {
        return Scope.POSITIVE;
    }

    @Override
    public List<Schema.Column> columns() {
        return positives.columns().stream().map(Schema.Column::orNull).toList();
    }

    @Override
    public Worker newWorker() {
        return positives.newWorker();
    }
}
