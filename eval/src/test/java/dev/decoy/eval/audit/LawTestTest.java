package dev.decoy.eval.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.WeightedItems;
import dev.decoy.testkit.EventLog;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LawTestTest {
    private static final Set<Fold> TRAIN = EnumSet.of(Fold.TRAIN);
    private static final int USERS = 2000;

    // User u has item u % 4 of a, b, c, d.
    private final Interactions interactions = interactions();
    private final AuditedRows rows = new AuditedRows(
            interactions,
            RowSelection.of(interactions, TRAIN),
            Fold.TRAIN,
            new SamplingPolicy(new NegativeCount.PerPositive(2), Distinct.PER_POSITIVE, KnownItems.TRAIN));

    private static Interactions interactions() {
        EventLog log = new EventLog();
        for (int user = 0; user < USERS; user++) {
            log.add(Integer.toString(user), "abcd".substring(user % 4, user % 4 + 1), user);
        }
        return log.interactions().split((user, folds) -> folds[0] = Fold.TRAIN.code());
    }

    private static NegativeSampler weights(double... weights) {
        return new RejectionSampler(WeightedItems.of(weights));
    }

    private WrittenNegatives drawnBy(NegativeSampler sampler) {
        SampleBatch batch = new SampleBatch(interactions, rows.policy());
        batch.loadUsers(0, interactions.userCount(), TRAIN);
        sampler.newWorker(new SeedSequence(7)).sample(batch);
        WrittenNegatives.Builder written = new WrittenNegatives.Builder(interactions.size());
        for (int row = 0; row < batch.rows(); row++) {
            for (int k = batch.count(row) - 1; k >= 0; k--) {
                written.add(batch.row(row).position(), k + 1, batch.negative(row, k));
            }
        }
        return written.build();
    }

    private LawTest test(NegativeSampler drawn, NegativeSampler declared) {
        return LawTest.of(rows, drawnBy(drawn), declared.newWorker(new SeedSequence(7)))
                .orElseThrow();
    }

    @Test
    void drawsFitTheLawTheyAreDrawnBy() {
        LawTest fitting = test(weights(1, 2, 3, 4), weights(1, 2, 3, 4));
        assertThat(fitting.draws()).isEqualTo(USERS);
        assertThat(fitting.degrees()).isBetween(1, 3);
        assertThat(fitting.p()).isGreaterThan(1e-6);
    }

    @Test
    void drawsOfAnotherLawDoNot() {
        assertThat(test(weights(1, 2, 3, 4), weights(1, 1, 1, 1)).p()).isLessThan(1e-6);
    }

    @Test
    void anItemThatIsNeverDrawnIsCountedApart() {
        LawTest impossible = test(weights(1, 1, 1, 1), weights(0, 1, 1, 1));
        assertThat(impossible.impossible()).isBetween(USERS / 8, USERS / 2);
        assertThat(impossible.p()).isGreaterThan(1e-6);
    }

    @Test
    void withoutAClosedFormThereIsNothingToTest() {
        NegativeSampler.Worker unknown = batch -> {};
        assertThat(LawTest.of(rows, drawnBy(weights(1, 1, 1, 1)), unknown)).isEmpty();
    }

    @Test
    void quantilesOfChiSquareAreThoseOfTables() {
        assertThat(LawTest.tail(3.841458820694124, 1)).isCloseTo(0.05, within(1e-12));
        assertThat(LawTest.tail(5.991464547107979, 2)).isCloseTo(0.05, within(1e-12));
        assertThat(LawTest.tail(27.877164871256568, 9)).isCloseTo(0.001, within(1e-12));
        assertThat(LawTest.tail(2.087900735726221, 9)).isCloseTo(0.99, within(1e-10));
        assertThat(LawTest.tail(0, 4)).isEqualTo(1);
        assertThat(LawTest.tail(2000, 9)).isBetween(0.0, 1e-300);
    }
}
