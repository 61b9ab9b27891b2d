package dev.decoy.eval.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.Mixture;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.WeightedItems;
import dev.decoy.testkit.EventLog;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Items a, b, c and d; user 1 has a, user 2 has b. The first part gives b at most, the second b, c and d as 1 : 2 : 3. */
class PartDrawTest {
    private static final Offset<Double> TINY = within(1e-9);
    private static final int B = 1;
    private static final int C = 2;
    private static final int D = 3;

    private static final Interactions LOG = new EventLog()
            .add("1", "a", 1)
            .add("2", "b", 2)
            .add("3", "c", 3)
            .add("3", "d", 4)
            .interactions();

    private static NegativeSampler weights(double... weights) {
        return new RejectionSampler(WeightedItems.of(weights));
    }

    private static final NegativeSampler ONLY_B = weights(0, 1, 0, 0);
    private static final NegativeSampler RISING = weights(0, 1, 2, 3);

    private static Mixture byCount(NegativeSampler first, double number, NegativeSampler second) {
        return Mixture.byCount(
                List.of(new Mixture.Part("first", first, number), new Mixture.Part("second", second, 1)));
    }

    private static AuditedRows rows(int negatives, Distinct distinct) {
        return new AuditedRows(
                LOG,
                RowSelection.of(LOG, EnumSet.of(Fold.TRAIN)),
                Fold.TRAIN,
                new SamplingPolicy(new NegativeCount.PerPositive(negatives), distinct, KnownItems.TRAIN));
    }

    /** What was drawn for the row of a user of one. */
    private static WrittenNegatives written(int user, int... items) {
        WrittenNegatives.Builder written = new WrittenNegatives.Builder(LOG.size());
        for (int k = 0; k < items.length; k++) {
            written.add(LOG.rowStart(user), k + 1, items[k]);
        }
        return written.build();
    }

    private static SampleBatch batch(AuditedRows rows, int user) {
        SampleBatch batch = rows.newBatch();
        rows.load(batch, user);
        return batch;
    }

    private static double[] law(TestedDraw draw, SampleBatch batch) {
        double[] law = new double[LOG.itemCount()];
        Arrays.setAll(law, item -> draw.probability(batch, 0, item));
        return law;
    }

    @Test
    void aPartBeginsWhereThoseBeforeItEndAndMayNotRepeatWhatTheyGave() {
        AuditedRows rows = rows(3, Distinct.PER_POSITIVE);
        TestedDraw draw = PartDraw.of(rows, written(0, B, D, C), byCount(ONLY_B, 2, RISING), 1)
                .orElseThrow();
        SampleBatch batch = batch(rows, 0);
        // Of the two that the first part may give there is but one.
        assertThat(draw.place(batch, 0)).isEqualTo(2);
        assertThat(law(draw, batch)).containsExactly(new double[] {0, 0, 2 / 5.0, 3 / 5.0}, TINY);
    }

    @Test
    void whereItemsMayRepeatEachPartGivesItsNumberByItsOwnLaw() {
        AuditedRows rows = rows(3, Distinct.NONE);
        TestedDraw draw = PartDraw.of(rows, written(0, B, B, D), byCount(ONLY_B, 2, RISING), 1)
                .orElseThrow();
        SampleBatch batch = batch(rows, 0);
        assertThat(draw.place(batch, 0)).isEqualTo(3);
        assertThat(law(draw, batch)).containsExactly(new double[] {0, 1 / 6.0, 2 / 6.0, 3 / 6.0}, TINY);
    }

    @Test
    void aPartThatHasNothingForARowTakesNoPlace() {
        for (Distinct distinct : List.of(Distinct.NONE, Distinct.PER_POSITIVE)) {
            AuditedRows rows = rows(3, distinct);
            WrittenNegatives written = written(1, D, C);
            SampleBatch batch = batch(rows, 1);
            TestedDraw second =
                    PartDraw.of(rows, written, byCount(ONLY_B, 2, RISING), 1).orElseThrow();
            assertThat(second.place(batch, 0)).as("user 2 has b").isEqualTo(1);
            assertThat(law(second, batch)).containsExactly(new double[] {0, 0, 2 / 5.0, 3 / 5.0}, TINY);
            TestedDraw first =
                    PartDraw.of(rows, written, byCount(ONLY_B, 2, RISING), 0).orElseThrow();
            assertThat(first.place(batch, 0)).isZero();
        }
    }

    @Test
    void theFirstPartBeginsARow() {
        AuditedRows rows = rows(3, Distinct.PER_POSITIVE);
        TestedDraw draw = PartDraw.of(rows, written(0, B, D, C), byCount(ONLY_B, 2, RISING), 0)
                .orElseThrow();
        SampleBatch batch = batch(rows, 0);
        assertThat(draw.place(batch, 0)).isEqualTo(1);
        assertThat(law(draw, batch)).containsExactly(new double[] {0, 1, 0, 0}, TINY);
    }

    @Test
    void aRowThatPartsBeforeHaveFilledHasNoDraw() {
        AuditedRows rows = rows(2, Distinct.PER_POSITIVE);
        TestedDraw draw = PartDraw.of(rows, written(0, C, B), byCount(weights(0, 1, 1, 0), 2, RISING), 1)
                .orElseThrow();
        assertThat(draw.place(batch(rows, 0), 0)).isZero();
    }

    @Test
    void whatOneRowHasTakenIsForgottenInTheNext() {
        AuditedRows rows = rows(3, Distinct.PER_POSITIVE);
        TestedDraw draw = PartDraw.of(rows, written(0, C, B), byCount(weights(1, 0, 1, 0), 1, RISING), 1)
                .orElseThrow();
        SampleBatch batch = batch(rows, 0);
        assertThat(draw.place(batch, 0)).isEqualTo(2);
        assertThat(law(draw, batch)).as("c is taken").containsExactly(new double[] {0, 1 / 4.0, 0, 3 / 4.0}, TINY);
        // User 3 has c and d, and a part that gives nothing more than a: a was not written, so that nothing is taken.
        SampleBatch next = batch(rows, 2);
        assertThat(draw.place(next, 0)).isEqualTo(2);
        assertThat(law(draw, next)).containsExactly(new double[] {0, 1, 0, 0}, TINY);
    }

    @Test
    void drawsWhosePlaceOrLawIsNotKnownAreNotTested() {
        Mixture plain = byCount(ONLY_B, 1, RISING);
        assertThat(of(Distinct.PER_USER, plain, 1))
                .as("parts draw for all rows of a user in turn")
                .isEmpty();
        assertThat(of(Distinct.PER_USER, plain, 0)).isPresent();
        Mixture nested = byCount(plain, 1, RISING);
        assertThat(of(Distinct.NONE, nested, 0)).as("a part that is by number").isEmpty();
        assertThat(of(Distinct.NONE, nested, 1)).as("behind one").isEmpty();
        Mixture share = byCount(
                ONLY_B,
                1,
                Mixture.byShare(List.of(new Mixture.Part("x", ONLY_B, 1), new Mixture.Part("y", RISING, 1))));
        assertThat(of(Distinct.NONE, share, 1)).isPresent();
        assertThat(of(Distinct.PER_POSITIVE, share, 1)).as("more than one law").isEmpty();
        NegativeSampler givesUp = new GivesUp();
        assertThat(of(Distinct.NONE, byCount(givesUp, 1, RISING), 1)).isEmpty();
        assertThat(of(Distinct.NONE, byCount(givesUp, 1, RISING), 0)).isPresent();
    }

    private static Optional<TestedDraw> of(Distinct distinct, Mixture mixture, int part) {
        return PartDraw.of(rows(2, distinct), written(0, B, D), mixture, part);
    }

    /** May leave rows short of what they could get. */
    private static final class GivesUp implements NegativeSampler {
        @Override
        public Worker newWorker(SeedSequence seeds) {
            return RISING.newWorker(seeds);
        }

        @Override
        public boolean exhaustive() {
            return false;
        }
    }
}
