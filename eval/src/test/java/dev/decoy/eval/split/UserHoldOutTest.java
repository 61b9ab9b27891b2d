package dev.decoy.eval.split;

import static dev.decoy.data.Fold.TEST;
import static dev.decoy.data.Fold.TRAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.EventRole;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.split.RatioFactory.By;
import dev.decoy.eval.split.UserHoldOutFactory.Config;
import dev.decoy.spi.ConfigException;
import dev.decoy.split.Splitter;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.SplitterContract;
import java.util.EnumSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UserHoldOutTest {
    /** mix64 of 1, 196 and 943 is at 0.3382, 0.4795 and 0.5100 of all keys: a share of 0.4 holds out user 1 alone. */
    private static final Shares FIRST = new Shares(0, 0.4);

    private static Interactions threeUsers() {
        EventLog log = new EventLog();
        for (int i = 1; i <= 5; i++) {
            log.add("1", Integer.toString(i), i).add("196", Integer.toString(i), i);
        }
        return log.add("943", "9", 1).interactions();
    }

    @Test
    void usersAreHeldOutByTheQuantileOfTheirKey() {
        Interactions split = threeUsers().split(new UserHoldOut(new Shares(0.1, 0.4), new InputPart(0.8, By.TIME)));
        assertThat(split.isIn(TEST, 4)).isTrue();
        assertThat(split.isIn(Fold.VALIDATION, 9)).isTrue();
        assertThat(split.isIn(TRAIN, 10)).isTrue();
    }

    @Test
    void theInputIsKnownButNothingToLearnFrom() {
        Interactions split = threeUsers().split(new UserHoldOut(FIRST, new InputPart(0.6, By.TIME)));
        for (int position = 0; position < 3; position++) {
            assertThat(split.role(position)).isEqualTo(EventRole.KNOWN);
            assertThat(split.foldCode(position)).isEqualTo(TRAIN.code());
        }
        assertThat(split.isIn(TEST, 3)).isTrue();
        assertThat(split.isIn(TEST, 4)).isTrue();
        assertThat(split.stats(EnumSet.of(TRAIN)).userCount()).isEqualTo(2);
        assertThat(split.size(TRAIN)).isEqualTo(6);
        assertThat(split.size(TEST)).isEqualTo(2);
    }

    @Test
    void aRandomInputIsWhatTheGreatestPairKeysHave() {
        EventLog log = new EventLog();
        for (int i = 1; i <= 5; i++) {
            log.add("1", Integer.toString(i), 1);
        }
        // Rows of one time stand in the order of their keys.
        assertThat(Folds.of(log.interactions(), new UserHoldOut(FIRST, new InputPart(0.6, By.RANDOM))))
                .containsExactly(TEST, TEST, TRAIN, TRAIN, TRAIN);
    }

    @Test
    void bothPartsHaveAtLeastOneAndUsersWithoutBothStayInTrain() {
        Interactions two = new EventLog().add("1", "8", 1).add("1", "9", 2).interactions();
        assertThat(Folds.of(two, new UserHoldOut(FIRST, new InputPart(0.99, By.TIME))))
                .containsExactly(TRAIN, TEST);
        assertThat(Folds.of(two, new UserHoldOut(FIRST, new InputPart(0.01, By.TIME))))
                .containsExactly(TRAIN, TEST);
        Interactions one = new EventLog().add("1", "8", 1).interactions();
        Interactions split = one.split(new UserHoldOut(FIRST, new InputPart(0.5, By.TIME)));
        assertThat(split.isIn(TRAIN, 0)).isTrue();
    }

    @Test
    void withoutInputAllIsToBePredicted() {
        Interactions one = new EventLog().add("1", "8", 1).add("2", "8", 1).interactions();
        Interactions split = one.split(new UserHoldOut(new Shares(0, 0.4), new InputPart(0, By.RANDOM)));
        assertThat(split.isIn(TEST, 0)).isTrue();
        assertThat(split.hasRoles()).isFalse();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Config(0, 0.2, 1, By.RANDOM)).hasMessage("input must be in [0, 1), was 1.0");
        assertThatThrownBy(() -> new Config(0, 0, 0.8, By.RANDOM))
                .hasMessage("validation + test must be above 0 and below 1, was 0.0");
        Interactions timeless = new EventLog().add("1", "8", 1).withoutTimes();
        assertThatThrownBy(() -> create(new Config(0, 0.2, 0.8, By.TIME), timeless))
                .isInstanceOf(ConfigException.class)
                .hasMessage("inputBy: time needs timestamps; none are read from the source; set source.timestamp (or"
                        + " inputBy: random)");
    }

    private static Splitter create(Config config, Interactions interactions) {
        return new UserHoldOutFactory().create(config, DataContext.of(interactions));
    }

    @Nested
    class ByHashKeepsTheContract extends SplitterContract<Config> {
        @Override
        protected UserHoldOutFactory factory() {
            return new UserHoldOutFactory();
        }

        @Override
        protected Config config() {
            return new Config(0.3, 0.4, 0.8, By.RANDOM);
        }

        @Override
        protected TimeOrder timeOrder() {
            return TimeOrder.NONE;
        }
    }

    @Nested
    class ByTimeKeepsTheContract extends SplitterContract<Config> {
        @Override
        protected UserHoldOutFactory factory() {
            return new UserHoldOutFactory();
        }

        @Override
        protected Config config() {
            return new Config(0.3, 0.4, 0.8, By.TIME);
        }

        @Override
        protected TimeOrder timeOrder() {
            return TimeOrder.PER_USER;
        }
    }
}
