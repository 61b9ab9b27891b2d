package dev.decoy.eval.ranking;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/** Tells where the best relevant item stands: first rank of its tie, and last rank / 10,000. */
record RankSpan() implements ListMetric {
    @Override
    public String label() {
        return "span";
    }

    @Override
    public int depth() {
        return Integer.MAX_VALUE;
    }

    @Override
    public double measure(RankedList list) {
        return list.firstRank(0) + list.lastRank(0) / 10_000.0;
    }
}
