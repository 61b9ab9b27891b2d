package dev.decoy.eval.metric;

import dev.decoy.metric.RankedList;

/** A number per item code, averaged over what a list shows. Immutable and thread-safe. */
final class ItemValues {
    private final double[] values;

    /** Takes over {@code values}. */
    ItemValues(double[] values) {
        this.values = values;
    }

    /** The mean over the first k, or over a shorter list. */
    double mean(RankedList list, int k) {
        int shown = Math.min(k, list.itemCount());
        double sum = 0;
        for (int rank = 1; rank <= shown; rank++) {
            sum += values[list.item(rank)];
        }
        return sum / shown;
    }
}
