package dev.decoy.eval.sampled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimatorsTest {
    private static final int MANY = Integer.MAX_VALUE;

    /** 20,000 users of n = 200, m = 20 by sampled rank; full ranks are drawn in proportion to rank^-0.8. */
    private static final double[] COUNTS = {
        6180, 2490, 1609, 1259, 971, 823, 738, 645, 643, 555, 505, 459, 428, 418, 364, 350, 331, 323, 275, 317, 317
    };

    private static SampledRankLaw law(int m) {
        return new SampledRankLaw(Drawing.WITH_REPLACEMENT, m);
    }

    private static double mean(double[] estimates) {
        double sum = 0;
        for (int x = 0; x < COUNTS.length; x++) {
            sum += COUNTS[x] * estimates[x];
        }
        return sum / 20_000;
    }

    private static double[] golden(RankMetric metric, double gamma) {
        return BiasVarianceEstimator.of(law(99), 1000, gamma).estimates(metric);
    }

    @Test
    void biasAndVarianceEstimatesAreTheKnownOnes() {
        assertThat(Arrays.copyOf(golden(RankMetric.hitRate(10), .1), 6))
                .containsExactly(new double[] {1.10039, .15788, -.22874, -.14639, -.02037, .03362}, within(5e-6));
        assertThat(Arrays.copyOf(golden(RankMetric.hitRate(10), .01), 6))
                .containsExactly(new double[] {1.22001, .36463, -.88347, -.14696, .30471, .22436}, within(5e-6));
        assertThat(Arrays.copyOf(golden(RankMetric.ndcg(10), .1), 6))
                .containsExactly(new double[] {.61605, -.09530, -.10432, -.03306, .01016, .01934}, within(5e-6));
        assertThat(Arrays.copyOf(golden(RankMetric.reciprocalRank(MANY), .1), 6))
                .containsExactly(new double[] {.46370, -.09959, -.00425, .03390, .03529, .02589}, within(5e-6));
    }

    @Test
    void expectationsOfEstimatesAtOneRankAreTheKnownOnes() {
        RankMetric hits = RankMetric.hitRate(10);
        SampledRankLaw law = law(99);
        assertThat(law.expected(1000, 9, 0, hits.table(100))).isCloseTo(1, within(5e-4));
        assertThat(law.expected(1000, 49, 0, hits.table(100))).isCloseTo(.976, within(5e-4));
        double[] byRank = RankEstimator.estimates(hits, 1000, 99);
        assertThat(law.expected(1000, 9, 0, byRank)).isCloseTo(.408, within(5e-4));
        assertThat(law.expected(1000, 49, 0, byRank)).isCloseTo(.007, within(5e-4));
        assertThat(law.expected(1000, 9, 0, golden(hits, .1))).isCloseTo(.463, within(5e-4));
        assertThat(law.expected(1000, 49, 0, golden(hits, .1))).isCloseTo(-.019, within(5e-4));
        assertThat(law.expected(1000, 9, 0, golden(hits, .01))).isCloseTo(.484, within(5e-4));
        assertThat(law.expected(1000, 49, 0, golden(hits, .01))).isCloseTo(.004, within(5e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "5, .6254, .3090, .2534, .2150, .2660, .1755, .1613",
        "10, .7956, .3090, .3674, .3428, .3574, .2051, .1982",
        "20, .9842, .4335, .4645, .4734, .4583, .2304, .2228",
        "50, 1.0, .6254, .6502, .6421, .6466, .2681, .2595"
    })
    void theCheckRunIsReproduced(
            int k, double naive, double byRank, double bv01, double bv1, double em, double emNdcg, double bvNdcg) {
        RankMetric hits = RankMetric.hitRate(k);
        RankMetric ndcg = RankMetric.ndcg(k);
        assertThat(mean(hits.table(21))).isCloseTo(naive, within(5e-5));
        assertThat(mean(RankEstimator.estimates(hits, 200, 20))).isCloseTo(byRank, within(5e-5));
        BiasVarianceEstimator near = BiasVarianceEstimator.of(law(20), 200, .01);
        assertThat(mean(near.estimates(hits))).isCloseTo(bv01, within(5e-5));
        assertThat(mean(near.estimates(ndcg))).isCloseTo(bvNdcg, within(5e-5));
        assertThat(mean(BiasVarianceEstimator.of(law(20), 200, .1).estimates(hits)))
                .isCloseTo(bv1, within(5e-5));
        RankDistribution ranks = RankDistribution.of(law(20), 200, COUNTS, 500, 0);
        assertThat(ranks.mean(hits)).isCloseTo(em, within(5e-5));
        assertThat(ranks.mean(ndcg)).isCloseTo(emNdcg, within(5e-5));
    }

    @Test
    void whatEveryRankHasEveryEstimatorGives() {
        RankMetric one = rank -> 1;
        assertThat(RankEstimator.estimates(one, 200, 20)).containsOnly(1);
        assertThat(RankDistribution.of(law(20), 200, COUNTS, 50, 0).mean(one)).isCloseTo(1, within(1e-12));
        for (double estimate : BiasVarianceEstimator.of(law(20), 200, 0.1).estimates(one)) {
            assertThat(estimate).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void theEstimatedRankIsUnbiased() {
        double[] ranks = RankEstimator.estimates(rank -> rank, 200, 20);
        assertThat(law(20).expected(200, 36, 0, ranks)).isCloseTo(37, within(1e-11));
        assertThat(RankEstimator.rank(200, 20, 21)).isEqualTo(200);
    }

    @Test
    void biasAndVarianceEstimatesSolveTheirSystem() {
        // m = 1: two unknowns, by hand. A = (1, 0), (1/2, 1/2), (0, 1) for n = 3, prior 1/2, 1/4, 1/4; gamma 1/2; M =
        // 1, 0, 0.
        BiasVarianceEstimator estimator = BiasVarianceEstimator.of(law(1), new double[] {0.5, 0.25, 0.25}, 0.5);
        // A'PA = (9/16, 1/16), (1/16, 5/16); A'p = 5/8, 3/8: the system is (19/32, 1/32), (1/32, 11/32); A'PM = 1/2, 0.
        double determinant = (19 * 11 - 1) / 1024.0;
        assertThat(estimator.estimates(RankMetric.hitRate(1)))
                .containsExactly(new double[] {0.5 * 11 / 32 / determinant, -0.5 / 32 / determinant}, within(1e-15));
    }

    @Test
    void likelyRanksAreFoundFromManyDraws() {
        // All users at full rank 31 of 100: the expected counts of sampled ranks.
        double[] counts = new double[201];
        law(200).probabilities(100, 30, 0, counts);
        RankDistribution ranks = RankDistribution.of(law(200), 100, counts, 2000, 0);
        double[] probabilities = ranks.probabilities();
        assertThat(probabilities[30])
                .isEqualTo(Arrays.stream(probabilities).max().orElseThrow());
        assertThat(ranks.mean(rank -> rank)).isCloseTo(31, within(0.01));
    }

    @Test
    void maximisationStopsWhereNothingIsGained() {
        RankDistribution ranks = RankDistribution.of(law(20), 200, COUNTS, 500, 1e-5);
        assertThat(ranks.iterations()).isBetween(5, 50);
        assertThat(RankDistribution.of(law(20), 200, COUNTS, 3, 0).iterations()).isEqualTo(3);
    }

    @Test
    void estimatesNeedUsersAndAGamma() {
        assertThatThrownBy(() -> RankDistribution.of(law(2), 10, new double[3], 5, 0))
                .hasMessage("counts must be of m + 1 sampled ranks and above 0 together, were of 3 and 0.0");
        assertThatThrownBy(() -> BiasVarianceEstimator.of(law(2), 10, 0))
                .hasMessage("gamma must be above 0 and at most 1, was 0.0");
        assertThatThrownBy(() -> BiasVarianceEstimator.of(law(2), new double[] {1, 0}, 0.1))
                .hasMessage("prior must be above 0 at each rank, was 0.0 at rank 2");
    }

    @Test
    void theWeightedRankIsUnbiasedOverAllDraws() {
        // Items a, b, c with scores 3, 2, 1, drawn by 1/2, 1/3, 1/6; the positive scores 1.5: rank 3. All nine pairs of
        // draws.
        double[] scores = {3, 2, 1};
        double[] q = {1 / 2.0, 1 / 3.0, 1 / 6.0};
        double mean = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                mean += q[i]
                        * q[j]
                        * WeightedRank.of(1.5, new double[] {scores[i], scores[j]}, new double[] {q[i], q[j]});
            }
        }
        assertThat(mean).isCloseTo(3, within(1e-12));
    }

    @Test
    void aDrawnTieCountsHalfAndNanRanksLast() {
        double[] half = {0.5, 0.5};
        assertThat(WeightedRank.of(1, new double[] {1, 0}, half)).isEqualTo(1.5);
        assertThat(WeightedRank.of(1, new double[] {Double.NaN, 2}, half)).isEqualTo(2);
        assertThat(WeightedRank.of(Double.NaN, new double[] {Double.NaN, 2}, half))
                .isEqualTo(2.5);
        assertThat(WeightedRank.of(1, new double[0], new double[0])).isEqualTo(1);
        assertThatThrownBy(() -> WeightedRank.of(1, new double[] {2}, new double[] {0}))
                .hasMessage("probabilities must be above 0, was 0.0 at 0");
    }
}
