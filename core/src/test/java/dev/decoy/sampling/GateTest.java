package dev.decoy.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.TestData;
import dev.decoy.data.Fold;
import dev.decoy.data.IdType;
import dev.decoy.data.Interactions;
import dev.decoy.internal.LongVocabulary;
import dev.decoy.random.SeedSequence;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the gate lets in: universes, known items up to a time, further pairs. */
class GateTest {
    private static final Set<Fold> TRAIN = EnumSet.of(Fold.TRAIN);

    /** User 1 has items 10 to 13 at times 1 to 4, user 2 items 14 and 15 at times 5 and 6. Codes are id - 10. */
    private static final Interactions LOG = TestData.interactions(
            new long[][] {{1, 10, 1}, {1, 11, 2}, {1, 12, 3}, {1, 13, 4}, {2, 14, 5}, {2, 15, 6}});

    private static SampleBatch batch(SamplingPolicy policy) {
        SampleBatch batch = new SampleBatch(LOG, policy);
        batch.loadUsers(0, 2, TRAIN);
        return batch;
    }

    private static Set<Integer> open(SampleBatch batch, int row) {
        Set<Integer> items = new TreeSet<>();
        for (int item = 0; item < LOG.itemCount(); item++) {
            if (batch.eligible(row, item)) {
                items.add(item);
            }
        }
        return items;
    }

    private static SamplingPolicy knowing(KnownItems known) {
        return SamplingPolicy.perPositive(2, known);
    }

    @Test
    void whatAUserHasUpToTheRowIsKnownAndWhatFollowsIsNot() {
        SampleBatch batch = batch(knowing(KnownItems.UP_TO_TIME));
        assertThat(open(batch, 0)).containsExactly(1, 2, 3, 4, 5);
        assertThat(open(batch, 2)).containsExactly(3, 4, 5);
        // Backwards again, and to another user and back.
        assertThat(open(batch, 1)).containsExactly(2, 3, 4, 5);
        assertThat(open(batch, 5)).containsExactly(0, 1, 2, 3);
        assertThat(open(batch, 3)).containsExactly(4, 5);
        assertThat(open(batch, 0)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void upToTheTimeATrainRowKnowsTrainAloneAndATestRowAll() {
        Interactions held = LOG.split((user, folds) -> {
            for (int i = 0; i < user.size(); i++) {
                folds[i] = (i == 1 ? Fold.TEST : Fold.TRAIN).code();
            }
        });
        SampleBatch batch = new SampleBatch(held, knowing(KnownItems.UP_TO_TIME));
        batch.loadUsers(0, 1, EnumSet.allOf(Fold.class));
        // Item 1 is a test positive before row 2, which must not tell of it.
        assertThat(open(batch, 2)).containsExactly(1, 3, 4, 5);
        assertThat(open(batch, 1)).containsExactly(2, 3, 4, 5);
        assertThat(open(batch, 3)).containsExactly(1, 4, 5);
    }

    @Test
    void furtherPairsAreKnownInEveryScope() {
        KnownPairs pairs = KnownPairs.of(2, new int[] {1, 0, 0, 0}, new int[] {0, 5, 5, 1});
        SampleBatch none = batch(knowing(KnownItems.NONE).alsoKnowing(pairs));
        assertThat(open(none, 0)).containsExactly(2, 3, 4);
        assertThat(open(none, 4)).containsExactly(1, 2, 3, 5);
        SampleBatch upTo = batch(knowing(KnownItems.UP_TO_TIME).alsoKnowing(pairs));
        assertThat(open(upTo, 3)).containsExactly(4);
        assertThat(open(upTo, 0)).containsExactly(2, 3, 4);
    }

    @Test
    void itemsOutsideTheUniverseAreNeverDrawn() {
        ItemUniverse firstFour = ItemUniverse.of(new boolean[] {true, true, true, true, false, true});
        SampleBatch batch = batch(knowing(KnownItems.TRAIN).within(firstFour));
        assertThat(open(batch, 0)).containsExactly(5);
        // A positive from outside the universe opens nothing when its row is left.
        assertThat(open(batch, 4)).containsExactly(0, 1, 2, 3);
        assertThat(open(batch, 5)).containsExactly(0, 1, 2, 3);
        assertThat(open(batch, 0)).containsExactly(5);
        new RejectionSampler(new UniformItems(6)).newWorker(new SeedSequence(1)).sample(batch);
        assertThat(batch.count(0)).isEqualTo(1);
        assertThat(batch.count(4)).isEqualTo(2);
    }

    @Test
    void itemsAreDrawnOnlyWhileTheyAreThere() {
        ItemUniverse alive = ItemUniverse.ALL.alive(
                new long[] {Long.MIN_VALUE, 0, 6, 0, 0, 0},
                new long[] {Long.MAX_VALUE, 5, Long.MAX_VALUE, 6, Long.MAX_VALUE, Long.MAX_VALUE});
        SampleBatch batch = batch(knowing(KnownItems.NONE).within(alive));
        assertThat(open(batch, 0)).containsExactly(1, 3, 4, 5);
        assertThat(open(batch, 4)).containsExactly(0, 3, 5);
        assertThat(open(batch, 5)).containsExactly(0, 2, 4);
    }

    @Test
    void pairsOfSeveralTablesAreAllKnown() {
        KnownPairs first = KnownPairs.of(2, new int[] {1, 0}, new int[] {0, 5});
        KnownPairs second = KnownPairs.of(2, new int[] {0}, new int[] {1});
        for (KnownPairs both : List.of(
                first.plus(second),
                second.plus(first).plus(KnownPairs.NONE),
                KnownPairs.NONE.plus(first).plus(second))) {
            SampleBatch batch = batch(knowing(KnownItems.NONE).alsoKnowing(both));
            assertThat(open(batch, 0)).containsExactly(2, 3, 4);
            assertThat(open(batch, 4)).containsExactly(1, 2, 3, 5);
        }
    }

    @Test
    void whatNobodyHasTakenYetCannotBeDrawn() {
        Interactions more = LOG.withItems(new LongVocabulary(IdType.INT64, new long[] {20}));
        SampleBatch batch = new SampleBatch(more, knowing(KnownItems.NONE).within(ItemUniverse.seenSoFar(more)));
        batch.loadUsers(0, 2, TRAIN);
        assertThat(open(batch, 0)).isEmpty();
        assertThat(open(batch, 2)).containsExactly(0, 1);
        assertThat(open(batch, 5)).containsExactly(0, 1, 2, 3, 4); // item 20 never is
    }

    @Test
    void theUniverseOfTrainHasNoHeldOutItem() {
        ItemUniverse train = ItemUniverse.train(TestData.lastInTest(LOG, 1));
        SampleBatch batch = batch(knowing(KnownItems.NONE).within(train));
        assertThat(open(batch, 0)).containsExactly(1, 2, 4);
    }

    @Test
    void itemsMatchTheirRow() {
        ItemUniverse sameCountry =
                ItemUniverse.ALL.matching(new int[] {0, 0, 1, 1, -1, 1}, new int[] {0, 0, 1, 1, -1, 1});
        SampleBatch batch = batch(knowing(KnownItems.NONE).within(sameCountry));
        assertThat(open(batch, 0)).containsExactly(1);
        assertThat(open(batch, 2)).containsExactly(3, 5);
        assertThat(open(batch, 4)).isEmpty();
        assertThat(open(batch, 5)).containsExactly(2, 3);
    }

    @Test
    void theOrderOfRowsChangesNoDraw() {
        Interactions log = TestData.random(30, 40, 10);
        long[] from = new long[log.itemCount()];
        long[] until = new long[log.itemCount()];
        for (int item = 0; item < from.length; item++) {
            from[item] = 1000L + 3L * item;
            until[item] = 1200L + 3L * item;
        }
        SamplingPolicy policy =
                SamplingPolicy.perPositive(3, KnownItems.UP_TO_TIME).within(ItemUniverse.ALL.alive(from, until));
        int[] forwards = new int[log.size()];
        int[] backwards = new int[log.size()];
        for (int i = 0; i < forwards.length; i++) {
            forwards[i] = i;
            backwards[i] = forwards.length - 1 - i;
        }
        SampleBatch left = drawn(log, policy, forwards);
        SampleBatch right = drawn(log, policy, backwards);
        int compared = 0;
        for (int row = 0; row < left.rows(); row++) {
            int mirrored = left.rows() - 1 - row;
            assertThat(right.count(mirrored)).isEqualTo(left.count(row));
            for (int k = 0; k < left.count(row); k++) {
                assertThat(right.negative(mirrored, k)).isEqualTo(left.negative(row, k));
                long time = log.timeMillis(row);
                assertThat(time).isBetween(from[left.negative(row, k)], until[left.negative(row, k)] - 1);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(500);
    }

    private static SampleBatch drawn(Interactions log, SamplingPolicy policy, int[] positions) {
        SampleBatch batch = new SampleBatch(log, policy);
        batch.load(positions, 0, positions.length);
        new RejectionSampler(new UniformItems(log.itemCount()))
                .newWorker(new SeedSequence(9))
                .sample(batch);
        return batch;
    }
}
