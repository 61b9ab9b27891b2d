package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * Whether any relevant item stands among the first k: 1 or 0; in a tie that k cuts, the probability.
 *
 * @param k at least 1
 */
public record HitRate(int k) implements ListMetric {
    public HitRate {
        Cutoff.require(k);
    }

    @Override
    public String label() {
        return "hit-rate@" + k;
    }

    @Override
    public int depth() {
        return k;
    }

    @Override
    public double measure(RankedList list) {
        int first = list.firstRank(0);
        int last = list.lastRank(0);
        if (first > k) {
            return 0;
        }
        return last <= k ? 1 : 1 - noneAmong(k - first + 1, last - first + 1, list.relevantIn(0));
    }

    /** The probability that the first of {@code places} in random order hold none of the relevant items. */
    private static double noneAmong(int first, int places, int relevant) {
        double none = 1;
        for (int i = 0; i < relevant; i++) {
            none *= Math.max(0, places - first - i) / (double) (places - i);
        }
        return none;
    }
}
