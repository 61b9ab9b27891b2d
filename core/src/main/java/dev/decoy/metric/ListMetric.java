package dev.decoy.metric;

/**
 * One number for one ranked list: the expectation over all orders of items with equal scores. The evaluator takes the mean over
 * a user's lists, then over users.
 */
public non-sealed interface ListMetric extends Metric {
    /** The value; NaN: undefined, left out of the mean and counted. */
    double measure(RankedList list);

    /** What the list counts for in the mean; 1 unless the metric weighs. At least 0. */
    default double weight(RankedList list) {
        return 1;
    }
}
