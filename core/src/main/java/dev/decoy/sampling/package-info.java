/**
 * How negatives are drawn: batches of rows with a gate that only lets eligible items in, samplers that fill them, and
 * the proposals most samplers are made of.
 *
 * <p>Strategies and plugins implement {@link dev.decoy.sampling.NegativeSampler} or
 * {@link dev.decoy.sampling.ItemProposal}; the pipeline and training loops load a {@link dev.decoy.sampling.SampleBatch}
 * and hand it to a worker.
 */
@NullMarked
package dev.decoy.sampling;

import org.jspecify.annotations.NullMarked;
