package dev.decoy.eval.ranking;

/** What becomes of candidates with equal scores. */
public enum Ties {
    /** A metric is its expectation over all their orders: a constant scorer scores exactly as random does. */
    EXPECTED,
    /** Relevant items stand behind the others. */
    PESSIMISTIC,
    /** Relevant items stand before the others: a constant scorer is perfect, which is why nobody should report it. */
    OPTIMISTIC,
    /** The lower item code stands first: what a stable sort of the catalogue does. */
    BY_CODE
}
