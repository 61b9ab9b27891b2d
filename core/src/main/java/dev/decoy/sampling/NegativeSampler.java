package dev.decoy.sampling;

import dev.decoy.random.SeedSequence;
import java.util.List;

/** A fitted strategy. Immutable and thread-safe; each thread draws through its own worker. */
public interface NegativeSampler {
    /** A worker that draws from {@code seeds}; nested workers take {@code seeds.child("pool")}, so that streams never meet. */
    Worker newWorker(SeedSequence seeds);

    /**
     * Whether a row is left short only when no eligible item of positive weight remains. False for strategies that give
     * up earlier: windows, pools, guards.
     */
    default boolean exhaustive() {
        return true;
    }

    /** What a report says of what the strategy was built from, a line each. */
    default List<String> remarks() {
        return List.of();
    }

    /** Thread-confined: may own scratch arrays, must not carry state from one row to the next. */
    interface Worker {
        /** Fills every row of {@code batch} until it is full or no eligible item of positive weight is left. */
        void sample(SampleBatch batch);
    }
}
