package dev.decoy.experiment;

import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SamplingPolicy;

/**
 * How negatives of some rows are drawn.
 *
 * @param sampler the strategy
 * @param policy how many, and what is known
 * @param rows the rows
 */
record Drawing(NegativeSampler sampler, SamplingPolicy policy, RowSelection rows) {
    static Drawing of(FoldSampling sampling) {
        return new Drawing(sampling.sampler(), sampling.policy(), sampling.rows());
    }
}
