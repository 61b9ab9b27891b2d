package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * The harmonic mean of precision and recall at k, which is 2 hits / (k + relevant items).
 *
 * @param k at least 1
 */
public record F1(int k) implements ListMetric {
    public F1 {
        Cutoff.require(k);
    }

    @Override
    public String label() {
        return Label.of("f1", k).toString();
    }

    @Override
    public int depth() {
        return k;
    }

    @Override
    public double measure(RankedList list) {
        return 2 * Hits.expected(list, k) / ((double) k + list.relevantCount());
    }
}
