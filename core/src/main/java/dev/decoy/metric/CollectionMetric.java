package dev.decoy.metric;

/** One number from all lists: coverage, Gini, entropy. */
public non-sealed interface CollectionMetric extends Metric {
    /** An empty state; thread-confined until it is merged. */
    State newState();

    /**
     * What is known of the lists so far. Whole numbers alone: then the value does not depend on which state saw which list.
     */
    interface State {
        /** Counts one more list. */
        void add(RankedList list);

        /** Adds what another state of the same metric has seen. */
        void merge(State other);

        /** The value over all lists seen; NaN: undefined. */
        double value();
    }
}
