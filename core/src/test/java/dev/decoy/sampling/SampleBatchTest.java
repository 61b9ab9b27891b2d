package dev.decoy.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.TestData;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleBatchTest {
    private static final Set<Fold> TRAIN = EnumSet.of(Fold.TRAIN);

    // Codes are ranks: items 101, 102, 103, 104 are 0, 1, 2, 3; users 1 to 5 are 0 to 4.
    private final Interactions tutorial = TestData.tutorial();

    @Test
    void theGateRefusesKnownItemsDuplicatesAndSurplus() {
        SampleBatch batch = batch(2, Distinct.PER_POSITIVE, KnownItems.TRAIN);
        batch.loadUsers(0, 1, TRAIN);
        assertThat(batch.offer(0, 0, 0)).as("101 is known").isFalse();
        assertThat(batch.offer(0, 2, 0)).isTrue();
        assertThat(batch.offer(0, 2, 0)).as("103 is taken").isFalse();
        assertThat(batch.offer(0, 3, 0)).isTrue();
        assertThat(batch.missing(0)).isZero();
        assertThat(batch.offer(0, 3, 0)).as("the row is full").isFalse();
        assertThat(batch.offer(1, 2, 0)).as("another row starts afresh").isTrue();
    }

    @Test
    void withoutDistinctnessAnItemMayComeTwice() {
        SampleBatch batch = batch(2, Distinct.NONE, KnownItems.TRAIN);
        batch.loadUsers(0, 1, TRAIN);
        assertThat(batch.offer(0, 2, 0)).isTrue();
        assertThat(batch.offer(0, 2, 0)).isTrue();
    }

    @Test
    void distinctPerUserHoldsOverRowsAndEndsWithTheUser() {
        SampleBatch batch = batch(1, Distinct.PER_USER, KnownItems.TRAIN);
        batch.loadUsers(0, 3, TRAIN);
        assertThat(batch.offer(0, 2, 0)).isTrue();
        assertThat(batch.offer(1, 2, 0)).as("taken by the user's other row").isFalse();
        assertThat(batch.offer(2, 1, 0)).as("another user").isTrue();
        assertThat(batch.offer(1, 2, 0)).as("back at the first user").isFalse();
        assertThat(batch.offer(1, 3, 0)).isTrue();
        assertThat(batch.eligible(5, 1)).as("user 3's rows are untouched").isTrue();
    }

    @Test
    void knownNoneStillKeepsOutTheRowsOwnPositive() {
        SampleBatch batch = batch(4, Distinct.NONE, KnownItems.NONE);
        batch.loadUsers(0, 1, TRAIN);
        assertThat(batch.eligible(0, 0)).as("101 is the positive of row 0").isFalse();
        assertThat(batch.eligible(0, 1)).isTrue();
        assertThat(batch.eligible(1, 0)).isTrue();
        assertThat(batch.eligible(1, 1)).as("102 is the positive of row 1").isFalse();
    }

    @Test
    void knownItemsFollowTheFolds() {
        Interactions split = TestData.lastInTest(tutorial, 1);
        SampleBatch train = new SampleBatch(split, SamplingPolicy.perPositive(1, KnownItems.TRAIN));
        train.loadUsers(0, 1, TRAIN);
        assertThat(train.eligible(0, 1))
                .as("102 is held out, so training may draw it")
                .isTrue();
        SampleBatch test = new SampleBatch(split, SamplingPolicy.perPositive(1, KnownItems.ALL_FOLDS));
        test.loadUsers(0, 1, EnumSet.of(Fold.TEST));
        assertThat(test.row(0).positive()).isEqualTo(1);
        assertThat(test.eligible(0, 0)).as("101 is in TRAIN").isFalse();
    }

    @ParameterizedTest
    @EnumSource(Distinct.class)
    void aReusedBatchForgetsItsFormerRows(Distinct distinct) {
        Interactions interactions = TestData.random(40, 30, 8);
        NegativeSampler sampler = new RejectionSampler(new UniformItems(interactions.itemCount()));
        SampleBatch reused = new SampleBatch(
                interactions, new SamplingPolicy(new NegativeCount.PerPositive(3), distinct, KnownItems.TRAIN));
        NegativeSampler.Worker worker = sampler.newWorker(new SeedSequence(1));
        for (int user = 0; user < 40; user += 4) {
            reused.loadUsers(user, user + 4, TRAIN);
            worker.sample(reused);
            SampleBatch fresh = new SampleBatch(
                    interactions, new SamplingPolicy(new NegativeCount.PerPositive(3), distinct, KnownItems.TRAIN));
            fresh.loadUsers(user, user + 4, TRAIN);
            sampler.newWorker(new SeedSequence(1)).sample(fresh);
            assertThat(text(reused)).isEqualTo(text(fresh));
        }
    }

    @Test
    void rowsInAnyOrderDrawTheSame() {
        Interactions interactions = TestData.random(20, 50, 5);
        NegativeSampler sampler = new RejectionSampler(new UniformItems(interactions.itemCount()));
        SampleBatch inOrder = new SampleBatch(interactions, SamplingPolicy.perPositive(4, KnownItems.TRAIN));
        inOrder.loadUsers(0, 20, TRAIN);
        sampler.newWorker(new SeedSequence(1)).sample(inOrder);

        int[] positions = new int[100];
        for (int i = 0; i < 100; i++) {
            positions[i] = i * 37 % 100;
        }
        SampleBatch shuffled = new SampleBatch(interactions, SamplingPolicy.perPositive(4, KnownItems.TRAIN));
        shuffled.load(positions, 0, 100);
        sampler.newWorker(new SeedSequence(1)).sample(shuffled);
        for (int row = 0; row < 100; row++) {
            assertThat(row(shuffled, row)).isEqualTo(row(inOrder, positions[row]));
        }
    }

    @Test
    void fewerNegativesAreAPrefixOfMore() {
        Interactions interactions = TestData.random(10, 25, 9);
        NegativeSampler sampler =
                new RejectionSampler(WeightedItems.of(interactions.stats(TRAIN).itemWeights(count -> count)));
        SampleBatch five = new SampleBatch(interactions, SamplingPolicy.perPositive(5, KnownItems.TRAIN));
        SampleBatch ten = new SampleBatch(interactions, SamplingPolicy.perPositive(10, KnownItems.TRAIN));
        for (SampleBatch batch : new SampleBatch[] {five, ten}) {
            batch.loadUsers(0, 10, TRAIN);
            sampler.newWorker(new SeedSequence(8)).sample(batch);
        }
        for (int row = 0; row < five.rows(); row++) {
            assertThat(row(ten, row)).startsWith(row(five, row));
        }
    }

    @Test
    void aStarvedUserGetsEveryEligibleItemAndTheRestIsMissing() {
        // User 2 knows all but 102: one item for four wanted. All weight but a millionth is on items the user knows.
        SampleBatch batch = batch(4, Distinct.PER_POSITIVE, KnownItems.TRAIN);
        batch.loadUsers(1, 2, TRAIN);
        NegativeSampler sampler = new RejectionSampler(WeightedItems.of(new double[] {1e6, 1, 1e6, 1e6}));
        sampler.newWorker(new SeedSequence(1)).sample(batch);
        for (int row = 0; row < 3; row++) {
            assertThat(row(batch, row)).isEqualTo("1 ");
            assertThat(batch.missing(row)).isEqualTo(3);
        }
        assertThat(batch.finishedByEnumeration(0)).isEqualTo(1);
    }

    @Test
    void itemsWithoutWeightAreNeverDrawn() {
        SampleBatch batch = batch(2, Distinct.PER_POSITIVE, KnownItems.TRAIN);
        batch.loadUsers(0, 1, TRAIN);
        new RejectionSampler(WeightedItems.of(new double[] {1, 1, 1, 0}))
                .newWorker(new SeedSequence(1))
                .sample(batch);
        assertThat(row(batch, 0)).isEqualTo("2 ");
        assertThat(batch.missing(0)).isEqualTo(1);
    }

    @Test
    void matchPositivesGivesOneToEachFirstRowOfAnItem() {
        Interactions repeats =
                TestData.interactions(new long[][] {{1, 5, 1}, {1, 6, 2}, {1, 5, 3}, {2, 7, 1}, {2, 8, 2}});
        SampleBatch batch = new SampleBatch(
                repeats, new SamplingPolicy(new NegativeCount.MatchPositives(), Distinct.PER_USER, KnownItems.TRAIN));
        batch.loadUsers(0, 2, TRAIN);
        assertThat(new int[] {batch.wanted(0), batch.wanted(1), batch.wanted(2), batch.wanted(3), batch.wanted(4)})
                .containsExactly(1, 1, 0, 1, 1);
        assertThat(batch.eligible(0, 2)).as("marks made for counting are gone").isTrue();
    }

    @Test
    void aUserWhoKnowsEverythingEndsAndIsShort() {
        Interactions all = TestData.interactions(new long[][] {{1, 5, 1}, {1, 6, 2}});
        SampleBatch batch = new SampleBatch(all, SamplingPolicy.perPositive(3, KnownItems.TRAIN));
        batch.loadUsers(0, 1, TRAIN);
        new RejectionSampler(new UniformItems(2)).newWorker(new SeedSequence(1)).sample(batch);
        assertThat(batch.count(0)).isZero();
        assertThat(batch.missing(0)).isEqualTo(3);
    }

    @Test
    void noDrawIsEverKnownWhateverTheSettings() {
        Interactions interactions = TestData.random(60, 40, 12);
        NegativeSampler sampler =
                new RejectionSampler(WeightedItems.of(interactions.stats(TRAIN).itemWeights(count -> count)));
        for (Distinct distinct : Distinct.values()) {
            SampleBatch batch = new SampleBatch(
                    interactions, new SamplingPolicy(new NegativeCount.PerPositive(6), distinct, KnownItems.TRAIN));
            batch.loadUsers(0, 60, TRAIN);
            sampler.newWorker(new SeedSequence(2)).sample(batch);
            assertNoneKnownAndDistinct(interactions, batch, distinct);
        }
    }

    private static void assertNoneKnownAndDistinct(Interactions interactions, SampleBatch batch, Distinct distinct) {
        Set<String> taken = new HashSet<>();
        for (int row = 0; row < batch.rows(); row++) {
            int user = batch.row(row).user();
            Set<Integer> known = new HashSet<>();
            for (int p = interactions.rowStart(user); p < interactions.rowEnd(user); p++) {
                known.add(interactions.item(p));
            }
            for (int k = 0; k < batch.count(row); k++) {
                assertThat(known).doesNotContain(batch.negative(row, k));
                String key = (distinct == Distinct.PER_USER ? user : row) + ":" + batch.negative(row, k);
                assertThat(taken.add(key) || distinct == Distinct.NONE).isTrue();
            }
        }
    }

    private SampleBatch batch(int perPositive, Distinct distinct, KnownItems known) {
        return new SampleBatch(
                tutorial, new SamplingPolicy(new NegativeCount.PerPositive(perPositive), distinct, known));
    }

    private static String row(SampleBatch batch, int row) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < batch.count(row); k++) {
            text.append(batch.negative(row, k)).append(' ');
        }
        return text.toString();
    }

    private static String text(SampleBatch batch) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < batch.rows(); row++) {
            text.append(row(batch, row)).append('\n');
        }
        return text.toString();
    }
}
