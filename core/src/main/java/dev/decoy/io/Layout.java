package dev.decoy.io;

/** How positives and their negatives become rows. */
public enum Layout {
    /** A row for the positive and one for each negative, told apart by {@code label}. */
    POINTWISE,
    /** A row per negative, beside its positive. */
    PAIRWISE,
    /** A row per positive, its negatives in a list of fixed length. */
    LISTWISE,
    /** A row per window of a user's positives, each column a list with a place for each. */
    SEQUENCE
}
