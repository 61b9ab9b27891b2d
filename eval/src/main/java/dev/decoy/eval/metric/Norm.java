package dev.decoy.eval.metric;

/** What the sum over the first k places is divided by. They agree on lists of one relevant item but for {@link #K}. */
public enum Norm {
    /** What the best list reaches in k places: min(k, relevant items) of them; 1 is possible. */
    ACHIEVABLE,
    /** All relevant items, beyond k too: 1 is out of reach where there are more than k. */
    RELEVANT,
    /** The relevant items found in the first k: says in which order they stand, not how many are missing. */
    HITS,
    /** All k places, as if each could be relevant: 1 is out of reach where fewer than k items are. */
    K;

    /** Refuses to count the places of a list that has no k. */
    void require(String option, int k) {
        if (this == K && k == Cutoff.NONE) {
            throw new IllegalArgumentException(option + " must not be k without a k, was k");
        }
    }
}
