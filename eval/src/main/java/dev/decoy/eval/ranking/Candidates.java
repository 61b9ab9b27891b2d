package dev.decoy.eval.ranking;

import dev.decoy.data.Fold;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.scoring.CandidateSelector;
import org.jspecify.annotations.Nullable;

/**
 * What positives are ranked among.
 *
 * @param sampler draws candidates; null: all items that the policy lets in
 * @param policy how many, and what is no candidate
 * @param seeds what the draws follow from
 * @param lists which positives are ranked together
 */
public record Candidates(
        @Nullable NegativeSampler sampler, SamplingPolicy policy, SeedSequence seeds, CandidateSelector.Lists lists) {
    /** What a selector chooses for a fold. */
    public static Candidates of(CandidateSelector selector, Fold fold, SeedSequence seeds) {
        return new Candidates(selector.sampler(), selector.policy(fold), seeds, selector.lists());
    }
}
