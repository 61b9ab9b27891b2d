package dev.decoy.eval.candidates;

import dev.decoy.data.Fold;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.scoring.CandidateSelector;
import org.jspecify.annotations.Nullable;

/**
 * Every item that the user does not know yet and that can be drawn at all: full ranking.
 *
 * @param known what is no candidate; null: {@link KnownItems#defaultFor} of the fold
 * @param lists which positives are ranked together
 */
public record Full(@Nullable KnownItems known, Lists lists) implements CandidateSelector {
    @Override
    public @Nullable NegativeSampler sampler() {
        return null;
    }

    @Override
    public SamplingPolicy policy(Fold fold) {
        KnownItems scope = known == null ? KnownItems.defaultFor(fold) : known;
        return new SamplingPolicy(new NegativeCount.PerPositive(0), Distinct.NONE, scope);
    }

    @Override
    public String label() {
        return "full";
    }
}
