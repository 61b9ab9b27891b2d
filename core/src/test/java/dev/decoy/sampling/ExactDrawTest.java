package dev.decoy.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.TestData;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/**
 * The exact draw in whole numbers, counted in full: every number below the sum of the open weights, for every small law and
 * whatever is known. {@link WeightedItemsTest} counts the alias table in the same way.
 */
class ExactDrawTest {
    private static final int ITEMS = 5;
    private static final int HEAVIEST = 3;

    /** User 2 has item 0 alone, which is the positive of its row, and user 1 all items. */
    private static final Interactions LOG =
            TestData.interactions(new long[][] {{1, 0, 1}, {1, 1, 2}, {1, 2, 3}, {1, 3, 4}, {1, 4, 5}, {2, 0, 6}});

    private final SamplingPolicy policy = SamplingPolicy.perPositive(2, KnownItems.NONE);
    private final Gate gate = new Gate(LOG, policy);
    private final Row row = row(LOG, policy, 1);

    private static Row row(Interactions interactions, SamplingPolicy policy, int user) {
        SampleBatch batch = new SampleBatch(interactions, policy);
        batch.loadUsers(user, user + 1, EnumSet.of(Fold.TRAIN));
        return batch.row(0);
    }

    @Test
    void everyNumberBelowTheSumFallsOnAnOpenItemAsOftenAsItsWeightSays() {
        int laws = 0;
        for (int[] weights = new int[ITEMS]; weights.length > 0; weights = next(weights)) {
            for (int excluded = 0; excluded < 1 << ITEMS; excluded++) {
                requireExact(weights, excluded);
                laws++;
            }
        }
        assertThat(laws).isEqualTo(1024 * 32);
    }

    /** The next law of weights 0 to 3; empty after the last. */
    private static int[] next(int[] weights) {
        int[] next = weights.clone();
        int item = 0;
        while (item < ITEMS && next[item] == HEAVIEST) {
            next[item++] = 0;
        }
        if (item == ITEMS) {
            return new int[0];
        }
        next[item]++;
        return next;
    }

    private void requireExact(int[] weights, int excluded) {
        int[] expected = weights.clone();
        for (int item = 0; item < ITEMS; item++) {
            if ((excluded >> item & 1) == 1) {
                gate.block(item);
                expected[item] = 0;
            }
        }
        int[] counts = new int[ITEMS];
        for (int number = 0; number < sum(expected); number++) {
            counts[gate.itemAt(number, row, whole(weights))]++;
        }
        for (int item = 0; item < ITEMS; item++) {
            gate.unblock(item);
            if (counts[item] != expected[item]) {
                assertThat(counts)
                        .as("draws of a law without items %s", Integer.toBinaryString(excluded))
                        .containsExactly(expected);
            }
        }
    }

    /** A law of nothing but what is excluded ends at once. */
    @Test
    void withoutOpenWeightNothingIsDrawn() {
        KeyedRandom random = new SeedSequence(1).newRandom();
        gate.block(2);
        assertThat(gate.enumerate(row, whole(new int[] {0, 0, 3, 0, 0}), random))
                .isEqualTo(Gate.NO_ITEM);
        gate.unblock(2);
        assertThat(gate.enumerate(row, whole(new int[] {0, 0, 3, 0, 0}), random))
                .isEqualTo(2);
    }

    /**
     * Plackett and Luce: of all pairs of a number and, the item that it falls on being taken, a second number, those that give
     * item i and then j are weight of i times weight of j; likewise triples.
     */
    @Test
    void successiveDrawsWithoutReplacementAreThoseOfPlackettAndLuce() {
        for (int[] weights = new int[ITEMS]; weights.length > 0; weights = next(weights)) {
            requireSuccessive(weights, 3, new int[ITEMS], 1);
        }
    }

    private void requireSuccessive(int[] weights, int draws, int[] taken, int paths) {
        int[] left = new int[ITEMS];
        for (int item = 0; item < ITEMS; item++) {
            left[item] = taken[item] == 1 ? 0 : weights[item];
        }
        int[] counts = new int[ITEMS];
        for (int number = 0; number < sum(left); number++) {
            counts[gate.itemAt(number, row, whole(weights))] += paths;
        }
        for (int item = 0; item < ITEMS; item++) {
            if (counts[item] != paths * left[item]) {
                assertThat(counts[item]).as("paths to item %s", item).isEqualTo(paths * left[item]);
            }
            if (draws > 1 && counts[item] > 0) {
                gate.block(item);
                taken[item] = 1;
                requireSuccessive(weights, draws - 1, taken, counts[item]);
                taken[item] = 0;
                gate.unblock(item);
            }
        }
    }

    /** Two of three items that weigh .5, .3 and .2: of 10 first and up to 8 second numbers, those of each ordered pair. */
    @Test
    void orderedPairsWithoutReplacementAreTheGoldenOnes() {
        int[] weights = {5, 3, 2, 0, 0};
        assertThat(new double[] {
                    pair(weights, 0, 1), pair(weights, 0, 2), pair(weights, 1, 0),
                    pair(weights, 1, 2), pair(weights, 2, 0), pair(weights, 2, 1)
                })
                .containsExactly(new double[] {.3, .2, .214286, .085714, .125, .075}, within(5e-7));
    }

    private double pair(int[] weights, int first, int second) {
        double probability = share(weights, 10, first);
        gate.block(first);
        probability *= share(weights, 10 - weights[first], second);
        gate.unblock(first);
        return probability;
    }

    /** The share of the numbers below a sum of weights that fall on an item. */
    private double share(int[] weights, int sum, int item) {
        int count = 0;
        for (int number = 0; number < sum; number++) {
            count += gate.itemAt(number, row, whole(weights)) == item ? 1 : 0;
        }
        return (double) count / sum;
    }

    /** The example of eight items, of which a user knows three. */
    @Test
    void knownItemsAreStepsOfNoLength() {
        Interactions eight = TestData.interactions(new long[][] {
            {1, 1, 1},
            {1, 3, 2},
            {1, 6, 3},
            {2, 0, 4},
            {2, 1, 5},
            {2, 2, 6},
            {2, 3, 7},
            {2, 4, 8},
            {2, 5, 9},
            {2, 6, 10},
            {2, 7, 11}
        });
        SamplingPolicy train = SamplingPolicy.perPositive(2, KnownItems.TRAIN);
        Gate ofUser = new Gate(eight, train);
        ofUser.enterUser(0);
        ofUser.enterRow(0);
        int[] counts = new int[8];
        for (int number = 0; number < 19; number++) {
            counts[ofUser.itemAt(number, row(eight, train, 0), whole(new int[] {5, 3, 0, 7, 1, 9, 2, 4}))]++;
        }
        assertThat(counts).containsExactly(5, 0, 0, 0, 1, 9, 0, 4);
    }

    private static int sum(int[] weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        return sum;
    }

    private static ItemProposal whole(int[] weights) {
        return new ItemProposal() {
            @Override
            public Draw bind(KeyedRandom random) {
                return row -> 0;
            }

            @Override
            public long weight(Row row, int item) {
                return weights[item];
            }
        };
    }
}
