package dev.decoy.eval.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.UniformItems;
import dev.decoy.testkit.EventLog;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Users 1 and 2, items a, b, c, d, which have the codes 0 to 3. */
class NegativesMeasuresTest {
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final int D = 3;

    /** 1 has a and b in TRAIN, c in TEST; 2 has b in TRAIN, d in TEST. Positions 0 to 4. */
    private final Interactions interactions = new EventLog()
            .add("1", "a", 10)
            .add("1", "b", 20)
            .add("1", "c", 30)
            .add("2", "b", 15)
            .add("2", "d", 40)
            .interactions()
            .split((user, folds) -> {
                for (int i = 0; i < user.size(); i++) {
                    folds[i] = (i == user.size() - 1 ? Fold.TEST : Fold.TRAIN).code();
                }
            });

    private final WrittenNegatives.Builder written = new WrittenNegatives.Builder(interactions.size());

    private AuditedRows rows(int negatives, KnownItems known) {
        return new AuditedRows(
                interactions,
                RowSelection.of(interactions, EnumSet.of(Fold.TRAIN)),
                Fold.TRAIN,
                new SamplingPolicy(new NegativeCount.PerPositive(negatives), Distinct.PER_POSITIVE, known));
    }

    private RuleCounts rules(int negatives, KnownItems known) {
        return RuleCounts.of(rows(negatives, known), written.build(), false);
    }

    @Test
    void negativesThatMayBeDrawnBreakNoRule() {
        written.add(0, 1, C);
        written.add(1, 1, D);
        written.add(3, 1, A);
        assertThat(rules(1, KnownItems.TRAIN)).isEqualTo(new RuleCounts(0, 0, 0, 0, 0, 0));
    }

    @Test
    void knownItemsAreThoseOfTheScope() {
        written.add(0, 1, B);
        written.add(1, 1, C);
        written.add(3, 1, D);
        assertThat(rules(1, KnownItems.TRAIN).known()).isEqualTo(1);
        assertThat(rules(1, KnownItems.ALL_FOLDS).known()).isEqualTo(3);
        assertThat(rules(1, KnownItems.NONE).known()).isZero();
    }

    @Test
    void upToTheRowsTimeTheFutureIsNotKnown() {
        written.add(0, 1, B);
        written.add(1, 1, A);
        written.add(3, 1, A);
        assertThat(rules(1, KnownItems.UP_TO_TIME).known())
                .as("a is known when b is taken, b not when a is")
                .isEqualTo(1);
    }

    @Test
    void aRowsOwnPositiveIsNoKnownItemBesides() {
        written.add(0, 1, A);
        written.add(1, 1, C);
        written.add(3, 1, C);
        assertThat(rules(1, KnownItems.TRAIN)).isEqualTo(new RuleCounts(0, 1, 0, 0, 0, 0));
    }

    @Test
    void repeatsAreCountedInARowAndForAUser() {
        written.add(0, 1, C);
        written.add(0, 2, C);
        written.add(1, 1, C);
        written.add(1, 2, D);
        written.add(3, 1, C);
        written.add(3, 2, D);
        assertThat(rules(2, KnownItems.TRAIN)).isEqualTo(new RuleCounts(0, 0, 0, 1, 2, 0));
    }

    @Test
    void whatRowsLackIsMissing() {
        written.add(0, 1, C);
        assertThat(rules(2, KnownItems.TRAIN).missing()).isEqualTo(1 + 2 + 2);
        assertThat(RuleCounts.of(rows(2, KnownItems.TRAIN), written.build(), true)
                        .missing())
                .as("rows without negatives are left out")
                .isEqualTo(1);
    }

    @Test
    void falseNegativesAreWhatTheUserTakesLater() {
        written.add(0, 1, C);
        written.add(1, 1, D);
        written.add(3, 1, A);
        HeldOutHits hits = HeldOutHits.of(rows(1, KnownItems.TRAIN), written.build());
        assertThat(hits.rate()).isEqualTo(1 / 3.0);
        // Each row of user 1 may get c or d, that of user 2 a, c or d.
        assertThat(hits.uniformRate()).isEqualTo((1 / 2.0 + 1 / 2.0 + 1 / 3.0) / 3);
        assertThat(hits.lift()).isEqualTo(hits.rate() / hits.uniformRate());
    }

    @Test
    void uniformDrawsAreExpectedAsTheirLawSays() {
        written.add(0, 1, C);
        written.add(1, 1, D);
        written.add(3, 1, A);
        assertThat(HeldOutHits.of(rows(1, KnownItems.TRAIN), written.build()).uniformRate())
                .isCloseTo(
                        ExpectedNegatives.of(interactions, new UniformItems(4), KnownItems.TRAIN)
                                .falseNegativeRate(),
                        within(1e-15));
    }

    @Test
    void anItemIsUnbornBeforeAnyoneTakesIt() {
        written.add(0, 1, C);
        written.add(1, 1, D);
        written.add(3, 1, A);
        written.add(3, 2, D);
        // c comes at 30 and d at 40, after the rows at 10, 20 and 15; neither is in TRAIN.
        assertThat(Novelty.of(rows(1, KnownItems.TRAIN), written.build())).isEqualTo(new Novelty(3 / 4.0, 3 / 4.0));
    }

    @Test
    void popularityIsThatOfPositivesOfTheSameRows() {
        written.add(0, 1, C);
        written.add(1, 1, C);
        written.add(3, 1, B);
        PopularityDistance distance = PopularityDistance.of(rows(1, KnownItems.NONE), written.build());
        assertThat(distance.positives().share(B)).isEqualTo(2 / 3.0);
        assertThat(distance.negatives().share(C)).isEqualTo(2 / 3.0);
        assertThat(distance.negatives().meanCount(distance.counts())).isEqualTo(2 / 3.0);
        assertThat(distance.bits()).isEqualTo(distance.positives().divergence(distance.negatives()));
    }
}
