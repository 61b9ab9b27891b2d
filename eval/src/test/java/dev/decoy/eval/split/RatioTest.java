package dev.decoy.eval.split;

import static dev.decoy.data.Fold.TEST;
import static dev.decoy.data.Fold.TRAIN;
import static dev.decoy.data.Fold.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.split.RatioFactory.By;
import dev.decoy.eval.split.RatioFactory.Config;
import dev.decoy.eval.split.RatioFactory.Scope;
import dev.decoy.spi.ConfigException;
import dev.decoy.split.Splitter;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.SplitterContract;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RatioTest {
    @Test
    void theLeastUnsignedPairKeysOfAUserAreForTestThenForValidation() {
        EventLog log = new EventLog();
        for (int item = 1; item <= 10; item++) {
            log.add("7", Integer.toString(item), 1);
        }
        // Rows of one time stand in the order of their keys.
        assertThat(Folds.of(log.interactions(), new RandomPerUser(new Shares(0.1, 0.2))))
                .containsExactly(TEST, TEST, VALIDATION, TRAIN, TRAIN, TRAIN, TRAIN, TRAIN, TRAIN, TRAIN);
    }

    @Test
    void theHashAndNotTheTimeDecides() {
        Interactions interactions = new EventLog()
                .add("1", "1", 1)
                .add("1", "2", 2)
                .add("1", "3", 3)
                .interactions();
        List<Fold> folds = Folds.of(interactions, new RandomPerUser(new Shares(0, 0.4)));
        int test = folds.indexOf(TEST);
        assertThat(folds).containsOnlyOnce(TEST);
        for (int position = 0; position < 3; position++) {
            assertThat(Long.compareUnsigned(interactions.pairKey(0, test), interactions.pairKey(0, position)))
                    .isLessThanOrEqualTo(0);
        }
    }

    @Test
    void countsAreRoundedToTheNearestWithHalvesUpwards() {
        Shares shares = new Shares(0.1, 0.2);
        assertThat(List.of(shares.testCount(2), shares.testCount(3), shares.testCount(7), shares.testCount(8)))
                .containsExactly(0, 1, 1, 2);
        assertThat(List.of(shares.validationCount(4), shares.validationCount(5), shares.validationCount(15)))
                .containsExactly(0, 1, 2);
        assertThat(new Shares(0.49, 0.5).validationCount(3)).isEqualTo(1);
        assertThat(new Shares(0.5, 0.499).validationCount(1)).isEqualTo(1);
    }

    @Test
    void repeatsOfAPairKeepTheirOrderWhereTheyArePartedByCount() {
        Interactions repeats = new EventLog()
                .add("1", "9", 1)
                .add("1", "9", 2)
                .add("1", "9", 3)
                .add("1", "9", 4)
                .interactions();
        assertThat(Folds.of(repeats, new RandomPerUser(new Shares(0.25, 0.25))))
                .containsExactly(TEST, VALIDATION, TRAIN, TRAIN);
    }

    @Test
    void theLatestOfAUserAreForTestThoseBeforeForValidation() {
        EventLog log = new EventLog();
        for (int i = 1; i <= 5; i++) {
            log.add("1", Integer.toString(i), 10L * i);
        }
        assertThat(Folds.of(log.interactions(), new LatestPerUser(new Shares(0.2, 0.4))))
                .containsExactly(TRAIN, TRAIN, VALIDATION, TEST, TEST);
    }

    @Test
    void aGlobalRandomSplitDealsEachPairByTheQuantileOfItsKey() {
        // key(1, 1) = 0x106e11b2223f6961 is at 0.0642 of all keys, key(196, 242) = 0x845229dff4e1a561 at 0.5169.
        Interactions low = new EventLog().add("1", "1", 1).interactions();
        Interactions high = new EventLog().add("196", "242", 1).interactions();
        assertThat(Folds.of(low, new RandomGlobal(new Shares(0, 0.064)))).containsExactly(TRAIN);
        assertThat(Folds.of(low, new RandomGlobal(new Shares(0, 0.065)))).containsExactly(TEST);
        assertThat(Folds.of(high, new RandomGlobal(new Shares(0.45, 0.06)))).containsExactly(TRAIN);
        assertThat(Folds.of(high, new RandomGlobal(new Shares(0.46, 0.06)))).containsExactly(VALIDATION);
    }

    @Test
    void aGlobalSplitByTimeCutsAllUsersAtOnceAndKeepsEqualTimesTogether() {
        EventLog log = new EventLog();
        for (int i = 1; i <= 10; i++) {
            // Times 10, 20 ... 70, 80, 80, 80: three tie at the cut for the last two.
            log.add(i % 2 == 0 ? "1" : "2", Integer.toString(i), 10L * Math.min(i, 8));
        }
        Interactions interactions = log.interactions();
        Splitter splitter = create(new Config(0.1, 0.2, By.TIME, Scope.GLOBAL), interactions);
        assertThat(Folds.sizes(interactions, splitter)).containsExactly(7, 0, 3);
    }

    @Test
    void sharesThatLeaveNothingOrTakeAllAreRefused() {
        assertThatThrownBy(() -> new Config(0, 0, By.RANDOM, Scope.USER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("validation + test must be above 0 and below 1, was 0.0");
        assertThatThrownBy(() -> new Config(0.5, 0.5, By.RANDOM, Scope.USER))
                .hasMessage("validation + test must be above 0 and below 1, was 1.0");
        assertThatThrownBy(() -> new Config(0, 1.2, By.RANDOM, Scope.USER))
                .hasMessage("test must be in [0, 1), was 1.2");
        assertThatThrownBy(() -> new Config(Double.NaN, 0.2, By.RANDOM, Scope.USER))
                .hasMessage("validation must be in [0, 1), was NaN");
    }

    private static Splitter create(Config config, Interactions interactions) {
        return new RatioFactory().create(config, DataContext.of(interactions));
    }

    /** The contract for a config of {@code ratio}. */
    abstract static class RatioContract extends SplitterContract<Config> {
        @Override
        protected RatioFactory factory() {
            return new RatioFactory();
        }
    }

    @Nested
    class RandomPerUserKeepsTheContract extends RatioContract {
        @Override
        protected Config config() {
            return new Config(0.1, 0.2, By.RANDOM, Scope.USER);
        }

        @Override
        protected TimeOrder timeOrder() {
            return TimeOrder.NONE;
        }
    }

    @Nested
    class RandomGlobalKeepsTheContract extends RatioContract {
        @Override
        protected Config config() {
            return new Config(0.1, 0.2, By.RANDOM, Scope.GLOBAL);
        }

        @Override
        protected TimeOrder timeOrder() {
            return TimeOrder.NONE;
        }
    }

    @Nested
    class TimePerUserKeepsTheContract extends RatioContract {
        @Override
        protected Config config() {
            return new Config(0.1, 0.2, By.TIME, Scope.USER);
        }

        @Override
        protected TimeOrder timeOrder() {
            return TimeOrder.PER_USER;
        }
    }

    @Nested
    class TimeGlobalKeepsTheContract extends RatioContract {
        @Override
        protected Config config() {
            return new Config(0.1, 0.2, By.TIME, Scope.GLOBAL);
        }

        @Override
        protected TimeOrder timeOrder() {
            return TimeOrder.GLOBAL;
        }

        @Test
        void theMessageNamesTheOption() {
            assertThatThrownBy(() -> create(config(), data().withoutTimes()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage("by: time needs timestamps; none are read from the source; "
                            + "set source.timestamp (or by: random)");
        }
    }
}
