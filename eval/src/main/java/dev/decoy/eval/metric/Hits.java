package dev.decoy.eval.metric;

import dev.decoy.metric.RankedList;

/** Relevant items among the first k. */
final class Hits {
    private Hits() {}

    /** How many are expected: of a tie of t places and r relevant items, r/t in each place. */
    static double expected(RankedList list, int k) {
        double hits = 0;
        for (int tie = 0; tie < list.tieCount() && list.firstRank(tie) <= k; tie++) {
            int first = list.firstRank(tie);
            int last = list.lastRank(tie);
            hits += list.relevantIn(tie) * ((Math.min(last, k) - first + 1) / (last - first + 1.0));
        }
        return hits;
    }
}
