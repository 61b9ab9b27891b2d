package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every strategy must do: fill its rows, give the same negatives again, follow its law ({@link
 * NegativeSamplerLawContract}), and say of itself what {@link ComponentContract} asks. Extend it, name the factory and a
 * config, and state the weights of its law.
 *
 * @param <C> the factory's config record
 */
public abstract class NegativeSamplerContract<C extends Record> extends NegativeSamplerLawContract<C> {
    private static final int MANY = 30;

    @Test
    @DisplayName("fills every row while eligible items of positive weight remain, and no more")
    void fillsEveryRowWhileEligibleItemsRemain() {
        requireFilled(new NegativeCount.PerPositive(MANY));
    }

    @Test
    @DisplayName("every way to count is filled while eligible items of positive weight remain, and no more")
    void everyWayToCountIsFilled() {
        requireFilled(new NegativeCount.PerUser(25));
        requireFilled(new NegativeCount.Ratio(2.5, 4, MANY));
        requireFilled(new NegativeCount.MatchPositives());
    }

    private void requireFilled(NegativeCount count) {
        SamplerTrial trial = exhaustiveTrial();
        SampleBatch batch = trial.drawn(count);
        for (int row = 0; row < batch.rows(); row++) {
            int eligible = eligible(trial, batch, row);
            assertThat(batch.count(row))
                    .as("negatives of row %s under %s, whose user may get %s", row, count, eligible)
                    .isEqualTo(Math.min(batch.wanted(row), eligible));
        }
    }

    @Test
    @DisplayName("where items may come again, rows are short only if nothing at all is eligible")
    void repeatsFillWhateverHasAnEligibleItem() {
        SamplerTrial trial = exhaustiveTrial();
        SampleBatch batch = trial.drawn(new NegativeCount.PerPositive(MANY));
        batch.allowRepeats();
        trial.newWorker(2).sample(batch);
        for (int row = 0; row < batch.rows(); row++) {
            int eligible = eligible(trial, batch, row);
            assertThat(batch.count(row))
                    .as("negatives of row %s, whose user may get %s", row, eligible)
                    .isEqualTo(eligible == 0 ? 0 : MANY);
            boolean[] known = trial.known(batch.row(row).user());
            for (int k = 0; k < batch.count(row); k++) {
                assertThat(known[batch.negative(row, k)])
                        .as("negative %s of row %s is known", k, row)
                        .isFalse();
            }
        }
    }

    @Test
    @DisplayName("the same seed draws the same negatives whatever the batches and the order of rows")
    void sameSeedSameNegativesWhateverTheBatches() {
        SamplerTrial trial = trial(data().interactions());
        int[][] expected = trial.drawAll(1, trial.interactions().userCount());
        assertThat(trial.drawAll(1, 1)).as("user by user").isDeepEqualTo(expected);
        assertThat(trial.drawAll(1, 5)).as("five users at a time").isDeepEqualTo(expected);
        assertThat(trial.drawShuffled()).as("rows in another order").isDeepEqualTo(expected);
    }

    @Test
    @DisplayName("another seed draws others")
    void anotherSeedDrawsOthers() {
        SamplerTrial trial = trial(data().interactions());
        assertThat(Arrays.deepEquals(trial.drawAll(1, 5), trial.drawAll(2, 5)))
                .as("draws of seeds 1 and 2 are equal")
                .isFalse();
    }

    @Test
    @DisplayName("two samplers of equal input agree")
    void twoSamplersOfEqualInputAgree() {
        SamplerTrial trial = trial(data().interactions());
        SamplerTrial again = trial(data().reversed().interactions());
        assertThat(again.drawAll(1, 3)).isDeepEqualTo(trial.drawAll(1, 3));
    }

    @Test
    @DisplayName("a catalogue of one item, and a user who knows it, end without a negative")
    void aSingleItemEndsWithoutANegative() {
        assumeTrue(traits().contains(Trait.ANY_CATALOGUE_SIZE), "the strategy needs a larger catalogue");
        SamplerTrial trial = trial(new EventLog().add("a", "x", 1).interactions());
        SampleBatch batch = trial.batch(new NegativeCount.PerPositive(2), Distinct.NONE);
        trial.loadAll(batch);
        trial.newWorker(1).sample(batch);
        assertThat(batch.count(0)).isZero();
    }

    @Test
    @DisplayName("a batch without rows is fine")
    void aBatchWithoutRowsIsFine() {
        SamplerTrial trial = trial(data().interactions());
        SampleBatch batch = trial.batch(2);
        batch.load(new int[0], 0, 0);
        trial.newWorker(1).sample(batch);
        assertThat(batch.rows()).isZero();
    }

    @Test
    @DisplayName("a worker allocates nothing once it is warm")
    void aWarmWorkerAllocatesNothing() {
        assumeTrue(traits().contains(Trait.ALLOCATION_FREE), "the strategy allocates as it draws");
        SamplerTrial trial = trial(data().interactions());
        NegativeSampler.Worker worker = trial.newWorker(1);
        SampleBatch batch = trial.batch(3);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // Asking allocates too, and the compiler now and then: what counts is the least of many rounds above asking
        // alone.
        for (int round = 0; round < 200; round++) {
            trial.loadAll(batch);
            long start = threads.getCurrentThreadAllocatedBytes();
            long asked = threads.getCurrentThreadAllocatedBytes();
            worker.sample(batch);
            long end = threads.getCurrentThreadAllocatedBytes();
            least = Math.min(least, (end - asked) - (asked - start));
        }
        assertThat(least).as("bytes allocated by a warm worker").isLessThanOrEqualTo(0);
    }

    private SamplerTrial exhaustiveTrial() {
        SamplerTrial trial = trial(data().interactions());
        assumeTrue(trial.sampler().exhaustive(), "a strategy that may give up earlier is not held to this");
        return trial;
    }

    private int eligible(SamplerTrial trial, SampleBatch batch, int row) {
        double[] weights = expectedWeights(trial.interactions(), batch.row(row));
        return trial.eligible(batch.row(row).user(), weights);
    }
}
