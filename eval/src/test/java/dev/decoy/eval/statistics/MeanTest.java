package dev.decoy.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MeanTest {
    private static final double NAN = Double.NaN;

    @Test
    void anUndefinedUserIsLeftOutAndCounted() {
        Mean mean = Mean.of(new double[] {1, NAN, 2, 6});
        assertThat(mean.value()).isEqualTo(3);
        assertThat(mean.n()).isEqualTo(3);
        assertThat(mean.undefined()).isEqualTo(1);
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(7.0 / 3), within(1e-15));
    }

    @Test
    void withoutEnoughUsersThereIsNoMeanAndNoError() {
        assertThat(Mean.of(new double[] {NAN})).isEqualTo(new Mean(NAN, NAN, 0, 1));
        assertThat(Mean.of(new double[] {4})).isEqualTo(new Mean(4, NAN, 1, 0));
    }

    @Test
    void standardErrorsOfHitRatesAreTheKnownOnes() {
        assertThat(Mean.of(hits(6040, 0.7294)).standardError()).isCloseTo(0.0057, within(5e-5));
        assertThat(Mean.of(hits(943, 0.085)).standardError()).isCloseTo(0.0091, within(5e-5));
    }

    private static double[] hits(int users, double rate) {
        double[] hits = new double[users];
        Arrays.fill(hits, 0, (int) Math.round(users * rate), 1);
        return hits;
    }

    @Test
    void blocksAreSummedApartAndThenInOrder() {
        double[] values = new double[2 * 4096];
        Arrays.fill(values, 1e-16);
        values[0] = 1;
        double first = 1;
        double second = 0;
        for (int i = 0; i < 4096; i++) {
            first += i == 0 ? 0 : 1e-16;
            second += 1e-16;
        }
        assertThat(first).isEqualTo(1);
        assertThat(Mean.of(values).value()).isEqualTo((1 + second) / values.length);
        assertThat(1 + second).isGreaterThan(1);
    }

    @Test
    void noiseOfSeedsAndOfUsersIsToldApart() {
        NoiseSources noise = NoiseSources.of(new double[][] {{.1, .5, .9, .3}, {.2, .4, 1.0, .2}, {.15, .6, .7, .25}});
        assertThat(noise.mean()).isCloseTo(0.44166666666666665, within(1e-15));
        assertThat(noise.seedSd()).isCloseTo(0.014433756729740658, within(1e-15));
        assertThat(noise.userStandardError()).isCloseTo(0.1596437005055668, within(1e-15));
        assertThat(noise.seeds()).isEqualTo(3);
        assertThat(noise.users()).isEqualTo(4);
    }

    @Test
    void aUserWithoutAValueUnderOneSeedIsInNeitherNoise() {
        NoiseSources noise = NoiseSources.of(new double[][] {{1, NAN, 3}, {2, 100, 4}});
        assertThat(noise.mean()).isEqualTo(2.5);
        assertThat(noise.seedSd()).isCloseTo(Math.sqrt(0.5), within(1e-15));
        assertThat(noise.userStandardError()).isEqualTo(1);
        assertThat(noise.undefined()).isEqualTo(1);
    }

    @Test
    void seedsMustBeOfTheSameUsers() {
        assertThatThrownBy(() -> NoiseSources.of(new double[][] {{1, 2}, {1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seeds must be of the same users, were of 2 and 1");
        assertThatThrownBy(() -> NoiseSources.of(new double[0][])).isInstanceOf(IllegalArgumentException.class);
    }
}
