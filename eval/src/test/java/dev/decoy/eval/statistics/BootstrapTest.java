package dev.decoy.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.eval.statistics.Bootstrap.Interval;
import dev.decoy.random.SeedSequence;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final SeedSequence SEED = new SeedSequence(7);

    /** Mean 0.4652673, standard error 0.0135633. */
    private static double[] values() {
        double[] values = new double[500];
        for (int k = 0; k < values.length; k++) {
            values[k] = (7 * k * k + 3 * k) % 101 / 101.0;
        }
        return values;
    }

    @Test
    void boundsAreThoseOfManyResamples() {
        // scipy.stats.bootstrap, percentile, 200,000 resamples. 5 sd of a quantile of 20,000 resamples: about 0.0013.
        Interval interval = new Bootstrap(20_000, 0.95, SEED).interval(values());
        assertThat(interval.low()).isCloseTo(0.43875, within(0.0013));
        assertThat(interval.high()).isCloseTo(0.49180, within(0.0013));
    }

    @Test
    void aWiderLevelIsAWiderInterval() {
        Interval wide = new Bootstrap(1000, 0.99, SEED).interval(values());
        Interval narrow = new Bootstrap(1000, 0.8, SEED).interval(values());
        assertThat(wide.low()).isLessThan(narrow.low());
        assertThat(wide.high()).isGreaterThan(narrow.high());
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        Bootstrap bootstrap = new Bootstrap(Bootstrap.RESAMPLES, 0.95, SEED);
        assertThat(bootstrap.interval(values())).isEqualTo(bootstrap.interval(values()));
        assertThat(new Bootstrap(1000, 0.95, new SeedSequence(8)).interval(values()))
                .isNotEqualTo(bootstrap.interval(values()));
    }

    @Test
    void undefinedUsersChangeNothing() {
        double[] with = new double[1000];
        for (int i = 0; i < with.length; i++) {
            with[i] = i % 2 == 0 ? values()[i / 2] : Double.NaN;
        }
        Bootstrap bootstrap = new Bootstrap(100, 0.95, SEED);
        assertThat(bootstrap.interval(with)).isEqualTo(bootstrap.interval(values()));
        assertThat(bootstrap.interval(new double[] {Double.NaN})).isEqualTo(new Interval(Double.NaN, Double.NaN));
    }

    @Test
    void aConstantHasAnIntervalOfNoWidth() {
        assertThat(new Bootstrap(10, 0.95, SEED).interval(new double[] {2, 2, 2}))
                .isEqualTo(new Interval(2, 2));
    }

    @Test
    void quantilesLieBetweenNeighbours() {
        double[] sorted = {0, 10, 20, 40};
        assertThat(Bootstrap.quantile(sorted, 0)).isEqualTo(0);
        assertThat(Bootstrap.quantile(sorted, 0.5)).isEqualTo(15);
        assertThat(Bootstrap.quantile(sorted, 0.9)).isCloseTo(34, within(1e-12));
        assertThat(Bootstrap.quantile(sorted, 1)).isEqualTo(40);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new Bootstrap(1, 0.95, SEED)).hasMessage("resamples must be at least 2, was 1");
        assertThatThrownBy(() -> new Bootstrap(10, 95, SEED)).hasMessage("level must be between 0 and 1, was 95.0");
    }
}
