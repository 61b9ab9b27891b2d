package dev.decoy.split;

import dev.decoy.data.UserInteractions;

/**
 * Assigns each interaction of one user to a fold, or leaves it out. Pure and user-local: global facts (a cut time, a hash
 * quantile) come in when it is created. Immutable and thread-safe.
 */
public interface Splitter {
    /**
     * Fills {@code folds[0 .. user.size() - 1]} with {@link dev.decoy.data.Fold#code()} or
     * {@link dev.decoy.data.Fold#LEFT_OUT}, one per interaction in canonical order.
     */
    void assign(UserInteractions user, byte[] folds);

    /**
     * Whether the fold of an interaction follows from that interaction alone, from its time or a column. Such a splitter also
     * deals events that are no positives; others are shown positives only.
     */
    default boolean dealsEachByItself() {
        return false;
    }

    /**
     * Whether the user is held out whole, so that no model may learn from it. What {@link #assign} leaves in TRAIN of such a
     * user is input to predictions: {@link dev.decoy.data.EventRole#KNOWN} events, which stand in histories and are never
     * drawn, but become no rows and count in no statistics.
     */
    default boolean holdsOut(UserInteractions user) {
        return false;
    }
}
