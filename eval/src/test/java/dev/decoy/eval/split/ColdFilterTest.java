package dev.decoy.eval.split;

import static dev.decoy.data.Fold.TEST;
import static dev.decoy.data.Fold.TRAIN;
import static dev.decoy.data.Fold.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.split.RatioFactory.By;
import dev.decoy.split.Splitter;
import dev.decoy.testkit.EventLog;
import org.junit.jupiter.api.Test;

class ColdFilterTest {
    private static final Splitter CUT_AT_10_AND_20 = new CutTimes(10, 20);

    /** In train user 1 has a, b; user 2 has a. Held out: 1 c and 1 a in validation; 2 b, 3 a and 3 c in test. */
    private static Interactions read() {
        return new EventLog()
                .add("1", "a", 1)
                .add("1", "b", 2)
                .add("2", "a", 3)
                .add("1", "c", 10)
                .add("1", "a", 11)
                .add("2", "b", 20)
                .add("3", "a", 21)
                .add("3", "c", 22)
                .interactions();
    }

    private static ColdFilter.Result filter(int minPerUser, int minPerItem) {
        Interactions read = read();
        return new ColdFilter(minPerUser, minPerItem).apply(read, read.split(CUT_AT_10_AND_20));
    }

    @Test
    void whatIsHeldOutOfUsersThatTrainHasNotIsLeftOut() {
        ColdFilter.Result left = filter(1, 0);
        assertThat(left.interactions().size(TRAIN)).isEqualTo(3);
        assertThat(left.interactions().size(VALIDATION)).isEqualTo(2);
        assertThat(left.interactions().size(TEST)).isEqualTo(1);
        assertThat(left.losses())
                .containsExactly(
                        new ColdFilter.Loss(VALIDATION, "minPerUser", 0, 0, 0),
                        new ColdFilter.Loss(TEST, "minPerUser", 2, 1, 2));
    }

    @Test
    void whatACountOfBothLeavesOutCountsForTheUser() {
        ColdFilter.Result left = filter(2, 1);
        assertThat(left.losses())
                .containsExactly(
                        new ColdFilter.Loss(VALIDATION, "minPerUser", 0, 0, 0),
                        new ColdFilter.Loss(TEST, "minPerUser", 3, 2, 3),
                        new ColdFilter.Loss(VALIDATION, "minPerItem", 1, 0, 1));
        assertThat(left.interactions().size(VALIDATION)).isEqualTo(1);
        assertThat(left.interactions().size(TEST)).isZero();
    }

    @Test
    void itemsAreCountedInTrainAlone() {
        ColdFilter.Result left = filter(0, 2);
        // Only a has two in train: b has one there and one in test.
        assertThat(left.interactions().size(TEST)).isEqualTo(1);
        assertThat(left.losses())
                .containsExactly(
                        new ColdFilter.Loss(VALIDATION, "minPerItem", 1, 0, 1),
                        new ColdFilter.Loss(TEST, "minPerItem", 2, 1, 2));
    }

    @Test
    void withoutABoundNothingChanges() {
        Interactions read = read();
        Interactions split = read.split(CUT_AT_10_AND_20);
        ColdFilter.Result left = new ColdFilter(0, 0).apply(read, split);
        assertThat(left.interactions()).isSameAs(split);
        assertThat(left.losses()).isEmpty();
    }

    @Test
    void theInputOfAHeldOutUserCounts() {
        EventLog log = new EventLog();
        for (int i = 1; i <= 5; i++) {
            log.add("1", Integer.toString(i), i).add("943", Integer.toString(i), i);
        }
        Interactions read = log.interactions();
        Interactions split = read.split(new UserHoldOut(new Shares(0, 0.4), new InputPart(0.8, By.TIME)));
        assertThat(new ColdFilter(4, 1).apply(read, split).interactions().size(TEST))
                .isEqualTo(1);
        ColdFilter.Result none = new ColdFilter(5, 0).apply(read, split);
        assertThat(none.interactions().size(TEST)).isZero();
        assertThat(none.interactions().foldCode(4)).isEqualTo(Fold.LEFT_OUT);
        assertThat(none.interactions().size(TRAIN)).isEqualTo(5);
    }

    @Test
    void boundsAreNotNegative() {
        assertThatThrownBy(() -> new ColdFilter(-1, 0)).hasMessage("minPerUser must be at least 0, was -1");
        assertThatThrownBy(() -> new ColdFilter(0, -1)).hasMessage("minPerItem must be at least 0, was -1");
    }
}
