package dev.decoy.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.random.SeedSequence;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Values beside scipy 1.17: ttest_rel, wilcoxon, permutation_test. */
class PairedTestsTest {
    private static final double NAN = Double.NaN;
    private static final SeedSequence SEED = new SeedSequence(7);

    private static final PairedDifferences DISTINCT = PairedDifferences.of(
            new double[] {.9, .4, .75, .1, .62, .33, .8, .55, .47, .28, .91, .66},
            new double[] {.7, .45, .5, .12, .4, .36, .45, .51, .2, .29, .6, .1});
    private static final PairedDifferences TIED = PairedDifferences.of(
            new double[] {5, 3, 4, 2, 5, 1, 3, 4, 2, 5, 4, 3, 5, 2, 1, 4},
            new double[] {3, 3, 2, 2, 4, 2, 3, 1, 2, 3, 5, 1, 4, 1, 1, 3});

    private static PairedDifferences many() {
        double[] left = new double[60];
        double[] right = new double[60];
        for (int i = 0; i < 60; i++) {
            left[i] = i * 37 % 61 / 61.0;
            right[i] = (i * 23 + 5) % 67 / 67.0;
        }
        return PairedDifferences.of(left, right);
    }

    private static PairedDifferences turned(PairedDifferences differences) {
        return PairedDifferences.of(new double[differences.n()], differences.values());
    }

    @Test
    void aUserWithoutBothValuesIsLeftOutAndCounted() {
        PairedDifferences differences =
                PairedDifferences.of(new double[] {1, NAN, 3, NAN}, new double[] {0, 1, NAN, NAN});
        assertThat(differences.n()).isEqualTo(1);
        assertThat(differences.undefined()).isEqualTo(3);
        assertThat(differences.mean().value()).isEqualTo(1);
    }

    @Test
    void valuesMustBeOfTheSameUsers() {
        assertThatThrownBy(() -> PairedDifferences.of(new double[2], new double[3]))
                .hasMessage("left and right must be of the same users, were of 2 and 3");
    }

    @Test
    void tIsTheKnownOne() {
        PairedTTest test = PairedTTest.of(DISTINCT);
        assertThat(test.t()).isCloseTo(3.1738616487100244, within(1e-12));
        assertThat(test.p()).isCloseTo(0.0088574761286552, within(1e-12));
        assertThat(test.degrees()).isEqualTo(11);
        assertThat(PairedTTest.of(TIED).p()).isCloseTo(0.013892872443812133, within(1e-12));
        assertThat(PairedTTest.of(many()).p()).isCloseTo(0.88044784359609, within(1e-12));
    }

    @Test
    void tOfEqualDifferencesIsNoneOrWithoutBound() {
        double[] zeros = new double[3];
        assertThat(PairedTTest.of(PairedDifferences.of(zeros, zeros))).isEqualTo(new PairedTTest(0, 2, 1));
        assertThat(PairedTTest.of(PairedDifferences.of(new double[] {-1, -1, -1}, zeros)))
                .isEqualTo(new PairedTTest(Double.NEGATIVE_INFINITY, 2, 0));
        assertThat(PairedTTest.of(PairedDifferences.of(new double[1], new double[1]))
                        .p())
                .isNaN();
    }

    @Test
    void signedRanksOfFewDistinctDifferencesAreCountedOut() {
        WilcoxonTest test = WilcoxonTest.of(DISTINCT);
        assertThat(test.positiveRanks()).isEqualTo(78 - 11);
        assertThat(test.p()).isCloseTo(0.02685546875, within(1e-15));
        assertThat(test.exact()).isTrue();
    }

    @Test
    void signedRanksWithTiesAndZerosAreTakenForNormal() {
        WilcoxonTest test = WilcoxonTest.of(TIED);
        assertThat(test.n()).isEqualTo(11);
        assertThat(test.zeros()).isEqualTo(5);
        assertThat(test.positiveRanks()).isEqualTo(66 - 7);
        assertThat(test.p()).isCloseTo(0.018036975635797568, within(1e-12));
        assertThat(test.exact()).isFalse();
        assertThat(WilcoxonTest.of(many()).p()).isCloseTo(0.9530374737406601, within(1e-12));
    }

    @Test
    void distancesThatDifferByRoundingAreEqual() {
        double[] left = {0.6, 0.2, 0, 0.5};
        double[] right = {0.4, 0, 0.2, 0};
        assertThat(left[0] - right[0]).isNotEqualTo(0.2);
        WilcoxonTest test = WilcoxonTest.of(PairedDifferences.of(left, right));
        assertThat(test.positiveRanks()).isEqualTo(2 + 2 + 4);
        assertThat(test.exact()).isFalse();
    }

    @Test
    void withoutAnyDifferenceNothingIsFound() {
        PairedDifferences same = PairedDifferences.of(new double[] {1, 2}, new double[] {1, 2});
        assertThat(WilcoxonTest.of(same)).isEqualTo(new WilcoxonTest(0, 1, 0, 2, true));
        assertThat(RandomisationTest.of(same, 100, SEED)).isEqualTo(new RandomisationTest(1, 1, true));
    }

    @Test
    void allSignsOfFewDifferencesAreTried() {
        RandomisationTest test = RandomisationTest.of(DISTINCT, RandomisationTest.ASSIGNMENTS, SEED);
        assertThat(test).isEqualTo(new RandomisationTest(54.0 / 4096, 4096, true));
        assertThat(test.p()).isEqualTo(0.01318359375);
    }

    @Test
    void zerosNeedNoSigns() {
        RandomisationTest test = RandomisationTest.of(TIED, RandomisationTest.ASSIGNMENTS, SEED);
        assertThat(test.assignments()).isEqualTo(1 << 11);
    }

    @Test
    void drawnSignsComeCloseToAllOfThem() {
        // Of 4,000 assignments: 6 sd of a share of 0.0132 are 0.0108; of 20,000 for the longer data, likewise bounded.
        RandomisationTest drawn = RandomisationTest.of(DISTINCT, 4000, SEED);
        assertThat(drawn.exact()).isFalse();
        assertThat(drawn.p()).isCloseTo(0.01318359375, within(0.0108));
        // Beyond one word of signs: the t test is near.
        assertThat(RandomisationTest.of(repeated(TIED, 9), 20_000, SEED).p()).isLessThan(1e-4);
        PairedDifferences long60 = repeated(many(), 3);
        double p = RandomisationTest.of(long60, 20_000, SEED).p();
        assertThat(p).isCloseTo(PairedTTest.of(long60).p(), within(0.02));
    }

    private static PairedDifferences repeated(PairedDifferences differences, int times) {
        int n = differences.n();
        double[] values = Arrays.copyOf(differences.values(), n * times);
        for (int i = n; i < values.length; i++) {
            values[i] = values[i - n];
        }
        return PairedDifferences.of(values, new double[values.length]);
    }

    @Test
    void aDrawnPIsNeverZeroAndTheSameForTheSameSeed() {
        PairedDifferences apart = repeated(DISTINCT, 50);
        RandomisationTest test = RandomisationTest.of(apart, 999, SEED);
        assertThat(test.p()).isEqualTo(0.001);
        assertThat(RandomisationTest.of(many(), 999, SEED)).isEqualTo(RandomisationTest.of(many(), 999, SEED));
    }

    @Test
    void noTestPrefersASide() {
        for (PairedDifferences differences : new PairedDifferences[] {DISTINCT, TIED, many()}) {
            PairedDifferences turned = turned(differences);
            assertThat(PairedTTest.of(turned).p())
                    .isEqualTo(PairedTTest.of(differences).p());
            assertThat(WilcoxonTest.of(turned).p())
                    .isEqualTo(WilcoxonTest.of(differences).p());
            assertThat(RandomisationTest.of(turned, 10_000, SEED).p())
                    .isEqualTo(RandomisationTest.of(differences, 10_000, SEED).p());
        }
    }

    @Test
    void manyComparisonsRaiseP() {
        double[] p = {.01, .04, .03, .005, .2, .03};
        double[] holm = {.05, .12, .12, .03, .2, .12};
        double[] benjaminiHochberg = {.03, .048, .045, .03, .2, .045};
        assertThat(AdjustedP.holm(p)).containsExactly(holm, within(1e-15));
        assertThat(AdjustedP.benjaminiHochberg(p)).containsExactly(benjaminiHochberg, within(1e-15));
    }

    @Test
    void aTestThatCouldNotBeMadeDoesNotCount() {
        assertThat(AdjustedP.holm(new double[] {.01, NAN, .02})).containsExactly(.02, NAN, .02);
        assertThat(AdjustedP.benjaminiHochberg(new double[] {.9, NAN, .8})).containsExactly(.9, NAN, .9);
        assertThat(AdjustedP.holm(new double[] {.9, .8})).containsExactly(1, 1);
    }
}
