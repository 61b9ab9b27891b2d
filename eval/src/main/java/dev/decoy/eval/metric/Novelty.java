package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * The mean of -log2 of the items' probabilities over the first k: how surprising the list is to someone who knows what is
 * popular. Immutable and thread-safe; 8 bytes per item.
 */
public final class Novelty implements ListMetric {
    /** What an item's probability is a share of. */
    public enum Share {
        /** The users: those who have the item. */
        USERS,
        /** The interactions: those with the item. */
        INTERACTIONS
    }

    private final int k;
    private final Share share;
    private final double unseen;
    private final ItemValues bits;

    /**
     * Novelty by some counts.
     *
     * @param k at least 1
     * @param share what they count, for the label
     * @param unseen the count that stands for 0; above 0
     * @param counts by item code
     * @param total what the counts are shares of; above 0
     */
    public Novelty(int k, Share share, double unseen, int[] counts, long total) {
        require(k, unseen);
        if (total < 1) {
            throw new IllegalArgumentException(
                    "total must be at least 1, was " + total + ": there is nothing in TRAIN");
        }
        this.k = k;
        this.share = share;
        this.unseen = unseen;
        double[] bitsOf = new double[counts.length];
        for (int item = 0; item < counts.length; item++) {
            double count = counts[item] == 0 ? unseen : counts[item];
            bitsOf[item] = StrictMath.log(total / count) / StrictMath.log(2);
        }
        bits = new ItemValues(bitsOf);
    }

    static void require(int k, double unseen) {
        Cutoff.require(k);
        if (!(unseen > 0 && unseen <= 1)) {
            throw new IllegalArgumentException("unseen must be above 0 and at most 1, was " + unseen);
        }
    }

    @Override
    public String label() {
        return Label.of("novelty", k)
                .with("of", share, Share.USERS)
                .with("unseen", unseen, 0.5)
                .toString();
    }

    @Override
    public int depth() {
        return k;
    }

    @Override
    public int itemDepth() {
        return k;
    }

    @Override
    public double measure(RankedList list) {
        return bits.mean(list, k);
    }
}
