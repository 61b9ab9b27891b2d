package dev.decoy.eval.metric;

/** The rank down to which a metric looks. */
final class Cutoff {
    private Cutoff() {}

    static void require(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, was " + k);
        }
    }
}
