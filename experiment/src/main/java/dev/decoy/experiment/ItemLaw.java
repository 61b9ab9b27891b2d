package dev.decoy.experiment;

import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The law that negatives are drawn by, item by item. */
final class ItemLaw {
    private ItemLaw() {}

    /**
     * The logarithm of each item's probability before exclusion, NaN where it has none; null when it changes with the row.
     * O(items).
     */
    static double @Nullable [] logP(Interactions interactions, NegativeSampler sampler, SamplingPolicy policy) {
        if (!sampler.isSameForAllRows() || !policy.universe().isSameForAllRows()) {
            return null;
        }
        SampleBatch any = new SampleBatch(interactions, policy.withNegatives(new NegativeCount.PerPositive(0)));
        any.load(new int[] {0}, 0, 1);
        NegativeSampler.Worker worker = sampler.newWorker(new SeedSequence(0));
        double[] logs = new double[interactions.itemCount()];
        Arrays.setAll(logs, item -> log(worker.priorProbability(any, 0, item)));
        return logs;
    }

    private static double log(double probability) {
        return probability > 0 ? StrictMath.log(probability) : Double.NaN;
    }
}
