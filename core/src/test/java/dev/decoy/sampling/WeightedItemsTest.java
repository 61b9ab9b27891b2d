package dev.decoy.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.TestData;
import dev.decoy.data.Fold;
import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumSet;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** All pairs of a column and a coin of 32 bits, counted by the item they draw: each has its weight, none is left over. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 3 0 7 1 9 2 4",
                "1",
                "0 1",
                "1e-300 0 1",
                "1 1 1",
                "1000000 1 1 1 1",
                "1 2 3 4 5 6 7 8 9 10 11"
            })
    void theCoinsOfEveryColumnAddUpToTheWeightsExactly(String text) {
        double[] given =
                Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
        WeightedItems items = WeightedItems.of(given);
        long[] counted = new long[given.length];
        for (int column = 0; column < given.length; column++) {
            long own = coinsBefore(items, given.length, column);
            counted[column] += own;
            if (own < 1L << 32) {
                int alias = items.item(bits(given.length, column, own));
                assertThat(items.item(bits(given.length, column, (1L << 32) - 1)))
                        .as("the last coin of column %s", column)
                        .isEqualTo(alias);
                counted[alias] += (1L << 32) - own;
            }
        }
        assertThat(counted).containsExactly(weights(items, given.length));
    }

    /** How many coins of a column draw the item of that number: it has the lower ones. */
    private static long coinsBefore(WeightedItems items, int count, int column) {
        long low = 0;
        long high = 1L << 32;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (items.item(bits(count, column, middle)) == column) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The lowest 64 bits whose product with the item count has this column above and this coin below. */
    private static long bits(int count, int column, long coin) {
        BigInteger product = BigInteger.valueOf(column)
                .shiftLeft(32)
                .add(BigInteger.valueOf(coin))
                .shiftLeft(32);
        BigInteger n = BigInteger.valueOf(count);
        return product.add(n).subtract(BigInteger.ONE).divide(n).longValue();
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
