package dev.decoy.eval.split;

import static dev.decoy.data.Fold.TEST;
import static dev.decoy.data.Fold.TRAIN;
import static dev.decoy.data.Fold.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Interactions;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.SplitterContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LeaveRandomOutTest {
    @Test
    void theLeastPairKeysAreForTestThenForValidation() {
        EventLog log = new EventLog();
        for (int item = 1; item <= 6; item++) {
            log.add("7", Integer.toString(item), 1);
        }
        // Rows of one time stand in the order of their keys.
        Interactions interactions = log.interactions();
        assertThat(Folds.of(interactions, new LeaveRandomOut(2, true)))
                .containsExactly(TEST, TEST, VALIDATION, VALIDATION, TRAIN, TRAIN);
        assertThat(Folds.of(interactions, new LeaveRandomOut(1, false)))
                .containsExactly(TEST, TRAIN, TRAIN, TRAIN, TRAIN, TRAIN);
    }

    @Test
    void usersWithTooFewInteractionsStayInTrain() {
        Interactions two = new EventLog().add("1", "8", 1).add("1", "9", 2).interactions();
        assertThat(Folds.of(two, new LeaveRandomOut(1, true))).containsOnly(TRAIN);
        assertThat(Folds.of(two, new LeaveRandomOut(2, false))).containsOnly(TRAIN);
        assertThat(Folds.of(two, new LeaveRandomOut(Integer.MAX_VALUE, true))).containsOnly(TRAIN);
        assertThat(Folds.of(two, new LeaveRandomOut(1, false))).containsExactlyInAnyOrder(TRAIN, TEST);
    }

    @Test
    void kIsAtLeastOne() {
        assertThatThrownBy(() -> new LeaveRandomOutFactory.Config(-1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k must be at least 1, was -1");
    }

    @Nested
    class KeepsTheContract extends SplitterContract<LeaveRandomOutFactory.Config> {
        @Override
        protected LeaveRandomOutFactory factory() {
            return new LeaveRandomOutFactory();
        }

        @Override
        protected LeaveRandomOutFactory.Config config() {
            return new LeaveRandomOutFactory.Config(2, true);
        }

        @Override
        protected TimeOrder timeOrder() {
            return TimeOrder.NONE;
        }
    }
}
