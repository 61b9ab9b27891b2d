package dev.decoy.feature;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.Row;
import java.util.Set;

/**
 * The position of an item's earliest interaction in TRAIN, an attribute that does not change: the same for all rows at or
 * after it. A row before it does not know it yet.
 */
final class FirstInteraction implements RowLookup {
    private final Interactions interactions;
    private final int[] firsts;

    /** Looks all items up; 4 bytes an item. */
    FirstInteraction(Interactions interactions) {
        this.interactions = interactions;
        ItemPositions train = ItemPositions.of(interactions, Set.of(Fold.TRAIN));
        firsts = new int[interactions.itemCount()];
        for (int item = 0; item < firsts.length; item++) {
            firsts[item] = train.first(item);
        }
    }

    @Override
    public boolean has(int item) {
        return firsts[item] >= 0;
    }

    @Override
    public int find(int item, Row row) {
        int first = firsts[item];
        return first < 0 || interactions.timeMillis(first) > row.timeMillis() ? -1 : first;
    }
}
