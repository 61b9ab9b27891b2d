package dev.decoy.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.TestData;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What the first draw of a row gives, with which probability. */
class ProbabilityTest {
    private static final Offset<Double> TINY = within(1e-9);

    /** The tutorial: items 101 to 104 have 4, 2, 2 and 2 interactions. */
    private static final Interactions TUTORIAL = TestData.tutorial();

    private static final NegativeSampler POPULARITY = new RejectionSampler(
            WeightedItems.of(TUTORIAL.stats(EnumSet.of(Fold.TRAIN)).itemWeights(count -> count)));

    private static SampleBatch drawn(NegativeSampler sampler, SamplingPolicy policy) {
        SampleBatch batch = new SampleBatch(TUTORIAL, policy);
        batch.loadUsers(0, TUTORIAL.userCount(), EnumSet.of(Fold.TRAIN));
        NegativeSampler.Worker worker = sampler.newWorker(new SeedSequence(5));
        worker.sample(batch);
        batch.describe(worker);
        return batch;
    }

    private static double probability(SampleBatch batch, NegativeSampler sampler, int row, int item) {
        return sampler.newWorker(new SeedSequence(5)).probability(batch, row, item);
    }

    @Test
    void theLawIsOverWhatTheUserDoesNotKnow() {
        SampleBatch batch = drawn(POPULARITY, SamplingPolicy.perPositive(2, KnownItems.TRAIN));
        // User 4, rows 7 and 8, knows 102 and 104: 101 has 4 of 6, 103 has 2.
        assertThat(probability(batch, POPULARITY, 7, 0)).isCloseTo(4.0 / 6, TINY);
        assertThat(probability(batch, POPULARITY, 7, 2)).isCloseTo(2.0 / 6, TINY);
        assertThat(probability(batch, POPULARITY, 7, 1)).isZero();
        for (int k = 0; k < 2; k++) {
            double expected = batch.negative(7, k) == 0 ? 4.0 / 6 : 2.0 / 6;
            // That the first negative was taken changes nothing for the second.
            assertThat(batch.logQ(7, k)).isCloseTo(Math.log(expected), TINY);
            assertThat(batch.logP(7, k)).isCloseTo(Math.log(batch.negative(7, k) == 0 ? 0.4 : 0.2), TINY);
        }
        assertThat(batch.logP(0)).isCloseTo(Math.log(0.4), TINY);
    }

    @Test
    void theRowsOwnPositiveIsExcludedWhateverIsKnown() {
        SampleBatch batch = drawn(POPULARITY, SamplingPolicy.perPositive(1, KnownItems.NONE));
        assertThat(probability(batch, POPULARITY, 0, 0)).isZero();
        assertThat(probability(batch, POPULARITY, 0, 3)).isCloseTo(2.0 / 6, TINY);
        assertThat(probability(batch, POPULARITY, 1, 0)).isCloseTo(4.0 / 8, TINY);
    }

    @Test
    void theUniverseDividesTheLaw() {
        ItemUniverse withoutLast = ItemUniverse.of(new boolean[] {true, true, true, false});
        SampleBatch batch = drawn(
                POPULARITY, SamplingPolicy.perPositive(1, KnownItems.TRAIN).within(withoutLast));
        // User 1 knows 101 and 102; of 101 to 103 that leaves 103.
        assertThat(probability(batch, POPULARITY, 0, 2)).isCloseTo(1, TINY);
        assertThat(batch.logP(0, 0)).isCloseTo(Math.log(2.0 / 8), TINY);
        // The positive of user 2's third row is outside: it has no probability.
        assertThat(batch.logP(4)).isNaN();
    }

    @Test
    void itemsThatComeAndGoAreWeighedByTheRowsTime() {
        // 101 comes at 3 and goes at 8, 103 comes at 5.
        ItemUniverse alive = ItemUniverse.ALL.alive(
                new long[] {3, Long.MIN_VALUE, 5, Long.MIN_VALUE},
                new long[] {8, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE});
        SampleBatch batch =
                drawn(POPULARITY, SamplingPolicy.perPositive(1, KnownItems.NONE).within(alive));
        // Row 0, time 1: 102 and 104 are there. Row 2, time 3: 101 is the positive. Row 8, time 9: 101 is gone.
        assertThat(probability(batch, POPULARITY, 0, 1)).isCloseTo(0.5, TINY);
        assertThat(probability(batch, POPULARITY, 0, 2)).isZero();
        assertThat(probability(batch, POPULARITY, 2, 1)).isCloseTo(0.5, TINY);
        assertThat(probability(batch, POPULARITY, 8, 1)).isCloseTo(2.0 / 4, TINY);
        // Row 3, time 4: its positive, 103, has not come yet.
        assertThat(batch.logP(3)).isNaN();
        assertThat(batch.logP(2)).isCloseTo(Math.log(4.0 / 8), TINY);
    }

    @Test
    void everyProbabilityIsThatOfCountingTheEligible() {
        Interactions log = TestData.random(20, 15, 6);
        long[] from = new long[15];
        long[] until = new long[15];
        int[] ofItems = new int[15];
        for (int item = 0; item < 15; item++) {
            from[item] = 1000 + 5L * item;
            until[item] = 1060 + 7L * item;
            ofItems[item] = item % 2;
        }
        int[] ofRows = new int[log.size()];
        for (int position = 0; position < ofRows.length; position++) {
            ofRows[position] = position % 2;
        }
        List<ItemUniverse> universes = List.of(
                ItemUniverse.ALL,
                ItemUniverse.ALL.alive(from, until),
                ItemUniverse.ALL.matching(ofItems, ofRows),
                ItemUniverse.ALL.alive(from, until).matching(ofItems, ofRows));
        WeightedItems law = WeightedItems.of(log.stats(EnumSet.of(Fold.TRAIN)).itemWeights(count -> count + 1));
        for (ItemUniverse universe : universes) {
            for (KnownItems known : List.of(KnownItems.TRAIN, KnownItems.UP_TO_TIME, KnownItems.NONE)) {
                compareWithCounting(
                        log, law, SamplingPolicy.perPositive(2, known).within(universe));
            }
        }
    }

    private static void compareWithCounting(Interactions log, WeightedItems law, SamplingPolicy policy) {
        SampleBatch batch = new SampleBatch(log, policy);
        batch.loadUsers(0, log.userCount(), EnumSet.of(Fold.TRAIN));
        for (int row = 0; row < batch.rows(); row++) {
            double total = 0;
            for (int item = 0; item < log.itemCount(); item++) {
                total += batch.eligible(row, item) ? law.weight(batch.row(row), item) : 0;
            }
            assertThat(batch.canDraw(row, law)).isEqualTo(total > 0);
            for (int item = 0; item < log.itemCount(); item++) {
                double expected = batch.eligible(row, item) ? law.weight(batch.row(row), item) / total : 0;
                assertThat(batch.probability(row, item, law)).isCloseTo(expected, TINY);
            }
        }
    }

    @Test
    void aLawOfTheRowIsUnknownUnlessItSaysItsSum() {
        ItemProposal secret = new ItemProposal() {
            @Override
            public Draw bind(KeyedRandom random) {
                return row -> random.nextInt(4);
            }

            @Override
            public long weight(Row row, int item) {
                return 1;
            }
        };
        SampleBatch batch = drawn(new RejectionSampler(secret), SamplingPolicy.perPositive(1, KnownItems.TRAIN));
        assertThat(batch.logQ(0, 0)).isNaN();
        assertThat(batch.logP(0)).isNaN();
        batch.describe(new RejectionSampler(secret).newWorker(new SeedSequence(5)), true);
        assertThat(batch.logQ(0, 0)).isCloseTo(Math.log(1.0 / 2), TINY);
        assertThat(batch.logP(0)).isCloseTo(Math.log(1.0 / 4), TINY);
    }
}
