package dev.decoy.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.TestData;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixtureTest {
    private static final Interactions LOG = TestData.random(60, 30, 6);

    private static Mixture.Part part(String name, double weight, int... items) {
        double[] weights = new double[LOG.itemCount()];
        for (int item : items) {
            weights[item] = 1;
        }
        return new Mixture.Part(name, new RejectionSampler(WeightedItems.of(weights)), weight);
    }

    private static Mixture.Part uniform(double weight) {
        return new Mixture.Part("uniform", new RejectionSampler(new UniformItems(LOG.itemCount())), weight);
    }

    private static SampleBatch drawn(
            NegativeSampler sampler, int count, Distinct distinct, KnownItems known, int seed) {
        SampleBatch batch =
                new SampleBatch(LOG, new SamplingPolicy(new NegativeCount.PerPositive(count), distinct, known));
        batch.loadUsers(0, LOG.userCount(), EnumSet.of(Fold.TRAIN));
        NegativeSampler.Worker worker = sampler.newWorker(new SeedSequence(seed));
        worker.sample(batch);
        batch.describe(worker);
        return batch;
    }

    @Test
    void byCountEachPartGivesItsNumberInOrder() {
        Mixture mixture = Mixture.byCount(List.of(part("low", 2, 0, 1, 2, 3, 4), part("high", 1, 25, 26), uniform(1)));
        assertThat(mixture.perPositive()).isEqualTo(4);
        assertThat(mixture.sources()).containsExactly("low", "high", "uniform");
        SampleBatch batch = drawn(mixture, 4, Distinct.NONE, KnownItems.NONE, 1);
        for (int row = 0; row < batch.rows(); row++) {
            assertThat(batch.count(row)).isEqualTo(4);
            assertThat(batch.negative(row, 0)).isLessThan(5);
            assertThat(batch.negative(row, 1)).isLessThan(5);
            assertThat(batch.negative(row, 2)).isBetween(25, 26);
            assertThat(List.of(batch.source(row, 0), batch.source(row, 1), batch.source(row, 2), batch.source(row, 3)))
                    .containsExactly(0, 0, 1, 2);
        }
    }

    @Test
    void theLastPartFillsWhatOthersAreShortOf() {
        // One item for two places: where it is the positive, or taken, the last part gives the rest.
        Mixture mixture = Mixture.byCount(List.of(part("one", 2, 7), uniform(1)));
        SampleBatch batch = drawn(mixture, 3, Distinct.PER_POSITIVE, KnownItems.NONE, 2);
        for (int row = 0; row < batch.rows(); row++) {
            assertThat(batch.count(row)).isEqualTo(3);
            boolean isPositive = batch.row(row).positive() == 7;
            assertThat(batch.source(row, 0)).isEqualTo(isPositive ? 1 : 0);
            assertThat(batch.source(row, 1)).isEqualTo(1);
        }
    }

    @Test
    void bySharePartsComeInProportionAndSourcesTell() {
        Mixture mixture = Mixture.byShare(List.of(part("low", 3, 0, 1, 2, 3, 4), part("high", 1, 20, 21, 22, 23, 24)));
        int low = 0;
        int all = 0;
        for (int seed = 0; seed < 20; seed++) {
            SampleBatch batch = drawn(mixture, 5, Distinct.NONE, KnownItems.NONE, seed);
            for (int row = 0; row < batch.rows(); row++) {
                for (int k = 0; k < batch.count(row); k++) {
                    assertThat(batch.source(row, k)).isEqualTo(batch.negative(row, k) < 5 ? 0 : 1);
                    low += batch.negative(row, k) < 5 ? 1 : 0;
                    all++;
                }
            }
        }
        // Binomial(36000, 3/4): standard deviation 82; 5 of them either way.
        assertThat(all).isEqualTo(20 * 360 * 5);
        assertThat(low).isBetween(27_000 - 411, 27_000 + 411);
    }

    @Test
    void theLawOfAMixtureIsTheSumOfItsParts() {
        Mixture mixture = Mixture.byShare(List.of(part("low", 3, 0, 1, 2, 3, 4), uniform(1)));
        NegativeSampler.Worker worker = mixture.newWorker(new SeedSequence(1));
        SampleBatch batch = drawn(mixture, 1, Distinct.NONE, KnownItems.TRAIN, 1);
        for (int row = 0; row < batch.rows(); row++) {
            double sum = 0;
            int open = 0;
            int openLow = 0;
            for (int item = 0; item < LOG.itemCount(); item++) {
                sum += worker.probability(batch, row, item);
                open += batch.eligible(row, item) ? 1 : 0;
                openLow += batch.eligible(row, item) && item < 5 ? 1 : 0;
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
            int item = batch.negative(row, 0);
            double share = openLow == 0 ? 0 : 0.75;
            double expected = (item < 5 ? share / openLow : 0) + (1 - share) / open;
            assertThat(batch.logQ(row, 0)).isCloseTo(Math.log(expected), within(1e-8));
            assertThat(batch.logP(row, 0))
                    .isCloseTo(Math.log((item < 5 ? 0.75 / 5 : 0) + 0.25 / LOG.itemCount()), within(1e-8));
        }
    }

    @Test
    void drawsFollowTheLawThatIsTold() {
        Mixture mixture = Mixture.byShare(List.of(part("low", 3, 0, 1, 2, 3, 4), uniform(1)));
        NegativeSampler.Worker worker = mixture.newWorker(new SeedSequence(0));
        SampleBatch told = drawn(mixture, 1, Distinct.NONE, KnownItems.TRAIN, 0);
        double expected = 0;
        double variance = 0;
        long low = 0;
        int draws = 40;
        for (int row = 0; row < told.rows(); row++) {
            double q = 0;
            for (int item = 0; item < 5; item++) {
                q += worker.probability(told, row, item);
            }
            expected += draws * q;
            variance += draws * q * (1 - q);
        }
        SampleBatch batch = drawn(mixture, draws, Distinct.NONE, KnownItems.TRAIN, 0);
        for (int row = 0; row < batch.rows(); row++) {
            for (int k = 0; k < draws; k++) {
                low += batch.negative(row, k) < 5 ? 1 : 0;
            }
        }
        // Normal approximation; 5 standard deviations.
        assertThat((double) low).isCloseTo(expected, within(5 * Math.sqrt(variance)));
    }

    @Test
    void aPartThatHasNothingLeavesItsShareToTheOthers() {
        Mixture mixture = Mixture.byShare(List.of(part("one", 1, 7), part("two", 1, 8, 9)));
        SampleBatch batch = drawn(mixture, 4, Distinct.PER_POSITIVE, KnownItems.TRAIN, 3);
        for (int row = 0; row < batch.rows(); row++) {
            int open = 0;
            for (int item = 7; item <= 9; item++) {
                boolean taken = false;
                for (int k = 0; k < batch.count(row); k++) {
                    taken |= batch.negative(row, k) == item;
                }
                open += taken || batch.eligible(row, item) ? 1 : 0;
            }
            assertThat(batch.count(row)).isEqualTo(open);
        }
    }

    @Test
    void moreNegativesBeginWithTheFewer() {
        Mixture mixture = Mixture.byShare(List.of(part("low", 3, 0, 1, 2, 3, 4), uniform(1)));
        SampleBatch three = drawn(mixture, 3, Distinct.PER_POSITIVE, KnownItems.TRAIN, 4);
        SampleBatch six = drawn(mixture, 6, Distinct.PER_POSITIVE, KnownItems.TRAIN, 4);
        for (int row = 0; row < three.rows(); row++) {
            for (int k = 0; k < three.count(row); k++) {
                assertThat(six.negative(row, k)).isEqualTo(three.negative(row, k));
            }
        }
    }

    @Test
    void mixturesOfMixturesKeepTheirCountsAndNames() {
        Mixture inner = Mixture.byShare(List.of(part("low", 1, 0, 1, 2, 3, 4), part("high", 1, 25, 26, 27)));
        Mixture outer = Mixture.byCount(
                List.of(new Mixture.Part("mixed", inner, 3), part("middle", 2, 10, 11, 12, 13), uniform(1)));
        assertThat(outer.sources()).containsExactly("mixed/low", "mixed/high", "middle", "uniform");
        SampleBatch batch = drawn(outer, 6, Distinct.NONE, KnownItems.NONE, 5);
        int low = 0;
        for (int row = 0; row < batch.rows(); row++) {
            for (int k = 0; k < 3; k++) {
                assertThat(batch.source(row, k)).isEqualTo(batch.negative(row, k) < 5 ? 0 : 1);
                low += batch.source(row, k) == 0 ? 1 : 0;
            }
            assertThat(batch.source(row, 3)).isEqualTo(2);
            assertThat(batch.source(row, 4)).isEqualTo(2);
            assertThat(batch.source(row, 5)).isEqualTo(3);
        }
        // Binomial(1080, 1/2): standard deviation 16.4; 5 of them either way.
        assertThat(low).isBetween(540 - 82, 540 + 82);
    }

    @Test
    void whatIsNoMixtureIsRefused() {
        assertThatThrownBy(() -> Mixture.byShare(List.of())).hasMessage("parts must be 1 to 64, were 0");
        Mixture.Part counted = new Mixture.Part("counted", Mixture.byCount(List.of(uniform(2))), 1);
        assertThatThrownBy(() -> Mixture.byShare(List.of(counted)))
                .hasMessage("parts by share must not be mixtures by number, as \"counted\" is; give its parts shares");
        assertThatThrownBy(() -> uniform(0)).hasMessage("weight must be finite and above 0, was 0.0");
        assertThatThrownBy(() -> Mixture.byCount(List.of(uniform(1.5))))
                .hasMessage("negatives must be whole numbers, was 1.5");
    }
}
