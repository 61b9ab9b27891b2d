package dev.decoy.sampling;

import dev.decoy.random.KeyedRandom;

/** A distribution over item codes to propose candidates from. Immutable and thread-safe. */
public interface ItemProposal {
    /** A thread-confined source of proposals that draws from {@code random}. */
    Draw bind(KeyedRandom random);

    /**
     * The law, in whole numbers so that sums are exact: the probability of an item is its weight over the sum of all
     * weights, which stays below 2^63. 0: never drawn.
     */
    long weight(Row row, int item);

    /** Whether {@link #weight} is the same for all rows, so that the row it is asked for does not matter. */
    default boolean isSameForAllRows() {
        return false;
    }

    /**
     * The sum of the weights of all items for a row; below 0 where that would cost O(items). Only asked of laws that are not the
     * same for all rows.
     */
    default long totalWeight(Row row) {
        return -1;
    }

    /** One thread's proposals. */
    interface Draw {
        /** An item code, drawn with probability proportional to {@link ItemProposal#weight}. */
        int next(Row row);
    }
}
