package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * The precisions at the ranks of relevant items among the first k, summed and divided; its mean is the MAP.
 *
 * <p>In a tie of t places from rank f with r relevant items, after h others, rank j holds one with probability r/t, and then h +
 * 1 + (j - f)(r - 1)/(t - 1) stand down to it. O(min(k, t)) per tie.
 *
 * @param k at least 1; {@link Integer#MAX_VALUE}: the whole list
 * @param divisor what the sum is divided by
 */
public record AveragePrecision(int k, Norm divisor) implements ListMetric {
    public AveragePrecision {
        Cutoff.require(k);
        divisor.require("divisor", k);
    }

    @Override
    public String label() {
        return Label.of("map", k).with("divisor", divisor, Norm.ACHIEVABLE).toString();
    }

    @Override
    public int depth() {
        return k;
    }

    @Override
    public double measure(RankedList list) {
        double sum = 0;
        int hits = 0;
        for (int tie = 0; tie < list.tieCount() && list.firstRank(tie) <= k; tie++) {
            if (divisor == Norm.HITS && list.lastRank(tie) > k) {
                return perHitOfCutTie(list, tie, sum, hits);
            }
            sum += precisions(list, tie, hits);
            hits += list.relevantIn(tie);
        }
        return switch (divisor) {
            case ACHIEVABLE -> sum / Math.min(k, list.relevantCount());
            case RELEVANT -> sum / list.relevantCount();
            case HITS -> hits == 0 ? 0 : sum / hits;
            case K -> sum / k;
        };
    }

    /** What the places of a tie add. */
    private double precisions(RankedList list, int tie, int hitsBefore) {
        int first = list.firstRank(tie);
        int last = list.lastRank(tie);
        double relevant = list.relevantIn(tie);
        double more = last == first ? 0 : (relevant - 1) / (last - first);
        double sum = 0;
        for (int rank = first; rank <= Math.min(last, k); rank++) {
            sum += (hitsBefore + 1 + (rank - first) * more) / rank;
        }
        return relevant / (last - first + 1) * sum;
    }

    /** The sum and the hits go together: each number of hits before the cut has a mean sum of its own. */
    private double perHitOfCutTie(RankedList list, int tie, double sumBefore, int hitsBefore) {
        int first = list.firstRank(tie);
        int drawn = k - first + 1;
        double alone = 0;
        double pairs = 0;
        for (int rank = first; rank <= k; rank++) {
            alone += (hitsBefore + 1.0) / rank;
            pairs += (double) (rank - first) / rank;
        }
        double ofOne = alone / drawn;
        double ofTwo = drawn == 1 ? 0 : pairs / drawn / (drawn - 1);
        return Hypergeometric.mean(drawn, list.lastRank(tie) - first + 1, list.relevantIn(tie), x -> {
            double sum = sumBefore + x * ofOne + x * (x - 1.0) * ofTwo;
            return hitsBefore + x == 0 ? 0 : sum / (hitsBefore + x);
        });
    }
}
