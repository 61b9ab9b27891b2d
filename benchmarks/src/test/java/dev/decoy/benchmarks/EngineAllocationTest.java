package dev.decoy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineAllocationTest {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    // An iterator or two; thousands of rows would allocate far more if they did at all.
    private static final long MOST_BYTES_A_BATCH = 256;

    @ParameterizedTest
    @EnumSource
    void aWarmEngineLoadsAndDrawsWithoutAllocatingForRows(Law law) throws IOException {
        Interactions interactions = Rows.generated(200_000);
        NegativeSampler sampler = law.over(interactions);
        RowSelection train = RowSelection.of(interactions, EnumSet.of(Fold.TRAIN));
        for (Distinct distinct : Distinct.values()) {
            SampleBatch batch = new SampleBatch(
                    interactions, new SamplingPolicy(new NegativeCount.PerPositive(4), distinct, KnownItems.TRAIN));
            NegativeSampler.Worker worker = sampler.newWorker(new SeedSequence(1));
            long least = Long.MAX_VALUE;
            // Asking allocates too, and the compiler now and then: what counts is the least of many rounds above asking
            // alone.
            for (int round = 0; round < 50; round++) {
                long start = THREADS.getCurrentThreadAllocatedBytes();
                long asked = THREADS.getCurrentThreadAllocatedBytes();
                batch.loadUsers(0, 2_000, train);
                worker.sample(batch);
                long end = THREADS.getCurrentThreadAllocatedBytes();
                least = Math.min(least, (end - asked) - (asked - start));
            }
            assertThat(least)
                    .as("bytes allocated for %s rows, %s", batch.rows(), distinct)
                    .isLessThan(MOST_BYTES_A_BATCH);
        }
    }
}
