package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * The mean place of the relevant items between the top, 0, and the bottom, 1: (rank - 1) / (candidates - 1), after Hu, Koren and
 * Volinsky (2008); the lower, the better, 0.5 by chance. Lists of different lengths can be compared. Undefined for a list of one.
 */
public record PercentileRank() implements ListMetric {
    @Override
    public String label() {
        return "percentile-rank";
    }

    @Override
    public int depth() {
        return Cutoff.NONE;
    }

    @Override
    public double measure(RankedList list) {
        return (MeanRank.of(list) - 1) / (list.candidates() - 1);
    }
}
