package dev.decoy.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.TestData;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.NegativeCount.MatchPositives;
import dev.decoy.sampling.NegativeCount.PerPositive;
import dev.decoy.sampling.NegativeCount.PerUser;
import dev.decoy.sampling.NegativeCount.Ratio;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NegativeCountTest {
    // Users 1 to 5 of the tutorial have 2, 3, 2, 2 and 1 rows.
    private final Interactions tutorial = TestData.tutorial();

    @Test
    void aCountPerUserIsSpreadFromTheFirstRowOn() {
        assertThat(wanted(new PerUser(4))).containsExactly(2, 2, 2, 1, 1, 2, 2, 2, 2, 4);
        assertThat(wanted(new PerUser(1))).containsExactly(1, 0, 1, 0, 0, 1, 0, 1, 0, 1);
        assertThat(wanted(new PerUser(0))).containsOnly(0);
    }

    @Test
    void aRatioIsRoundedDownForEachUser() {
        assertThat(wanted(new Ratio(0.5, 0, 100))).containsExactly(1, 0, 1, 0, 0, 1, 0, 1, 0, 0);
        assertThat(wanted(new Ratio(1.5, 0, 100))).containsExactly(2, 1, 2, 1, 1, 2, 1, 2, 1, 1);
    }

    @Test
    void aRatioStaysWithinItsBounds() {
        assertThat(wanted(new Ratio(2, 3, 5))).containsExactly(2, 2, 2, 2, 1, 2, 2, 2, 2, 3);
    }

    @Test
    void aRatioIsTheDecimalNumberAsWritten() {
        assertThat(0.29 * 100).isLessThan(29);
        assertThat(new Ratio(0.29, 0, 100).perUser(100)).isEqualTo(29);
        assertThat(new Ratio(32_767, 0, Integer.MAX_VALUE).perUser(100_000)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void rowsMayHaveNumbersOfTheirOwn() {
        NegativeCount own = new NegativeCount.PerRow(position -> position % 3, 2);
        assertThat(wanted(own)).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 0);
        assertThat(own.mostPerRow(5)).isEqualTo(2);
    }

    @Test
    void theMostOfARowIsThatOfTheFirst() {
        for (NegativeCount count :
                List.of(new PerPositive(3), new PerUser(4), new Ratio(1.5, 2, 4), new MatchPositives())) {
            List<Integer> wanted = wanted(count);
            assertThat(List.of(count.mostPerRow(2), count.mostPerRow(3), count.mostPerRow(1)))
                    .as("%s", count)
                    .containsExactly(wanted.get(0), wanted.get(2), wanted.get(9));
        }
    }

    @Test
    void countsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PerUser(32_768))
                .withMessage("perUser must be in [0, 32767], was 32768");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ratio(Double.NaN, 0, 1))
                .withMessage("perPositive must be in [0, 32767], was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ratio(1, 5, 4))
                .withMessage("maxPerUser must be at least minPerUser, 5, was 4");
    }

    private List<Integer> wanted(NegativeCount count) {
        SampleBatch batch = new SampleBatch(tutorial, new SamplingPolicy(count, Distinct.NONE, KnownItems.TRAIN));
        batch.loadUsers(0, tutorial.userCount(), EnumSet.of(Fold.TRAIN));
        List<Integer> wanted = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            wanted.add(batch.wanted(row));
        }
        return wanted;
    }
}
