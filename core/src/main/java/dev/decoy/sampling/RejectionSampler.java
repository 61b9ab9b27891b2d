package dev.decoy.sampling;

import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.util.List;

/**
 * Draws from a proposal until each row is full; a negative that proposals do not find is drawn exactly, by enumeration.
 * Immutable and thread-safe.
 */
public final class RejectionSampler implements NegativeSampler {
    private final ItemProposal proposal;
    private final List<String> remarks;

    /** Draws by this law. */
    public RejectionSampler(ItemProposal proposal) {
        this(proposal, List.of());
    }

    /** Draws by this law, of which a report says something. */
    public RejectionSampler(ItemProposal proposal, List<String> remarks) {
        this.proposal = proposal;
        this.remarks = List.copyOf(remarks);
    }

    /** What it draws by, before items that are not eligible are left out. */
    public ItemProposal law() {
        return proposal;
    }

    @Override
    public boolean isSameForAllRows() {
        return proposal.isSameForAllRows();
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public Worker newWorker(SeedSequence seeds) {
        return new RejectionWorker(seeds.newRandom());
    }

    private final class RejectionWorker implements Worker {
        private final KeyedRandom random;
        private final ItemProposal.Draw draw;

        RejectionWorker(KeyedRandom random) {
            this.random = random;
            draw = proposal.bind(random);
        }

        @Override
        public void sample(SampleBatch batch) {
            batch.fillAll(proposal, draw, random);
        }

        @Override
        public double probability(SampleBatch batch, int row, int item) {
            return batch.probability(row, item, proposal);
        }

        @Override
        public double priorProbability(SampleBatch batch, int row, int item) {
            return batch.priorProbability(row, item, proposal);
        }

        @Override
        public double expectedCount(SampleBatch batch, int row, int item, int draws) {
            return batch.expectedCount(row, item, proposal, draws);
        }

        @Override
        public boolean canDraw(SampleBatch batch, int row) {
            return batch.canDraw(row, proposal);
        }
    }
}
