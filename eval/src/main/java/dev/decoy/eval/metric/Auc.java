package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * The share of pairs of a relevant and another item in which the relevant one stands higher, equals counting half. Undefined
 * where all candidates are relevant.
 */
public record Auc() implements ListMetric {
    @Override
    public String label() {
        return "auc";
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
        int others = list.candidates() - list.relevantCount();
        // Twice the pairs won, so that halves are whole.
        long won = 0;
        int relevantAbove = 0;
        for (int tie = 0; tie < list.tieCount(); tie++) {
            int relevant = list.relevantIn(tie);
            int above = list.firstRank(tie) - 1 - relevantAbove;
            int equal = list.lastRank(tie) - list.firstRank(tie) + 1 - relevant;
            won += relevant * (2L * (others - above) - equal);
            relevantAbove += relevant;
        }
        return won / (2.0 * others * list.relevantCount());
    }
}
