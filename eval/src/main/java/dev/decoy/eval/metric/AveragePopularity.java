package dev.decoy.eval.metric;

import dev.decoy.data.InteractionStats;
import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/** The mean number of interactions of the first k items (ARP). Immutable and thread-safe; 8 bytes per item. */
public final class AveragePopularity implements ListMetric {
    private final int k;
    private final ItemValues counts;

    /**
     * Popularity as some counts tell it.
     *
     * @param k at least 1
     */
    public AveragePopularity(int k, InteractionStats stats) {
        Cutoff.require(k);
        this.k = k;
        counts = new ItemValues(stats.itemWeights(count -> count));
    }

    @Override
    public String label() {
        return Label.of("average-popularity", k).toString();
    }

    @Override
    public int depth() {
        return k;
    }

    @Override
    public int itemDepth() {
        return k;
    }

    @Override
    public double measure(RankedList list) {
        return counts.mean(list, k);
    }
}
