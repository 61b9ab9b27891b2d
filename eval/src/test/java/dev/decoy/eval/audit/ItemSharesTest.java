package dev.decoy.eval.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.data.InteractionStats;
import org.junit.jupiter.api.Test;

class ItemSharesTest {
    private static ItemShares shares(double... masses) {
        return ItemShares.of(masses);
    }

    @Test
    void sharesAddUpToOne() {
        assertThat(shares(1, 3).share(1)).isEqualTo(0.75);
        assertThat(ItemShares.of(new InteractionStats(1, new int[] {2, 0, 6})).share(2))
                .isEqualTo(0.75);
    }

    @Test
    void effectiveItemsAreTheItemsWhenAllAreAlike() {
        assertThat(shares(2, 2, 2, 2).effectiveItems()).isEqualTo(4);
        assertThat(shares(1, 0, 0, 0).effectiveItems()).isEqualTo(1);
        assertThat(shares(1, 1, 2).effectiveItems()).isCloseTo(1 / 0.375, within(1e-12));
    }

    @Test
    void giniIsZeroForEqualSharesAndGrowsWithInequality() {
        assertThat(shares(5, 5, 5).gini()).isCloseTo(0, within(1e-12));
        assertThat(shares(0, 0, 0, 7).gini()).isEqualTo(0.75);
        // Lorenz curve of 1/4, 3/4: half of the items have a quarter.
        assertThat(shares(3, 1).gini()).isEqualTo(0.25);
    }

    @Test
    void divergenceIsInBitsAndSymmetric() {
        assertThat(shares(1, 2).divergence(shares(2, 4))).isZero();
        assertThat(shares(1, 0).divergence(shares(0, 1))).isEqualTo(1);
        double half = shares(1, 1).divergence(shares(1, 0));
        // (log2(4/3) + 1/2 log2(2/3) + 1/2 log2(2)) / 2
        assertThat(half).isCloseTo(0.311278, within(1e-6));
        assertThat(shares(1, 0).divergence(shares(1, 1))).isCloseTo(half, within(1e-15));
    }

    @Test
    void meanCountWeighsCountsByShares() {
        assertThat(shares(1, 3).meanCount(new InteractionStats(1, new int[] {10, 20})))
                .isEqualTo(17.5);
    }

    @Test
    void badMassesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shares(1, Double.NaN))
                .withMessage("the mass of item code 1 must be at least 0, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shares(0, 0))
                .withMessage("the sum of the masses must be finite and above 0, was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shares(1).divergence(shares(1, 1)))
                .withMessage("other must have 1 items, had 2");
    }
}
