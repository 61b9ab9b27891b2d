package dev.decoy.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.TestData;
import dev.decoy.data.Fold;
import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.util.EnumSet;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class WeightedItemsTest {
    private final Row row = anyRow();

    private static Row anyRow() {
        SampleBatch batch = new SampleBatch(TestData.tutorial(), SamplingPolicy.perPositive(1, KnownItems.NONE));
        batch.loadUsers(0, 1, EnumSet.of(Fold.TRAIN));
        return batch.row(0);
    }

    private long[] weights(WeightedItems items, int count) {
        long[] weights = new long[count];
        for (int item = 0; item < count; item++) {
            weights[item] = items.weight(row, item);
        }
        return weights;
    }

    @Test
    void weightsAreWholeNumbersThatSumToTheColumns() {
        WeightedItems items = WeightedItems.of(new double[] {4, 2, 2, 2});
        long column = 1L << 32;
        long light = Math.round(0.8 * column);
        assertThat(weights(items, 4)).containsExactly(4 * column - 3 * light, light, light, light);
    }

    @Test
    void aTinyWeightNeverBecomesZeroAndZeroStaysZero() {
        WeightedItems items = WeightedItems.of(new double[] {1e-300, 0, 1});
        assertThat(weights(items, 3)).containsExactly(1, 0, 3 * (1L << 32) - 1);
    }

    @Test
    void drawsFollowTheWeights() {
        double[] weights = {5, 3, 0, 7, 1, 9, 2, 4};
        int[] counts = new int[8];
        KeyedRandom random = new SeedSequence(42).newRandom();
        ItemProposal.Draw draw = WeightedItems.of(weights).bind(random);
        int n = 400_000;
        for (int i = 0; i < n; i++) {
            random.at(i, 1);
            counts[draw.next(row)]++;
        }
        double sum = 0;
        for (int item = 0; item < 8; item++) {
            double expected = n * weights[item] / 31;
            sum += expected == 0 ? 0 : (counts[item] - expected) * (counts[item] - expected) / expected;
        }
        assertThat(counts[2]).isZero();
        // 6 degrees of freedom, the 1 - 10^-6 quantile.
        assertThat(sum).isLessThan(ChiSquaredDistribution.of(6).inverseSurvivalProbability(1e-6));
    }

    @Test
    void badWeightsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightedItems.of(new double[] {1, Double.NaN}))
                .withMessage("the weight of item code 1 must be finite and at least 0, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightedItems.of(new double[] {0, 0}))
                .withMessage("the sum of the weights must be finite and above 0, was 0.0");
    }
}
