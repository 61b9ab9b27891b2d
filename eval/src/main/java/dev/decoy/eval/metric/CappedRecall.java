package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * Relevant items among the first k, as a share of those that can stand there: min(k, relevant items).
 *
 * @param k at least 1
 */
public record CappedRecall(int k) implements ListMetric {
    public CappedRecall {
        Cutoff.require(k);
    }

    @Override
    public String label() {
        return Label.of("capped-recall", k).toString();
    }

    @Override
    public int depth() {
        return k;
    }

    @Override
    public double measure(RankedList list) {
        return Hits.expected(list, k) / Math.min(k, list.relevantCount());
    }
}
