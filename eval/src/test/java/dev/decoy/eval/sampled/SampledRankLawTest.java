package dev.decoy.eval.sampled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SampledRankLawTest {
    /** The example of Krichene and Rendle: ranks of five users among 10,000 items by three models. */
    private static final int[][] MODELS = {
        {100, 100, 100, 100, 100}, {40, 40, 8437, 9266, 4482}, {212, 2, 743, 5342, 1548}
    };

    private static double sampled(int[] ranks, RankMetric metric) {
        SampledRankLaw law = new SampledRankLaw(Drawing.WITH_REPLACEMENT, 99);
        double[] table = metric.table(100);
        return Arrays.stream(ranks)
                .mapToDouble(rank -> law.expected(10_000, rank - 1, 0, table))
                .average()
                .orElseThrow();
    }

    private static double exact(int[] ranks, RankMetric metric) {
        return Arrays.stream(ranks).mapToDouble(metric::at).average().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "0, .010, 0, 0, .990, .637, .729, 1.0",
        "1, .010, 0, 0, .555, .341, .349, .400",
        "2, .101, .126, .2, .843, .326, .368, .569"
    })
    void theKnownExampleIsReproduced(
            int model, double ap, double ndcg, double recall, double auc, double ap99, double ndcg99, double recall99) {
        int[] ranks = MODELS[model];
        RankMetric averagePrecision = RankMetric.reciprocalRank(Integer.MAX_VALUE);
        assertThat(exact(ranks, averagePrecision)).isCloseTo(ap, within(5e-4));
        assertThat(exact(ranks, RankMetric.ndcg(10))).isCloseTo(ndcg, within(5e-4));
        assertThat(exact(ranks, RankMetric.hitRate(10))).isCloseTo(recall, within(5e-4));
        assertThat(exact(ranks, RankMetric.auc(10_000))).isCloseTo(auc, within(5e-4));
        assertThat(sampled(ranks, averagePrecision)).isCloseTo(ap99, within(5e-4));
        assertThat(sampled(ranks, RankMetric.ndcg(10))).isCloseTo(ndcg99, within(5e-4));
        assertThat(sampled(ranks, RankMetric.hitRate(10))).isCloseTo(recall99, within(5e-4));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0000", "5, .9735", "10, .4645", "20, .0027"})
    void aSampledHitTellsTheTopTenthOfItems(int percent, double hits) {
        SampledRankLaw law = new SampledRankLaw(Drawing.WITH_REPLACEMENT, 99);
        assertThat(law.expected(10_001, 100 * percent, 0, RankMetric.hitRate(10).table(100)))
                .isCloseTo(hits, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({
        // By 40 digits: n, better, m, NDCG@10 with and without replacement.
        "10000, 99, 99, .7289894150657021, .72842228379534106",
        "1000000, 4999, 10000, 3.4027483407628838e-13, 2.867749048123588e-13",
        "1000000, 1499, 10000, .021193015441390213, .02088941332985374",
        "27000, 2, 1000, .97330142939735594, .9729868275902192"
    })
    void digitsHoldForManyItemsAndDraws(int n, int better, int m, double with, double without) {
        double[] ndcg = RankMetric.ndcg(10).table(m + 1);
        assertThat(new SampledRankLaw(Drawing.WITH_REPLACEMENT, m).expected(n, better, 0, ndcg))
                .isCloseTo(with, Percentage.withPercentage(1e-10));
        assertThat(new SampledRankLaw(Drawing.WITHOUT_REPLACEMENT, m).expected(n, better, 0, ndcg))
                .isCloseTo(without, Percentage.withPercentage(1e-10));
    }

    @ParameterizedTest
    @CsvSource({
        // By 40 digits, over all numbers of better and tied items among 6 draws: NDCG@3.
        "50, .71294303629964897, .71171427716639842",
        "100000, .99983393827418182, .99983393601373388"
    })
    void tiesAreAveragedOverPlaces(int n, double with, double without) {
        double[] ndcg = RankMetric.ndcg(3).table(7);
        assertThat(new SampledRankLaw(Drawing.WITH_REPLACEMENT, 6).expected(n, 4, 7, ndcg))
                .isCloseTo(with, within(1e-13));
        assertThat(new SampledRankLaw(Drawing.WITHOUT_REPLACEMENT, 6).expected(n, 4, 7, ndcg))
                .isCloseTo(without, within(1e-13));
    }

    @ParameterizedTest
    @EnumSource
    void aConstantModelIsAsGoodAsChance(Drawing drawing) {
        double[] hits = RankMetric.hitRate(10).table(100);
        assertThat(new SampledRankLaw(drawing, 99).expected(1000, 0, 999, hits)).isCloseTo(0.1, within(1e-14));
    }

    @ParameterizedTest
    @EnumSource
    void aucIsKept(Drawing drawing) {
        SampledRankLaw law = new SampledRankLaw(drawing, 20);
        double[] auc = RankMetric.auc(21).table(21);
        for (int rank = 1; rank <= 200; rank++) {
            assertThat(law.expected(200, rank - 1, 0, auc))
                    .isCloseTo(RankMetric.auc(200).at(rank), within(1e-13));
        }
        assertThat(law.expected(200, 30, 10, auc)).isCloseTo(RankMetric.auc(200).at(36), within(1e-13));
    }

    @ParameterizedTest
    @EnumSource
    void probabilitiesSumToOneWhereverTheTiesAre(Drawing drawing) {
        SampledRankLaw law = new SampledRankLaw(drawing, 30);
        double[] probabilities = new double[31];
        for (int better = 0; better < 400; better += 7) {
            for (int tied = 0; better + tied < 400; tied += 3) {
                law.probabilities(400, better, tied, probabilities);
                assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
                assertThat(Arrays.stream(probabilities).min().orElseThrow()).isNotNegative();
            }
        }
    }

    @Test
    void allOthersDrawnAreTheFullList() {
        SampledRankLaw law = new SampledRankLaw(Drawing.WITHOUT_REPLACEMENT, 12);
        double[] probabilities = new double[13];
        law.probabilities(8, 3, 0, probabilities);
        assertThat(probabilities).startsWith(0, 0, 0, 1, 0).contains(1);
        law.probabilities(8, 3, 1, probabilities);
        assertThat(probabilities[3]).isCloseTo(0.5, within(1e-15));
        assertThat(probabilities[4]).isCloseTo(0.5, within(1e-15));
    }

    @ParameterizedTest
    @EnumSource
    void thePositiveAloneIsFirst(Drawing drawing) {
        assertThat(new SampledRankLaw(drawing, 5)
                        .expected(1, 0, 0, RankMetric.hitRate(1).table(6)))
                .isEqualTo(1);
    }

    @Test
    void ranksMustBeOfTheItems() {
        SampledRankLaw law = new SampledRankLaw(Drawing.WITH_REPLACEMENT, 2);
        assertThatThrownBy(() -> law.probabilities(10, 6, 4, new double[3]))
                .hasMessage("better and tied must be at least 0 and less than n together, were 6 and 4 of n 10");
        assertThatThrownBy(() -> new SampledRankLaw(Drawing.WITH_REPLACEMENT, 0))
                .hasMessage("m must be at least 1, was 0");
    }
}
