package dev.decoy.data;

import java.util.function.IntToDoubleFunction;

/** What may be broadcast: counts by item. Immutable; 4 bytes per item. */
public final class InteractionStats {
    private final int userCount;
    private final long interactionCount;
    private final int[] itemCounts;

    /** Takes over {@code itemCounts}: interactions of each item code. */
    public InteractionStats(int userCount, int[] itemCounts) {
        this.userCount = userCount;
        this.itemCounts = itemCounts;
        long total = 0;
        for (int count : itemCounts) {
            total += count;
        }
        interactionCount = total;
    }

    /** Users with at least one of the counted interactions. */
    public int userCount() {
        return userCount;
    }

    /** Items of the whole catalogue, counted or not. */
    public int itemCount() {
        return itemCounts.length;
    }

    /** Interactions counted. */
    public long interactionCount() {
        return interactionCount;
    }

    /** Interactions of an item. */
    public int interactionCount(int item) {
        return itemCounts[item];
    }

    /** A weight per item code, computed from its count. */
    public double[] itemWeights(IntToDoubleFunction weightOfCount) {
        double[] weights = new double[itemCounts.length];
        for (int item = 0; item < weights.length; item++) {
            weights[item] = weightOfCount.applyAsDouble(itemCounts[item]);
        }
        return weights;
    }
}
