package dev.decoy.sampling;

import dev.decoy.random.KeyedRandom;

/**
 * The hot loops: proposals of a law and the gate's marks as one loop without a branch on whether an item is open. Each proposal
 * is written, and the place moves on if it is open. They draw what {@link Gate#propose} draws, call for call. Thread-confined.
 */
final class FusedFill {
    private long proposals;

    /** Whether there is a loop for a law. */
    static boolean has(ItemProposal law) {
        return law instanceof UniformItems || law instanceof WeightedItems;
    }

    /** Proposals so far. */
    long proposals() {
        return proposals;
    }

    /**
     * Fills {@code into[from .. to)} with open items.
     *
     * @param blocked a bit per item that is not open
     * @return the place reached; before {@code to} only when {@link Gate#ATTEMPTS} proposals for it were in vain
     */
    int fill(ItemProposal law, KeyedRandom random, long[] blocked, int[] into, int from, int to) {
        return law instanceof WeightedItems weighted
                ? weighted(weighted, random, blocked, into, from, to)
                : uniform(((UniformItems) law).itemCount(), random, blocked, into, from, to);
    }

    private int uniform(int itemCount, KeyedRandom random, long[] blocked, int[] into, int from, int to) {
        int slot = from;
        int misses = 0;
        int tried = 0;
        while (slot < to && misses < Gate.ATTEMPTS) {
            int item = random.nextInt(itemCount);
            into[slot] = item;
            int open = (int) (~(blocked[item >> 6] >>> item) & 1);
            slot += open;
            misses = (misses + 1) & (open - 1);
            tried++;
        }
        proposals += tried;
        return slot;
    }

    private int weighted(WeightedItems law, KeyedRandom random, long[] blocked, int[] into, int from, int to) {
        int slot = from;
        int misses = 0;
        int tried = 0;
        while (slot < to && misses < Gate.ATTEMPTS) {
            int item = law.item(random.nextLong());
            into[slot] = item;
            int open = (int) (~(blocked[item >> 6] >>> item) & 1);
            slot += open;
            misses = (misses + 1) & (open - 1);
            tried++;
        }
        proposals += tried;
        return slot;
    }
}
