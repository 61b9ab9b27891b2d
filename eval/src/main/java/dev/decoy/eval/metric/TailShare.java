package dev.decoy.eval.metric;

import dev.decoy.data.InteractionStats;
import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;
import java.util.Arrays;

/**
 * The share of the first k items that are not of the head, the most popular items. Items as popular as the last of the head
 * belong to it. Immutable and thread-safe; 8 bytes per item.
 */
public final class TailShare implements ListMetric {
    /** What the head has a share of. */
    public enum Share {
        /** The catalogue. */
        ITEMS,
        /** The interactions. */
        INTERACTIONS
    }

    private final int k;
    private final double head;
    private final Share share;
    private final ItemValues tail;

    /**
     * Head and tail by some counts.
     *
     * @param k at least 1
     * @param head the least share that the head has, above 0 and below 1
     */
    public TailShare(int k, double head, Share share, InteractionStats stats) {
        require(k, head);
        this.k = k;
        this.head = head;
        this.share = share;
        int least = leastOfHead(stats);
        tail = new ItemValues(stats.itemWeights(count -> count < least ? 1 : 0));
    }

    static void require(int k, double head) {
        Cutoff.require(k);
        if (!(head > 0 && head < 1)) {
            throw new IllegalArgumentException("head must be above 0 and below 1, was " + head);
        }
    }

    /** The count of the last item of the head. */
    private int leastOfHead(InteractionStats stats) {
        int[] ascending = new int[stats.itemCount()];
        for (int item = 0; item < ascending.length; item++) {
            ascending[item] = stats.interactionCount(item);
        }
        Arrays.sort(ascending);
        double wanted = head * (share == Share.ITEMS ? stats.itemCount() : stats.interactionCount());
        long taken = 0;
        for (int place = ascending.length - 1; place >= 0; place--) {
            taken += share == Share.ITEMS ? 1 : ascending[place];
            if (taken >= wanted) {
                return ascending[place];
            }
        }
        return 0;
    }

    @Override
    public String label() {
        return Label.of("tail-share", k)
                .with("head", head, 0.2)
                .with("of", share, Share.ITEMS)
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
        return tail.mean(list, k);
    }
}
