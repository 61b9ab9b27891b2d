package dev.decoy.eval.split;

import static dev.decoy.data.Fold.TEST;
import static dev.decoy.data.Fold.TRAIN;
import static dev.decoy.data.Fold.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Interactions;
import dev.decoy.eval.split.SessionsFactory.Config;
import dev.decoy.feature.TimeSpan;
import dev.decoy.io.DataException;
import dev.decoy.spi.ConfigException;
import dev.decoy.split.Splitter;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.SplitterContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final TimeSpan HALF_AN_HOUR = TimeSpan.of("PT30M");
    private static final long MINUTE = 60_000;

    private static Config byGap(int k, boolean validation) {
        return new Config(HALF_AN_HOUR, null, k, validation);
    }

    private static Splitter create(Config config, Interactions interactions) {
        return new SessionsFactory().create(config, DataContext.of(interactions));
    }

    /** Sessions of one, two and two interactions; the last two pauses are 30 minutes and just longer. */
    private static EventLog threeSessions() {
        return new EventLog()
                .add("1", "10", 0)
                .add("1", "20", 100 * MINUTE)
                .add("1", "30", 130 * MINUTE)
                .add("1", "40", 160 * MINUTE + 1)
                .add("1", "50", 161 * MINUTE);
    }

    @Test
    void aLongerPauseBeginsASessionAndTheLastIsForTest() {
        Interactions interactions = threeSessions().interactions();
        assertThat(Folds.of(interactions, create(byGap(1, false), interactions)))
                .containsExactly(TRAIN, TRAIN, TRAIN, TEST, TEST);
        assertThat(Folds.of(interactions, create(byGap(1, true), interactions)))
                .containsExactly(TRAIN, VALIDATION, VALIDATION, TEST, TEST);
        assertThat(Folds.of(interactions, create(byGap(2, false), interactions)))
                .containsExactly(TRAIN, TEST, TEST, TEST, TEST);
    }

    @Test
    void usersWithTooFewSessionsStayInTrain() {
        Interactions interactions =
                threeSessions().add("2", "10", 0).add("2", "20", 1).interactions();
        assertThat(Folds.of(interactions, create(byGap(3, false), interactions)))
                .containsOnly(TRAIN);
        assertThat(Folds.of(interactions, create(byGap(2, true), interactions))).containsOnly(TRAIN);
        assertThat(Folds.of(interactions, create(byGap(1, false), interactions)).subList(5, 7))
                .containsOnly(TRAIN);
    }

    @Test
    void aColumnTellsSessionsApartAndTheLaterIsThatWithTheLastInteraction() {
        String[] sessions = {"a", "b", "a", "c", "b"};
        Interactions interactions =
                threeSessions().column("visit", i -> sessions[i]).interactions();
        Config config = new Config(null, "visit", 1, true);
        assertThat(Folds.of(interactions, create(config, interactions)))
                .containsExactly(TRAIN, TEST, TRAIN, VALIDATION, TEST);
    }

    @Test
    void aNumberOfASessionIsThatOfItsUser() {
        Interactions interactions = new EventLog()
                .add("1", "10", 1)
                .add("1", "20", 2)
                .add("2", "10", 3)
                .add("2", "20", 4)
                .column("visit", i -> Integer.toString(i / 2 + i % 2))
                .interactions();
        Config config = new Config(null, "visit", 1, false);
        assertThat(Folds.of(interactions, create(config, interactions))).containsExactly(TRAIN, TEST, TRAIN, TEST);
    }

    @Test
    void timesTooFarApartToSubtractAreOfTwoSessions() {
        Interactions interactions = new EventLog()
                .add("1", "10", Long.MIN_VALUE + 1)
                .add("1", "20", Long.MAX_VALUE - 1)
                .interactions();
        assertThat(Folds.of(interactions, create(byGap(1, false), interactions)))
                .containsExactly(TRAIN, TEST);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Config(null, null, 1, false))
                .hasMessage("gap must be given or else column, was neither");
        assertThatThrownBy(() -> new Config(HALF_AN_HOUR, "visit", 1, false))
                .hasMessage("gap must be given or else column, was both");
        assertThatThrownBy(() -> byGap(0, false)).hasMessage("k must be in [1, 1000000], was 0");
        Interactions inFileOrder = threeSessions().inFileOrder();
        assertThatThrownBy(() -> create(byGap(1, false), inFileOrder))
                .isInstanceOf(ConfigException.class)
                .hasMessage("gap: needs times of a clock; the source's times are row numbers (order: file); name a"
                        + " column of sessions, or source.timestamp");
    }

    @Test
    void aRowOfNoSessionIsAFault() {
        Interactions interactions =
                threeSessions().column("visit", i -> i == 1 ? null : "a").interactions();
        assertThatThrownBy(() -> create(new Config(null, "visit", 1, false), interactions))
                .isInstanceOf(DataException.class)
                .hasMessage("column \"visit\": 1 of 5 interactions are of no session; the first is of user \"1\" and"
                        + " item \"20\"; fill the column, or part sessions by split.gap");
    }

    @Nested
    class KeepsTheContract extends SplitterContract<Config> {
        @Override
        protected SessionsFactory factory() {
            return new SessionsFactory();
        }

        @Override
        protected Config config() {
            return new Config(TimeSpan.of("PT0.04S"), null, 1, true);
        }

        @Override
        protected TimeOrder timeOrder() {
            return TimeOrder.PER_USER;
        }
    }
}
