package dev.decoy.eval.split;

import static dev.decoy.data.Fold.TEST;
import static dev.decoy.data.Fold.TRAIN;
import static dev.decoy.data.Fold.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Interactions;
import dev.decoy.eval.split.TemporalFactory.Config;
import dev.decoy.spi.ConfigException;
import dev.decoy.split.Splitter;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.SplitterContract;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalTest extends SplitterContract<Config> {
    private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000;

    @Test
    void aCutTimeBelongsToTheLaterFold() {
        Interactions interactions = days(1, 2, 3, 4, 5);
        Splitter splitter = create("2026-11-22T12:00:00Z", "2026-11-24T12:00Z", interactions);
        assertThat(Folds.of(interactions, splitter)).containsExactly(TRAIN, VALIDATION, VALIDATION, TEST, TEST);
    }

    @Test
    void aDateIsItsFirstMomentInUtcAndOneCutIsEnough() {
        Interactions interactions = days(1, 2, 3);
        assertThat(Folds.of(interactions, create("2026-11-22", null, interactions)))
                .containsExactly(TRAIN, VALIDATION, VALIDATION);
        assertThat(Folds.of(interactions, create(null, "2026-11-23", interactions)))
                .containsExactly(TRAIN, TRAIN, TEST);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:00:00Z",
        "2026-11-22T12:00",
        "2026-11-22 12:00:00.000",
        "2026-11-22T14:00:00+02:00",
        "1795348800",
        "1795348800000",
        "1795348800000000",
        "1795348800000000000",
        "1.7953488e9"
    })
    void aTimeMayBeWrittenInTheseWays(String text) {
        assertThat(Cut.of(text)).isEqualTo(new Cut.AtTime(NOON + 2 * DAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"soon", "", "2026-13-01", "2026-11-20T25:00", "1.5", "1e40", "NaN", "P0D", "P-1D", "Pt", "after"
            })
    void whatIsNeitherTimeNorQuantileIsRefused(String text) {
        assertThatThrownBy(() -> Cut.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a time (2026-11-20, 2026-11-20T08:00:00Z, 1795132800), a quantile between 0 and 1,"
                        + " a period (P7D, PT6H) or after VALUE, was \"" + text + "\"");
    }

    @Test
    void aQuantileLeavesThatShareOfTheInteractionsBeforeIt() {
        Interactions interactions = days(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(Folds.sizes(interactions, create("0.7", "0.9", interactions)))
                .containsExactly(7, 2, 1);
    }

    @Test
    void allInteractionsOfTheTimeAtAQuantileAreAfterIt() {
        Interactions interactions = days(1, 2, 3, 4, 4, 4, 4, 4, 4, 4);
        assertThat(Folds.sizes(interactions, create(null, "0.9", interactions))).containsExactly(3, 0, 7);
    }

    @Test
    void aQuantileOfFewInteractionsHoldsOutTheLast() {
        Interactions interactions = days(1, 2, 3);
        assertThat(Folds.sizes(interactions, create(null, "0.9", interactions))).containsExactly(2, 0, 1);
    }

    @Test
    void theTimeOfEveryRankIsThatOfTheSortedTimes() {
        Random random = new Random(5);
        EventLog log = new EventLog();
        long[] times = new long[200];
        for (int i = 0; i < times.length; i++) {
            times[i] = i % 3 == 0 ? random.nextInt(4) - 2 : random.nextLong() >> random.nextInt(60);
            log.add("1", Integer.toString(i), times[i]);
        }
        Interactions interactions = log.interactions();
        Arrays.sort(times);
        for (int rank = 0; rank < times.length; rank++) {
            assertThat(TimeRanks.timeAt(interactions, rank)).as("rank %s", rank).isEqualTo(times[rank]);
        }
    }

    @Test
    void aCutOutsideTheDataIsRefusedWithTheTimesOfTheData() {
        Interactions interactions = days(1, 2, 3);
        assertThatThrownBy(() -> create(null, "2030-01-01", interactions))
                .isInstanceOf(ConfigException.class)
                .hasMessage("no interaction is for test, from 2030-01-01T00:00:00Z on; the data is from"
                        + " 2026-11-21T12:00:00Z to 2026-11-23T12:00:00Z: choose a cut between");
        assertThatThrownBy(() -> create("2026-11-20", null, interactions))
                .hasMessageStartingWith("nothing is left for train before 2026-11-20T00:00:00Z;");
        assertThatThrownBy(() -> create("2026-11-22T13:00", "2026-11-22T14:00", interactions))
                .hasMessageStartingWith("no interaction is for validation, from 2026-11-22T13:00:00Z until before"
                        + " 2026-11-22T14:00:00Z;");
    }

    @Test
    void validationBeginsBeforeTest() {
        assertThatThrownBy(() -> config("0.9", "0.8")).hasMessage("validation must begin before test, 0.8, was 0.9");
        assertThatThrownBy(() -> config("2026-11-22", "2026-11-22"))
                .hasMessage("validation must begin before test, 2026-11-22T00:00:00Z, was 2026-11-22T00:00:00Z");
        Interactions interactions = days(1, 2, 2);
        assertThatThrownBy(() -> create("0.4", "0.7", interactions))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "validation: must begin before test; in this data it begins no earlier: move the cuts apart");
    }

    @Test
    void oneCutAtLeastIsThere() {
        assertThatThrownBy(() -> config(null, null)).hasMessage("needs validation or test, was neither");
    }

    @Test
    void fromUntilOnInteractionsAreLeftOut() {
        Interactions interactions = days(1, 2, 3, 4, 5);
        Config config = config("2026-11-22", "2026-11-23", "2026-11-24T12:00Z");
        assertThat(Folds.sizes(interactions, create(config, interactions))).containsExactly(1, 1, 1);
        assertThat(Folds.sizes(interactions, create(config("0.2", null, "0.6"), interactions)))
                .containsExactly(1, 2, 0);
    }

    @Test
    void aPeriodCountsBackFromWhatComesNext() {
        Interactions interactions = days(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(Folds.sizes(interactions, create(config("P2D", "P3D"), interactions)))
                .containsExactly(5, 2, 3);
        assertThat(Folds.sizes(interactions, create(config("PT36H", null, "2026-11-29"), interactions)))
                .containsExactly(6, 2, 0);
        assertThat(Folds.sizes(interactions, create(config(null, "P3D", "P4D"), interactions)))
                .containsExactly(3, 0, 3);
    }

    @Test
    void afterAValueIsJustAfterTheLatestRowThatHasIt() {
        Interactions interactions = dayLog(1, 2, 3, 4, 5)
                .column("fold", day -> day == 0 || day == 2 ? "train" : null)
                .column("part", day -> day == 3 ? "2" : "1")
                .interactions();
        assertThat(Folds.of(interactions, create(config("after train", null), interactions)))
                .containsExactly(TRAIN, TRAIN, TRAIN, VALIDATION, VALIDATION);
        Config byNumber = new Config(null, cut("after 2"), null, "part");
        assertThat(Folds.of(interactions, create(byNumber, interactions)))
                .containsExactly(TRAIN, TRAIN, TRAIN, TRAIN, TEST);
        assertThat(new TemporalFactory().sourceColumns(byNumber)).containsExactly("part");
        assertThat(new TemporalFactory().sourceColumns(config())).isEmpty();
    }

    @Test
    void afterAValueThatIsNotThereNamesThoseThatAre() {
        Interactions interactions =
                dayLog(1, 2, 3).column("fold", day -> day == 0 ? "a" : "b").interactions();
        assertThatThrownBy(() -> create(config(null, "after train"), interactions))
                .isInstanceOf(ConfigException.class)
                .hasMessage("after train finds no such value; column \"fold\" has \"a\" (1), \"b\" (2)");
    }

    @Test
    void withoutAClockOnlyQuantilesAndRowsCanCut() {
        Interactions rows = dayLog(1, 2, 3, 4)
                .column("fold", day -> day == 1 ? "train" : null)
                .inFileOrder();
        for (String cut : List.of("2026-11-22", "P1D")) {
            assertThatThrownBy(() -> create(config(null, cut), rows))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage("temporal at a date or by a period needs a clock; the source's times are row numbers"
                            + " (order: file); cut at a quantile such as 0.9, or name source.timestamp");
        }
        assertThat(Folds.sizes(rows, create(config(null, "0.75"), rows))).containsExactly(3, 0, 1);
        assertThat(Folds.sizes(rows, create(config(null, "after train"), rows))).containsExactly(2, 0, 2);
    }

    @Test
    void cutsThatMeetAreRefused() {
        assertThatThrownBy(() -> config(null, "0.9", "0.9")).hasMessage("test must begin before until, 0.9, was 0.9");
        assertThatThrownBy(() -> config("2026-11-23", null, "2026-11-22"))
                .hasMessageStartingWith("validation must begin before until, 2026-11-22T00:00:00Z,");
        Interactions interactions = days(1, 2, 3);
        assertThatThrownBy(() -> create(config(null, "2026-11-24", "0.5"), interactions))
                .hasMessage("test: must begin before until; in this data it begins no earlier: move the cuts apart");
        assertThatThrownBy(() -> create(config(null, "2026-11-22", "2026-11-22T11:00"), interactions))
                .hasMessageStartingWith(
                        "no interaction is for test, from 2026-11-22T00:00:00Z until before 2026-11-22T11:00:00Z;");
    }

    /** One user; an interaction at noon of each day after 2026-11-20. */
    private static Interactions days(int... days) {
        return dayLog(days).interactions();
    }

    private static EventLog dayLog(int... days) {
        EventLog log = new EventLog();
        for (int i = 0; i < days.length; i++) {
            log.add("1", Integer.toString(i), NOON + days[i] * DAY);
        }
        return log;
    }

    private static Config config(@Nullable String validation, @Nullable String test) {
        return config(validation, test, null);
    }

    private static Config config(@Nullable String validation, @Nullable String test, @Nullable String until) {
        return new Config(cut(validation), cut(test), cut(until), "fold");
    }

    private static @Nullable Cut cut(@Nullable String text) {
        return text == null ? null : Cut.of(text);
    }

    private static Splitter create(Config config, Interactions interactions) {
        return new TemporalFactory().create(config, DataContext.of(interactions));
    }

    private static Splitter create(@Nullable String validation, @Nullable String test, Interactions interactions) {
        return new TemporalFactory().create(config(validation, test), DataContext.of(interactions));
    }

    @Nested
    class AfterAValueKeepsTheContract extends SplitterContract<Config> {
        @Override
        protected EventLog data() {
            return super.data().column("fold", event -> event == 0 ? "train" : "later");
        }

        @Override
        protected TemporalFactory factory() {
            return new TemporalFactory();
        }

        @Override
        protected Config config() {
            return TemporalTest.config("PT0.2S", "after train", null);
        }

        @Override
        protected TimeOrder timeOrder() {
            return TimeOrder.GLOBAL;
        }
    }

    @Override
    protected TemporalFactory factory() {
        return new TemporalFactory();
    }

    @Override
    protected Config config() {
        return config("0.8", "0.9");
    }

    @Override
    protected TimeOrder timeOrder() {
        return TimeOrder.GLOBAL;
    }
}
