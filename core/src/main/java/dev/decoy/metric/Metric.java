package dev.decoy.metric;

/** What is measured on rankings. Immutable and thread-safe. */
public sealed interface Metric permits ListMetric, CollectionMetric {
    /** The name with all that tells variants apart: {@code ndcg@10}. */
    String label();

    /**
     * The deepest rank that the value depends on; {@link Integer#MAX_VALUE} for all. Models that tell no more than their best
     * items can only be measured that deep.
     */
    int depth();

    /**
     * How many items of the top the metric looks at, by {@link RankedList#item}; 0, the default, for metrics that need only the
     * ranks of relevant items. What is looked at costs a selection per list.
     */
    default int itemDepth() {
        return 0;
    }
}
