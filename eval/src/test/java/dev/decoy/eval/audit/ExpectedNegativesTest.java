package dev.decoy.eval.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.UniformItems;
import dev.decoy.sampling.WeightedItems;
import dev.decoy.testkit.EventLog;
import org.junit.jupiter.api.Test;

class ExpectedNegativesTest {
    /** 1 has a in TRAIN and b in TEST; 2 has b and c in TRAIN; d is somebody's who has nothing in TRAIN. */
    private final Interactions interactions = new EventLog()
            .add("1", "a", 1)
            .add("1", "b", 2)
            .add("2", "b", 1)
            .add("2", "c", 2)
            .add("3", "d", 1)
            .interactions()
            .split((user, folds) -> {
                for (int i = 0; i < user.size(); i++) {
                    boolean test = user.user() == 2 || (user.user() == 0 && i == 1);
                    folds[i] = (test ? Fold.TEST : Fold.TRAIN).code();
                }
            });

    @Test
    void eachRowGivesItsLawOverWhatItsUserDoesNotKnow() {
        ExpectedNegatives expected = ExpectedNegatives.of(interactions, new UniformItems(4), KnownItems.TRAIN);
        // One row of b, c, d; two of a, d.
        assertThat(expected.items().share(0)).isEqualTo((2 / 2.0) / 3);
        assertThat(expected.items().share(1)).isEqualTo((1 / 3.0) / 3);
        assertThat(expected.items().share(3)).isEqualTo((1 / 3.0 + 2 / 2.0) / 3);
        assertThat(expected.falseNegativeRate())
                .as("b, a third of the first of three rows")
                .isEqualTo((1 / 3.0) / 3);
        assertThat(expected.starvedRows()).isZero();
    }

    @Test
    void rowsWithNothingLeftAreCountedApart() {
        ExpectedNegatives expected =
                ExpectedNegatives.of(interactions, WeightedItems.of(new double[] {1, 0, 0, 0}), KnownItems.TRAIN);
        assertThat(expected.starvedRows()).isEqualTo(1);
        assertThat(expected.items().share(0)).isEqualTo(1);
        assertThat(expected.falseNegativeRate()).isZero();
    }

    @Test
    void whatMayNotBeDrawnIsNoFalseNegative() {
        assertThat(ExpectedNegatives.of(interactions, new UniformItems(4), KnownItems.ALL_FOLDS)
                        .falseNegativeRate())
                .isZero();
    }
}
