package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * The share of the relevant items that stand among the first k; 1 is out of reach where there are more than k.
 *
 * @param k at least 1
 */
public record Recall(int k) implements ListMetric {
    public Recall {
        Cutoff.require(k);
    }

    @Override
    public String label() {
        return Label.of("recall", k).toString();
    }

    @Override
    public int depth() {
        return k;
    }

    @Override
    public double measure(RankedList list) {
        return Hits.expected(list, k) / list.relevantCount();
    }
}
