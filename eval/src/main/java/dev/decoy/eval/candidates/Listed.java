package dev.decoy.eval.candidates;

import dev.decoy.data.Fold;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.scoring.CandidateSelector;

/**
 * The candidates of a file, so that models are ranked on what others have ranked on.
 *
 * @param sampler gives them
 * @param counts how many each row has
 * @param known what is no candidate even if it is listed
 * @param lists which positives are ranked together
 */
record Listed(NegativeSampler sampler, NegativeCount.PerRow counts, KnownItems known, Lists lists)
        implements CandidateSelector {
    @Override
    public SamplingPolicy policy(Fold fold) {
        return new SamplingPolicy(counts, Distinct.PER_POSITIVE, known);
    }

    @Override
    public boolean hasCandidates(int position) {
        return counts.ofRow().applyAsInt(position) > 0;
    }

    @Override
    public String label() {
        return "file-" + counts.most();
    }
}
