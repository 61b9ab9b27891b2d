package dev.decoy.sampling;

import dev.decoy.random.KeyedRandom;

/** Every item alike. O(1) to build and per draw, no memory. Immutable and thread-safe. */
public final class UniformItems implements ItemProposal {
    private final int itemCount;

    /** All items of a catalogue of at least one. */
    public UniformItems(int itemCount) {
        if (itemCount < 1) {
            throw new IllegalArgumentException("itemCount must be at least 1, was " + itemCount);
        }
        this.itemCount = itemCount;
    }

    int itemCount() {
        return itemCount;
    }

    @Override
    public boolean isSameForAllRows() {
        return true;
    }

    @Override
    public Draw bind(KeyedRandom random) {
        return row -> random.nextInt(itemCount);
    }

    @Override
    public long weight(Row row, int item) {
        return 1;
    }
}
