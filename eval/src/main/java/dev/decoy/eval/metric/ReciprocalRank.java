package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * 1 / rank of the first relevant item, 0 where it stands beyond k; its mean is the MRR.
 *
 * <p>In a tie of t places from rank f with r relevant items, the first of them stands at rank f + y with probability C(t - 1 - y,
 * r - 1) / C(t, r). O(min(k, t)) for several, else O(1). Immutable and thread-safe.
 */
public final class ReciprocalRank implements ListMetric {
    private final int k;
    private final RankSums reciprocals;

    /**
     * The reciprocal rank down to k.
     *
     * @param k at least 1; {@link Integer#MAX_VALUE}: the whole list
     */
    public ReciprocalRank(int k) {
        Cutoff.require(k);
        this.k = k;
        reciprocals = new RankSums(k, rank -> 1.0 / rank);
    }

    @Override
    public String label() {
        return Label.of("mrr", k).toString();
    }

    @Override
    public int depth() {
        return k;
    }

    @Override
    public double measure(RankedList list) {
        int first = list.firstRank(0);
        int places = list.lastRank(0) - first + 1;
        int relevant = list.relevantIn(0);
        int last = Math.min(k, list.lastRank(0) - relevant + 1);
        if (relevant == 1) {
            return reciprocals.sum(first, last) / places;
        }
        double chance = (double) relevant / places;
        double mean = 0;
        for (int rank = first; rank <= last; rank++) {
            mean += chance * reciprocals.weight(rank);
            int left = list.lastRank(0) - rank;
            chance *= (left - relevant + 1.0) / left;
        }
        return mean;
    }
}
