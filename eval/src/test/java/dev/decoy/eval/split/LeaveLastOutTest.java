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

class LeaveLastOutTest {
    @Test
    void theLatestInteractionIsForTest() {
        Interactions ann = new EventLog()
                .add("ann", "a", 10)
                .add("ann", "c", 30)
                .add("ann", "b", 20)
                .interactions();
        assertThat(Folds.of(ann, new LeaveLastOut(1, false))).containsExactly(TRAIN, TRAIN, TEST);
        assertThat(ann.itemIds().id(ann.item(2))).isEqualTo("c");
    }

    @Test
    void theSecondLastIsForValidationWhereAskedFor() {
        Interactions ann = new EventLog()
                .add("ann", "a", 10)
                .add("ann", "c", 30)
                .add("ann", "b", 20)
                .interactions();
        assertThat(Folds.of(ann, new LeaveLastOut(1, true))).containsExactly(TRAIN, VALIDATION, TEST);
    }

    @Test
    void usersWithTooFewInteractionsStayInTrain() {
        Interactions shortUsers = new EventLog()
                .add("ann", "a", 10)
                .add("bob", "a", 10)
                .add("bob", "b", 20)
                .interactions();
        assertThat(Folds.of(shortUsers, new LeaveLastOut(1, false))).containsExactly(TRAIN, TRAIN, TEST);
        assertThat(Folds.of(shortUsers, new LeaveLastOut(1, true))).containsExactly(TRAIN, TRAIN, TRAIN);
    }

    @Test
    void theLastKAreForTestAndTheKBeforeThemForValidation() {
        EventLog log = new EventLog();
        for (int i = 1; i <= 5; i++) {
            log.add("ann", Integer.toString(i), i);
        }
        for (int i = 1; i <= 4; i++) {
            log.add("bob", Integer.toString(i), i);
        }
        assertThat(Folds.of(log.interactions(), new LeaveLastOut(2, true)))
                .containsExactly(TRAIN, VALIDATION, VALIDATION, TEST, TEST, TRAIN, TRAIN, TRAIN, TRAIN);
        assertThat(Folds.of(log.interactions(), new LeaveLastOut(3, false)))
                .containsExactly(TRAIN, TRAIN, TEST, TEST, TEST, TRAIN, TEST, TEST, TEST);
        assertThat(Folds.of(log.interactions(), new LeaveLastOut(Integer.MAX_VALUE, true)))
                .containsOnly(TRAIN);
    }

    @Test
    void kIsAtLeastOne() {
        assertThatThrownBy(() -> new LeaveLastOutFactory.Config(0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k must be at least 1, was 0");
    }

    @Test
    void tiesInTimeAreBrokenByTheHashOfThePair() {
        // Unsigned keys of user 1 and the items 2, 3 and 4: the greatest is held out, not the greatest item id.
        Interactions tied = new EventLog()
                .add("1", "2", 10)
                .add("1", "3", 10)
                .add("1", "4", 10)
                .interactions();
        assertThat(Folds.of(tied, new LeaveLastOut(1, false))).containsExactly(TRAIN, TRAIN, TEST);
        long held = tied.pairKey(0, 2);
        assertThat(Long.compareUnsigned(tied.pairKey(0, 0), held)).isNegative();
        assertThat(Long.compareUnsigned(tied.pairKey(0, 1), held)).isNegative();
    }

    @Nested
    class KeepsTheContract extends SplitterContract<LeaveLastOutFactory.Config> {
        @Override
        protected LeaveLastOutFactory factory() {
            return new LeaveLastOutFactory();
        }

        @Override
        protected LeaveLastOutFactory.Config config() {
            return new LeaveLastOutFactory.Config(1, true);
        }

        @Override
        protected TimeOrder timeOrder() {
            return TimeOrder.PER_USER;
        }
    }
}
