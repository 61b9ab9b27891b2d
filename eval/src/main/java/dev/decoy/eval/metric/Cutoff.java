package dev.decoy.eval.metric;

import org.jspecify.annotations.Nullable;

/** The rank down to which a metric looks. */
final class Cutoff {
    /** A metric that looks at the whole list. */
    static final int NONE = Integer.MAX_VALUE;

    private Cutoff() {}

    static void require(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, was " + k);
        }
    }

    static void requireIfThere(@Nullable Integer k) {
        if (k != null) {
            require(k);
        }
    }

    /** The k of a config that may have none. */
    static int orNone(@Nullable Integer k) {
        return k == null ? NONE : k;
    }
}
