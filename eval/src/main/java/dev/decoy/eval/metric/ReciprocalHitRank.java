package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * The sum of 1 / rank over all relevant items among the first k; its mean is the ARHR (Deshpande and Karypis, 2004). Above 1
 * where there are several. O(ties). Immutable and thread-safe.
 */
public final class ReciprocalHitRank implements ListMetric {
    private final int k;
    private final RankSums reciprocals;

    /**
     * The sum down to k.
     *
     * @param k at least 1; {@link Integer#MAX_VALUE}: the whole list
     */
    public ReciprocalHitRank(int k) {
        Cutoff.require(k);
        this.k = k;
        reciprocals = new RankSums(k, rank -> 1.0 / rank);
    }

    @Override
    public String label() {
        return Label.of("arhr", k).toString();
    }

    @Override
    public int depth() {
        return k;
    }

    @Override
    public double measure(RankedList list) {
        double sum = 0;
        for (int tie = 0; tie < list.tieCount() && list.firstRank(tie) <= k; tie++) {
            int first = list.firstRank(tie);
            int last = list.lastRank(tie);
            sum += (double) list.relevantIn(tie) / (last - first + 1) * reciprocals.sum(first, Math.min(last, k));
        }
        return sum;
    }
}
