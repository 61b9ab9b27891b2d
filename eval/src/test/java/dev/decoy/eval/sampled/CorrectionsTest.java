package dev.decoy.eval.sampled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.eval.metric.HitRate;
import dev.decoy.eval.sampled.Corrections.Estimator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
    private static final HitRate HITS = new HitRate(10);

    /** Every list at sampled rank 2 of 99 + 1, in full lists of 1,000. */
    @Test
    void estimatesAreThoseOfEachEstimator() {
        double[] counts = new double[100];
        counts[1] = 8;
        Corrections corrections = new Corrections(
                1000,
                Drawing.WITH_REPLACEMENT,
                99,
                counts,
                List.of(Estimator.RANK, Estimator.BV_0_1, Estimator.BV_0_01, Estimator.EM));
        // The full rank is taken for 1 + 999 / 99, which is beyond 10.
        assertThat(corrections.estimate(Estimator.RANK, HITS)).isZero();
        // Published values at sampled rank 2.
        assertThat(corrections.estimate(Estimator.BV_0_1, HITS)).isCloseTo(.15788, within(5e-6));
        assertThat(corrections.estimate(Estimator.BV_0_01, HITS)).isCloseTo(.36463, within(5e-6));
        assertThat(corrections.estimate(Estimator.EM, HITS)).isBetween(0.0, 1.0);
    }

    @Test
    void estimatesAreMeansOverLists() {
        double[] counts = new double[100];
        counts[0] = 1;
        counts[1] = 3;
        Corrections corrections =
                new Corrections(1000, Drawing.WITH_REPLACEMENT, 99, counts, List.of(Estimator.BV_0_1));
        assertThat(corrections.estimate(Estimator.BV_0_1, HITS)).isCloseTo((1.10039 + 3 * .15788) / 4, within(5e-6));
    }

    @Test
    void aTieOfSampledRanksCountsForEachOfThem() {
        SampledRanks.Histogram all = new SampledRanks(3).newState();
        SampledRanks.Histogram some = new SampledRanks(3).newState();
        all.add(new OneRelevant(1, 4));
        some.add(new OneRelevant(4, 4));
        some.add(new OneRelevant(4, 4));
        some.add(new OneRelevant(2, 3));
        all.merge(some);
        assertThat(all.counts()).containsExactly(1, 0, 0, 2);
        assertThat(all.value()).isEqualTo(3);
    }

    /** Rank 3 of 5: of two others drawn, none, one or both are before it, 1/6, 4/6 and 1/6. */
    @Test
    void anExpectedMetricIsItsMeanOverAllDraws() {
        ExpectedSampled expected = new ExpectedSampled(new HitRate(1), Drawing.WITHOUT_REPLACEMENT, 2);
        assertThat(expected.measure(new OneRelevant(3, 5))).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(new ExpectedSampled(new HitRate(2), Drawing.WITHOUT_REPLACEMENT, 2).measure(new OneRelevant(3, 5)))
                .isCloseTo(5 / 6.0, within(1e-12));
        assertThat(expected.label()).isEqualTo("expected hit-rate@1");
    }
}
