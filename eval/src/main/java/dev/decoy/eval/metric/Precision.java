package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * The share of the first k places that hold relevant items; a list shorter than k has empty places.
 *
 * @param k at least 1
 */
public record Precision(int k) implements ListMetric {
    public Precision {
        Cutoff.require(k);
    }

    @Override
    public String label() {
        return Label.of("precision", k).toString();
    }

    @Override
    public int depth() {
        return k;
    }

    @Override
    public double measure(RankedList list) {
        return Hits.expected(list, k) / k;
    }
}
