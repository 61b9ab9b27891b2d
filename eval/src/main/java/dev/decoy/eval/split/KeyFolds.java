package dev.decoy.eval.split;

import dev.decoy.data.Fold;

/** The fold that a hash decides, compared as an unsigned number. */
interface KeyFolds {
    /** The fold of a key. */
    Fold of(long key);
}
