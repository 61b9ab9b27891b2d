package dev.decoy.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.TestData;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** How often an item is to be expected among the negatives of a row. */
class ExpectedCountTest {
    private static final Offset<Double> TINY = within(1e-9);

    /** The tutorial: items 101 to 104 have 4, 2, 2 and 2 interactions; rows 7 and 8 are of user 4, who knows 102 and 104. */
    private static final Interactions TUTORIAL = TestData.tutorial();

    private static final NegativeSampler UNIFORM = new RejectionSampler(new UniformItems(4));
    private static final NegativeSampler POPULARITY = new RejectionSampler(
            WeightedItems.of(TUTORIAL.stats(EnumSet.of(Fold.TRAIN)).itemWeights(count -> count)));

    private static SamplingPolicy policy(int negatives, Distinct distinct, KnownItems known) {
        return new SamplingPolicy(new NegativeCount.PerPositive(negatives), distinct, known);
    }

    private static SampleBatch drawn(NegativeSampler sampler, SamplingPolicy policy) {
        SampleBatch batch = new SampleBatch(TUTORIAL, policy);
        batch.loadUsers(0, TUTORIAL.userCount(), EnumSet.of(Fold.TRAIN));
        NegativeSampler.Worker worker = sampler.newWorker(new SeedSequence(5));
        worker.sample(batch);
        batch.describeCounts(worker, false);
        return batch;
    }

    private static double of(SampleBatch batch, NegativeSampler sampler, int row, int item, int draws) {
        return sampler.newWorker(new SeedSequence(5)).expectedCount(batch, row, item, draws);
    }

    private static double[] inclusion(int draws, long... weights) {
        return new InclusionProbabilities().of(weights, weights.length, draws);
    }

    /** The same by going through all orders in which items can be drawn. */
    private static double[] enumerated(int draws, long... weights) {
        double[] inclusion = new double[weights.length];
        enumerate(draws, weights, new boolean[weights.length], 1, inclusion);
        return inclusion;
    }

    private static void enumerate(int draws, long[] weights, boolean[] taken, double probability, double[] inclusion) {
        double left = 0;
        for (int item = 0; item < weights.length; item++) {
            left += taken[item] ? 0 : weights[item];
        }
        for (int item = 0; item < weights.length && draws > 0; item++) {
            if (!taken[item]) {
                double own = probability * weights[item] / left;
                inclusion[item] += own;
                taken[item] = true;
                enumerate(draws - 1, weights, taken, own, inclusion);
                taken[item] = false;
            }
        }
    }

    @Test
    void theGoldenInclusionProbabilitiesComeOut() {
        assertThat(inclusion(2, 5, 3, 2)).containsExactly(new double[] {0.839286, 0.675, 0.485714}, within(5e-7));
    }

    /** Three items of the golden weights, and a row that may get each of them: what a run writes as log_q and expected_count. */
    @Test
    void aDrawnRowTellsTheGoldenNumbers() {
        Interactions log = TestData.interactions(new long[][] {{1, 0, 1}, {2, 0, 2}, {2, 1, 3}, {2, 2, 4}, {3, 3, 5}});
        NegativeSampler law = new RejectionSampler(WeightedItems.of(new double[] {.5, .3, .2, 0}));
        SampleBatch batch = new SampleBatch(log, policy(2, Distinct.PER_POSITIVE, KnownItems.NONE));
        double[] first = {.5, .3, .2};
        double[] golden = {.839286, .675, .485714};
        for (int seed = 0; seed < 20; seed++) {
            batch.loadUsers(2, 3, EnumSet.of(Fold.TRAIN));
            NegativeSampler.Worker worker = law.newWorker(new SeedSequence(seed));
            worker.sample(batch);
            batch.describe(worker);
            batch.describeCounts(worker, false);
            for (int k = 0; k < 2; k++) {
                int item = batch.negative(0, k);
                assertThat(Math.exp(batch.logQ(0, k))).isCloseTo(first[item], within(1e-6));
                assertThat(batch.expectedCount(0, k)).isCloseTo(golden[item], within(5e-7));
            }
        }
    }

    @Test
    void inclusionProbabilitiesAreThoseOfAllOrders() {
        List<long[]> laws = List.of(
                new long[] {1, 1, 1, 1, 1},
                new long[] {7, 1, 4, 2, 2, 9},
                new long[] {1, 1 << 20, 3, 1L << 40, 77, 1L << 40, 5},
                new long[] {1L << 60, 1, 1, 1});
        for (long[] law : laws) {
            for (int draws = 1; draws < law.length; draws++) {
                assertThat(inclusion(draws, law))
                        .as(draws + " of " + Arrays.toString(law))
                        .containsExactly(enumerated(draws, law), TINY);
            }
        }
    }

    @Test
    void inclusionProbabilitiesSumToTheDraws() {
        long[] weights = new long[400];
        Arrays.setAll(weights, item -> 1_000_000L / (item + 1));
        for (int draws : new int[] {1, 2, 5, 20, 100, 390, 399}) {
            assertThat(Arrays.stream(inclusion(draws, weights)).sum()).isCloseTo(draws, within(1e-7));
        }
    }

    @Test
    void withReplacementItIsTheProbabilityTimesTheDraws() {
        SampleBatch batch = drawn(POPULARITY, policy(3, Distinct.NONE, KnownItems.TRAIN));
        assertThat(of(batch, POPULARITY, 7, 0, 3)).isCloseTo(3 * 4.0 / 6, TINY);
        assertThat(of(batch, POPULARITY, 7, 1, 3)).isZero();
        for (int k = 0; k < 3; k++) {
            assertThat(batch.expectedCount(7, k)).isCloseTo(3 * (batch.negative(7, k) == 0 ? 4.0 : 2.0) / 6, TINY);
        }
    }

    @Test
    void itemsOfOneWeightShareTheDraws() {
        SampleBatch batch = drawn(UNIFORM, policy(2, Distinct.PER_POSITIVE, KnownItems.NONE));
        assertThat(of(batch, UNIFORM, 0, 1, 2)).isCloseTo(2.0 / 3, TINY);
        assertThat(of(batch, UNIFORM, 0, 0, 2)).isZero();
        assertThat(of(batch, UNIFORM, 0, 1, 3)).isCloseTo(1, TINY);
        assertThat(of(batch, UNIFORM, 0, 1, 5)).isCloseTo(1, TINY);
    }

    @Test
    void withoutReplacementItIsTheInclusionProbability() {
        SampleBatch batch = drawn(POPULARITY, policy(2, Distinct.PER_POSITIVE, KnownItems.NONE));
        // Row 2 is of user 2, with positive 101: the others weigh the same. Row 8 is of user 4.
        assertThat(of(batch, POPULARITY, 2, 3, 2)).isCloseTo(2.0 / 3, TINY);
        int positive = batch.row(8).positive();
        double[] expected = enumerated(2, 4, 2, 2);
        assertThat(of(batch, POPULARITY, 8, 0, 2)).isCloseTo(expected[0], TINY);
        assertThat(of(batch, POPULARITY, 8, positive == 3 ? 1 : 3, 2)).isCloseTo(expected[1], TINY);
        // What the gate has blocked stays so.
        assertThat(batch.eligible(8, batch.negative(8, 0))).isFalse();
    }

    @Test
    void rowsThatAreShortHaveAllThereIs() {
        SampleBatch batch = drawn(POPULARITY, policy(3, Distinct.PER_POSITIVE, KnownItems.TRAIN));
        assertThat(batch.count(7)).isEqualTo(2);
        assertThat(batch.expectedCount(7, 0)).isCloseTo(1, TINY);
        NegativeSampler.Worker worker = POPULARITY.newWorker(new SeedSequence(6));
        batch.allowRepeats();
        worker.sample(batch);
        batch.describeCounts(worker, false);
        // Each once, and the third draw again by the law.
        for (int k = 0; k < 3; k++) {
            assertThat(batch.expectedCount(7, k)).isCloseTo(1 + (batch.negative(7, k) == 0 ? 4.0 : 2.0) / 6, TINY);
        }
    }

    @Test
    void distinctPerUserIsUnknown() {
        SampleBatch batch = drawn(UNIFORM, policy(1, Distinct.PER_USER, KnownItems.NONE));
        assertThat(batch.expectedCount(0, 0)).isNaN();
    }

    @Test
    void aMixtureIsKnownWhereDrawsAreIndependent() {
        List<Mixture.Part> parts = List.of(new Mixture.Part("a", UNIFORM, 1), new Mixture.Part("b", POPULARITY, 3));
        Mixture byShare = Mixture.byShare(parts);
        SampleBatch apart = drawn(byShare, policy(4, Distinct.NONE, KnownItems.TRAIN));
        // Of 101 and 103, uniform gives 101 with 1/2, popularity with 2/3.
        assertThat(of(apart, byShare, 7, 0, 4)).isCloseTo(0.5 + 3 * 2.0 / 3, TINY);
        Mixture byCount = Mixture.byCount(parts);
        assertThat(of(apart, byCount, 7, 0, 4)).isCloseTo(0.5 + 3 * 2.0 / 3, TINY);
        // A row of two gets one of the first and one of the last; a row of six gets five of the last.
        assertThat(of(apart, byCount, 7, 0, 2)).isCloseTo(0.5 + 2.0 / 3, TINY);
        assertThat(of(apart, byCount, 7, 0, 6)).isCloseTo(0.5 + 5 * 2.0 / 3, TINY);
        SampleBatch distinct = drawn(byShare, policy(2, Distinct.PER_POSITIVE, KnownItems.TRAIN));
        assertThat(of(distinct, byShare, 7, 0, 2)).isNaN();
        assertThat(of(distinct, byCount, 7, 0, 2)).isNaN();
        assertThat(of(distinct, byShare, 7, 0, 1)).isCloseTo((0.5 + 3 * 2.0 / 3) / 4, TINY);
        assertThat(of(distinct, byCount, 7, 0, 1)).isCloseTo(0.5, TINY);
    }

    @Test
    void whatCostsTooMuchIsUnknownUnlessAskedFor() {
        Interactions log = TestData.random(60, 100, 8);
        NegativeSampler law = new RejectionSampler(
                WeightedItems.of(log.stats(EnumSet.of(Fold.TRAIN)).itemWeights(count -> count + 1)));
        SampleBatch batch = new SampleBatch(log, policy(4, Distinct.PER_POSITIVE, KnownItems.TRAIN));
        batch.loadUsers(0, 1, EnumSet.of(Fold.TRAIN));
        NegativeSampler.Worker worker = law.newWorker(new SeedSequence(5));
        worker.sample(batch);
        // 4 of some 90 items make 2.5 million sets.
        batch.describeCounts(worker, false);
        assertThat(batch.expectedCount(0, 0)).isNaN();
        batch.describeCounts(worker, true);
        assertThat(batch.expectedCount(0, 0)).isBetween(0.01, 0.5);
    }

    @Test
    void drawsCountAsOftenAsExpected() {
        int repeats = 20_000;
        SampleBatch batch = new SampleBatch(TUTORIAL, policy(2, Distinct.PER_POSITIVE, KnownItems.NONE));
        int[] counts = new int[4];
        for (int repeat = 0; repeat < repeats; repeat++) {
            batch.loadUsers(3, 4, EnumSet.of(Fold.TRAIN));
            POPULARITY.newWorker(new SeedSequence(7).child(repeat)).sample(batch);
            counts[batch.negative(1, 0)]++;
            counts[batch.negative(1, 1)]++;
        }
        for (int item = 0; item < 4; item++) {
            double expected = of(batch, POPULARITY, 1, item, 2);
            // The normal quantile of 1 - 10^-6: a correct count is beyond it in two of a million seeds.
            double bound = 4.753 * Math.sqrt(repeats * expected * (1 - expected));
            assertThat((double) counts[item]).isCloseTo(repeats * expected, within(bound));
        }
    }
}
