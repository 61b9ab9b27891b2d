package dev.decoy.eval.split;

import static dev.decoy.data.Fold.TEST;
import static dev.decoy.data.Fold.TRAIN;
import static dev.decoy.data.Fold.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.split.KFoldFactory.Config;
import dev.decoy.eval.split.KFoldFactory.Scope;
import dev.decoy.eval.split.RatioFactory.By;
import dev.decoy.split.Splitter;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.SplitterContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KFoldTest {
    private static Config config(int folds, int fold, boolean validation, Scope scope) {
        return new Config(folds, fold, validation, scope, null, null);
    }

    private static Splitter create(Config config, Interactions interactions) {
        return new KFoldFactory().create(config, DataContext.of(interactions));
    }

    /** Users 1 to 20 with as many interactions as their number. */
    private static Interactions twentyUsers() {
        EventLog log = new EventLog();
        for (int user = 1; user <= 20; user++) {
            for (int item = 1; item <= user; item++) {
                log.add(Integer.toString(user), Integer.toString(item), item);
            }
        }
        return log.interactions();
    }

    @ParameterizedTest
    @EnumSource
    void overAllRunsEveryInteractionIsInTestOnceAndInTheNextRunsValidation(Scope scope) {
        Interactions interactions = twentyUsers();
        int[] tests = new int[interactions.size()];
        List<List<Fold>> runs = new ArrayList<>();
        for (int fold = 1; fold <= 4; fold++) {
            Config config = new Config(4, fold, true, scope, scope == Scope.WHOLE_USERS ? 0.0 : null, null);
            List<Fold> folds = Folds.of(interactions, create(config, interactions));
            for (int position = 0; position < tests.length; position++) {
                tests[position] += folds.get(position) == TEST ? 1 : 0;
            }
            runs.add(folds);
        }
        assertThat(tests).containsOnly(1);
        for (int fold = 0; fold < 4; fold++) {
            List<Fold> next = runs.get((fold + 1) % 4);
            for (int position = 0; position < tests.length; position++) {
                assertThat(runs.get(fold).get(position) == VALIDATION)
                        .as("run %s, position %s", fold, position)
                        .isEqualTo(next.get(position) == TEST);
            }
        }
    }

    @Test
    void theInteractionsOfAUserAreDealtInTurnFromThePartOfTheUser() {
        EventLog log = new EventLog();
        for (int item = 1; item <= 7; item++) {
            log.add("196", Integer.toString(item), 1);
        }
        Interactions interactions = log.interactions();
        // Rows of one time stand in the order of their keys; mix64(196) = 0x7ac22589a7b7901f is at 0.4795 of all keys.
        assertThat(Folds.of(interactions, create(config(3, 2, false, Scope.USER), interactions)))
                .containsExactly(TEST, TRAIN, TRAIN, TEST, TRAIN, TRAIN, TEST);
        assertThat(Folds.of(interactions, create(config(3, 1, true, Scope.USER), interactions)))
                .containsExactly(VALIDATION, TRAIN, TEST, VALIDATION, TRAIN, TEST, VALIDATION);
    }

    @Test
    void aGlobalPartIsAQuantileOfThePairKey() {
        // key(196, 242) = 0x845229dff4e1a561 is at 0.5169 of all keys: in the third of five parts.
        Interactions one = new EventLog().add("196", "242", 1).interactions();
        assertThat(Folds.of(one, create(config(5, 3, false, Scope.GLOBAL), one)))
                .containsExactly(TEST);
        assertThat(Folds.of(one, create(config(5, 2, true, Scope.GLOBAL), one))).containsExactly(VALIDATION);
        assertThat(Folds.of(one, create(config(5, 4, true, Scope.GLOBAL), one))).containsExactly(TRAIN);
    }

    @Test
    void partsOfKeysReachFromTheLeastToTheGreatestUnsigned() {
        CrossValidation run = new CrossValidation(10, 1, false);
        assertThat(run.partOf(0)).isZero();
        assertThat(run.partOf(Long.MAX_VALUE)).isEqualTo(4);
        assertThat(run.partOf(Long.MIN_VALUE)).isEqualTo(5);
        assertThat(run.partOf(-1)).isEqualTo(9);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> config(1, 1, false, Scope.USER)).hasMessage("folds must be at least 2, was 1");
        assertThatThrownBy(() -> config(2, 1, true, Scope.USER))
                .hasMessage("folds must be at least 3 with validation, was 2");
        assertThatThrownBy(() -> config(5, 6, false, Scope.USER)).hasMessage("fold must be from 1 to folds, 5, was 6");
        assertThatThrownBy(() -> config(5, 0, false, Scope.USER)).hasMessage("fold must be from 1 to folds, 5, was 0");
        assertThatThrownBy(() -> new Config(5, 1, false, Scope.USER, 0.5, null))
                .hasMessage("input must be left out unless scope is whole-users, was 0.5");
        assertThatThrownBy(() -> new Config(5, 1, false, Scope.WHOLE_USERS, 1.0, null))
                .hasMessage("input must be in [0, 1), was 1.0");
    }

    @Nested
    class PerUserKeepsTheContract extends SplitterContract<Config> {
        @Override
        protected KFoldFactory factory() {
            return new KFoldFactory();
        }

        @Override
        protected Config config() {
            return KFoldTest.config(5, 5, true, Scope.USER);
        }

        @Override
        protected TimeOrder timeOrder() {
            return TimeOrder.NONE;
        }
    }

    @Nested
    class GlobalKeepsTheContract extends SplitterContract<Config> {
        @Override
        protected KFoldFactory factory() {
            return new KFoldFactory();
        }

        @Override
        protected Config config() {
            return KFoldTest.config(4, 1, false, Scope.GLOBAL);
        }

        @Override
        protected TimeOrder timeOrder() {
            return TimeOrder.NONE;
        }
    }

    @Nested
    class WholeUsersByTimeKeepTheContract extends SplitterContract<Config> {
        @Override
        protected KFoldFactory factory() {
            return new KFoldFactory();
        }

        @Override
        protected Config config() {
            return new Config(3, 2, true, Scope.WHOLE_USERS, 0.5, By.TIME);
        }

        @Override
        protected TimeOrder timeOrder() {
            return TimeOrder.PER_USER;
        }
    }
}
