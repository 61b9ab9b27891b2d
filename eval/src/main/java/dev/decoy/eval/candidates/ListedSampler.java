package dev.decoy.eval.candidates;

import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;
import java.util.List;

/**
 * Gives each row what is listed for it.
 *
 * @param lists what is listed
 * @param remarks how the lists fit the data
 */
record ListedSampler(CandidateLists lists, List<String> remarks) implements NegativeSampler {
    @Override
    public Worker newWorker(SeedSequence seeds) {
        return this::sample;
    }

    private void sample(SampleBatch batch) {
        for (int row = 0; row < batch.rows(); row++) {
            lists.offer(batch, row);
        }
    }

    @Override
    public boolean exhaustive() {
        return false;
    }
}
