package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/** The mean rank of the relevant items, from 1; the lower, the better. */
public record MeanRank() implements ListMetric {
    @Override
    public String label() {
        return "mean-rank";
    }

    @Override
    public int depth() {
        return Cutoff.NONE;
    }

    @Override
    public double measure(RankedList list) {
        return of(list);
    }

    static double of(RankedList list) {
        // Twice the ranks, so that the middle of a tie is whole.
        long twice = 0;
        for (int tie = 0; tie < list.tieCount(); tie++) {
            twice += list.relevantIn(tie) * ((long) list.firstRank(tie) + list.lastRank(tie));
        }
        return twice / (2.0 * list.relevantCount());
    }
}
