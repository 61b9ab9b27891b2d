package dev.decoy.experiment;

import dev.decoy.experiment.config.SamplingBlock;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SamplingPolicy;
import java.util.List;

/**
 * How the negatives of a fold are drawn.
 *
 * @param path where the config says so
 * @param block what it says
 * @param name that of the strategy
 * @param sampler the strategy
 * @param policy what it is asked
 * @param rows the rows that are drawn for together
 * @param seeds what the draws follow from, epochs by their numbers
 */
record FoldSampling(
        String path,
        SamplingBlock block,
        String name,
        NegativeSampler sampler,
        SamplingPolicy policy,
        RowSelection rows,
        SeedSequence seeds) {
    /** What the parts of the strategy are called in the column {@code source}. */
    List<String> sources() {
        return sampler.sources().isEmpty() ? List.of(name) : sampler.sources();
    }
}
