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
 * The same number of drawn items for each held-out positive. Metrics over such candidates are not those of a full ranking
 * (Krichene and Rendle 2020).
 *
 * @param strategy the name of the sampler's strategy
 * @param sampler draws the candidates
 * @param count candidates besides the positive
 * @param distinct where a candidate may come only once
 * @param known what may not be drawn; null: {@link KnownItems#defaultFor} of the fold
 * @param lists which positives are ranked together
 * @param repeats independent sets of candidates
 * @param export what else the candidates are written as; null: nothing
 */
public record Sampled(
        String strategy,
        NegativeSampler sampler,
        int count,
        Distinct distinct,
        @Nullable KnownItems known,
        Lists lists,
        int repeats,
        @Nullable ExportFormat export)
        implements CandidateSelector {
    @Override
    public SamplingPolicy policy(Fold fold) {
        KnownItems scope = known == null ? KnownItems.defaultFor(fold) : known;
        return new SamplingPolicy(new NegativeCount.PerPositive(count), distinct, scope);
    }

    @Override
    public boolean isUniform() {
        return strategy.equals("uniform");
    }

    @Override
    public String label() {
        return strategy + "-" + count;
    }
}
