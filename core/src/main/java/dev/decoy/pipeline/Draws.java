package dev.decoy.pipeline;

import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SamplingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Where the negatives of a dataset come from.
 *
 * @param sampler the strategy; null for positives alone
 * @param policy what it is asked
 * @param seeds what its draws follow from
 * @param onShortfall what is done with rows it leaves short
 * @param describing what is told of what is drawn, and at which cost
 */
record Draws(
        @Nullable NegativeSampler sampler,
        SamplingPolicy policy,
        SeedSequence seeds,
        OnShortfall onShortfall,
        Describing describing) {
    /**
     * What is told of negatives and positives.
     *
     * @param probabilities whether their probabilities are
     * @param counts whether it is told how often negatives were to be expected
     * @param exact also where that costs a sum over all items
     */
    record Describing(boolean probabilities, boolean counts, boolean exact) {
        static final Describing NOTHING = new Describing(false, false, false);
    }

    /** Positives alone. */
    static Draws none(SeedSequence seeds) {
        SamplingPolicy policy = new SamplingPolicy(new NegativeCount.PerPositive(0), Distinct.NONE, KnownItems.NONE);
        return new Draws(null, policy, seeds, OnShortfall.KEEP, Describing.NOTHING);
    }

    /** The same without negatives, where it is still to tell the probabilities of positives; else positives alone. */
    Draws positivesAlone() {
        return describing.probabilities()
                ? new Draws(
                        sampler,
                        policy.withNegatives(new NegativeCount.PerPositive(0)),
                        seeds,
                        OnShortfall.KEEP,
                        describing)
                : none(seeds);
    }

    /** The same strategy with other seeds. */
    Draws withSeeds(SeedSequence others) {
        return new Draws(sampler, policy, others, onShortfall, describing);
    }

    /** Whether rows are left short only for want of items. */
    boolean exhaustive() {
        return sampler == null || sampler.exhaustive();
    }

    /** A worker of one thread. */
    NegativeSampler.@Nullable Worker newWorker() {
        return sampler == null ? null : sampler.newWorker(seeds);
    }

    /** A worker of one thread that repeats items for want of others; null where that is not done. Its draws are its own. */
    NegativeSampler.@Nullable Worker newRepeater() {
        if (sampler == null || onShortfall != OnShortfall.FILL_WITH_REPLACEMENT) {
            return null;
        }
        return sampler.newWorker(seeds.child("replacement"));
    }
}
