package dev.decoy.scoring;

import dev.decoy.data.Fold;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SamplingPolicy;

/**
 * Chooses the items a held-out positive is ranked against: those that a sampler draws under a policy that may
 * differ by fold. Immutable and
 * thread-safe.
 */
public interface CandidateSelector {
    /** Draws the candidates besides the positive. */
    NegativeSampler sampler();

    /** How many, whether distinct, and what may not be drawn for the held-out positives of a fold. */
    SamplingPolicy policy(Fold fold);
}
