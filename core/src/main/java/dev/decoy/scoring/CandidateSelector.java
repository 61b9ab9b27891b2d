package dev.decoy.scoring;

import dev.decoy.data.Fold;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SamplingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the items that held-out positives are ranked against: those that a sampler draws, or all that may be drawn, under a
 * policy that may differ by fold. Immutable and thread-safe.
 */
public interface CandidateSelector {
    /** Draws the candidates besides the positive; null: all items that the policy lets in are candidates. */
    @Nullable
    NegativeSampler sampler();

    /** How many, whether distinct, and what may not be drawn for the held-out positives of a fold. */
    SamplingPolicy policy(Fold fold);

    /** What the labels of metrics call these candidates: {@code full}, {@code uniform-100}. */
    String label();

    /** Whether every item that may be drawn is drawn alike: then sampled ranks tell of full ones. */
    default boolean isUniform() {
        return false;
    }

    /**
     * How many independent sets of candidates are drawn, from seeds of their own; a metric is then the mean over the sets, user by
     * user.
     */
    default int repeats() {
        return 1;
    }

    /**
     * Whether the row at a position of the interactions has candidates at all: one that has none would always come first, and is
     * not ranked.
     */
    default boolean hasCandidates(int position) {
        return true;
    }

    /** Which positives are ranked in one list. */
    default Lists lists() {
        return Lists.PER_POSITIVE;
    }

    /** Which positives are ranked in one list. */
    enum Lists {
        /** Each alone, among its own candidates; a user's value is the mean over the lists. */
        PER_POSITIVE,
        /** All that a user has in the fold, among the candidates of all of them. */
        PER_USER
    }
}
