package dev.decoy.sampling;

/** Where an item may come only once. */
public enum Distinct {
    /** Nowhere: draws are independent. */
    NONE,
    /** Among the negatives of one positive. */
    PER_POSITIVE,
    /** Among all negatives of one user: successive draws without replacement, in the order of the user's rows. */
    PER_USER
}
