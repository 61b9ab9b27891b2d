package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;
import java.util.Locale;

/**
 * Discounted cumulative gain over the first k, as a share of that of an ideal list (Jarvelin and Kekalainen, 2002).
 *
 * <p>A relevant item of a tie stands in each of its places alike: it is worth its gain times the mean discount of the places,
 * those beyond k counting 0. O(ties), O(relevant items) with gains. Immutable and thread-safe; 16 bytes a rank up to k.
 */
public final class Ndcg implements ListMetric {
    /** What a place is worth. */
    public enum Discount {
        /** 1 / log2(rank + 1). The base of the logarithm cancels. */
        LOG2,
        /** 1 / log2(max(rank, 2)): ranks 1 and 2 are worth the same, as in the original form with base 2. */
        JARVELIN;

        double of(int rank) {
            double place = this == LOG2 ? rank + 1.0 : Math.max(rank, 2);
            return StrictMath.log(2) / StrictMath.log(place);
        }
    }

    /** What a relevant item is worth. */
    public enum Gain {
        /** 1, whatever its gain. */
        BINARY,
        /** Its gain. */
        LINEAR,
        /** 2 to the power of its gain, less 1. */
        EXPONENTIAL;

        double of(double gain) {
            return switch (this) {
                case BINARY -> 1;
                case LINEAR -> gain;
                case EXPONENTIAL -> StrictMath.pow(2, gain) - 1;
            };
        }
    }

    private final int k;
    private final Discount discount;
    private final Gain gain;
    private final Norm ideal;
    private final RankSums discounts;

    /** The usual form: log2(rank + 1), binary, against the best that k places can hold. */
    public Ndcg(int k) {
        this(k, Discount.LOG2, Gain.BINARY, Norm.ACHIEVABLE);
    }

    /**
     * A form of NDCG.
     *
     * @param k at least 1; {@link Integer#MAX_VALUE}: the whole list
     * @param ideal HITS and K only with BINARY
     */
    public Ndcg(int k, Discount discount, Gain gain, Norm ideal) {
        require(k, gain, ideal);
        this.k = k;
        this.discount = discount;
        this.gain = gain;
        this.ideal = ideal;
        discounts = new RankSums(ideal == Norm.RELEVANT ? Cutoff.NONE : k, discount::of);
    }

    static void require(int k, Gain gain, Norm ideal) {
        Cutoff.require(k);
        ideal.require("ideal", k);
        if (gain != Gain.BINARY && (ideal == Norm.HITS || ideal == Norm.K)) {
            throw new IllegalArgumentException("ideal must be achievable or relevant unless the gain is binary, was "
                    + ideal.name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public String label() {
        return Label.of("ndcg", k)
                .with("discount", discount, Discount.LOG2)
                .with("gain", gain, Gain.BINARY)
                .with("ideal", ideal, Norm.ACHIEVABLE)
                .toString();
    }

    @Override
    public int depth() {
        return k;
    }

    @Override
    public double measure(RankedList list) {
        if (ideal == Norm.HITS) {
            return againstHits(list);
        }
        double dcg = 0;
        int index = 0;
        for (int tie = 0; tie < list.tieCount() && list.firstRank(tie) <= k; tie++) {
            int first = list.firstRank(tie);
            int last = list.lastRank(tie);
            int end = index + list.relevantIn(tie);
            dcg += gains(list, index, end) / (last - first + 1) * discounts.sum(first, Math.min(last, k));
            index = end;
        }
        return dcg / idealOf(list);
    }

    private double gains(RankedList list, int from, int end) {
        if (gain == Gain.BINARY) {
            return end - from;
        }
        double sum = 0;
        for (int index = from; index < end; index++) {
            sum += gain.of(list.gain(index));
        }
        return sum;
    }

    private double idealOf(RankedList list) {
        int places = switch (ideal) {
            case ACHIEVABLE, HITS -> Math.min(k, list.relevantCount());
            case RELEVANT -> list.relevantCount();
            case K -> k;
        };
        if (gain == Gain.BINARY) {
            return discounts.sum(1, places);
        }
        double best = 0;
        for (int index = 0; index < places; index++) {
            best += gain.of(list.idealGain(index)) * discounts.weight(index + 1);
        }
        return best;
    }

    /** Where k cuts a tie, the ideal hangs on how many of its relevant items stand before the cut. */
    private double againstHits(RankedList list) {
        double dcg = 0;
        int hits = 0;
        for (int tie = 0; tie < list.tieCount() && list.firstRank(tie) <= k; tie++) {
            int first = list.firstRank(tie);
            int last = list.lastRank(tie);
            if (last > k) {
                double before = dcg;
                int found = hits;
                double each = discounts.sum(first, k) / (k - first + 1);
                return Hypergeometric.mean(
                        k - first + 1,
                        last - first + 1,
                        list.relevantIn(tie),
                        x -> share(before + x * each, found + x));
            }
            dcg += list.relevantIn(tie) * (discounts.sum(first, last) / (last - first + 1));
            hits += list.relevantIn(tie);
        }
        return share(dcg, hits);
    }

    private double share(double dcg, int hits) {
        return hits == 0 ? 0 : dcg / discounts.sum(1, hits);
    }
}
