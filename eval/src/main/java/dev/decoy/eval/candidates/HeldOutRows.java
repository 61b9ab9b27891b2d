package dev.decoy.eval.candidates;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.function.IntConsumer;

/** The positives of VALIDATION and TEST, by their {@code row_id} and by user and item. Immutable; some 24 bytes each. */
final class HeldOutRows {
    private final Interactions interactions;
    private final Long2IntOpenHashMap byId = new Long2IntOpenHashMap();

    HeldOutRows(Interactions interactions) {
        this.interactions = interactions;
        byId.defaultReturnValue(-1);
        for (int user = 0; user < interactions.userCount(); user++) {
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                if (isOne(position)) {
                    byId.put(interactions.rowId(user, position), position);
                }
            }
        }
    }

    private boolean isOne(int position) {
        return interactions.isIn(Fold.VALIDATION, position) || interactions.isIn(Fold.TEST, position);
    }

    /** How many there are. */
    int size() {
        return byId.size();
    }

    /** The position of a row; -1 for what is none. */
    int ofId(long rowId) {
        return byId.get(rowId);
    }

    /** Passes on the positions of a user's rows of an item. */
    void ofPair(int user, int item, IntConsumer positions) {
        for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
            if (interactions.item(position) == item && isOne(position)) {
                positions.accept(position);
            }
        }
    }

    /** Passes on all positions. */
    void forEach(IntConsumer positions) {
        byId.values().intStream().sorted().forEach(positions);
    }
}
