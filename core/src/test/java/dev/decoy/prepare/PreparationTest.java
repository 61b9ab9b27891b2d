package dev.decoy.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.TestData;
import dev.decoy.data.ColumnVector;
import dev.decoy.data.Fold;
import dev.decoy.data.IdType;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.internal.LongVocabulary;
import dev.decoy.io.ArraySource;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.KnownPairs;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreparationTest {
    @Test
    void aThresholdDropsWhatIsBelowItWithItsIds() throws IOException {
        Preparation preparation = new Preparation(rated(5, 3, 4, 2)).threshold("rating", 4);
        assertThat(pairs(preparation.prepared())).containsExactly("1:10", "2:30");
        assertThat(preparation.losses()).containsExactly(new Loss("threshold", 2, 1, 2));
        assertThat(preparation.prepared().itemIds().size()).isEqualTo(2);
    }

    /** Four users, each with an item of its own but the second: 1:10, 2:20, 2:30, 3:40. */
    private static Interactions rated(int... ratings) throws IOException {
        ColumnVector column = new ColumnVector(ValueType.INT32);
        column.ensureCapacity(4);
        System.arraycopy(ratings, 0, column.ints(), 0, 4);
        return Interactions.read(
                ArraySource.of(new long[] {1, 2, 2, 3}, new long[] {10, 20, 30, 40}, new long[] {1, 2, 3, 4})
                        .column("rating", column),
                InteractionColumns.of("user", "item", "timestamp").withFurther(List.of("rating")));
    }

    @Test
    void whatTheThresholdDropsCanStillBeKnown() throws IOException {
        Preparation preparation = new Preparation(rated(5, 3, 4, 2)).threshold("rating", 4);
        Interactions left = preparation.prepared();
        assertThat(preparation.belowThreshold(left).size()).isZero(); // items 20 and 40 are gone
        Interactions more = left.withItems(new LongVocabulary(IdType.INT64, new long[] {5, 20, 40}));
        KnownPairs known = preparation.belowThreshold(more);
        assertThat(known.size()).isEqualTo(1); // user 3 is gone
        SampleBatch batch = new SampleBatch(
                more, SamplingPolicy.perPositive(1, KnownItems.NONE).alsoKnowing(known));
        batch.loadUsers(0, 2, EnumSet.of(Fold.TRAIN));
        int item20 = more.itemIds().code(20);
        assertThat(batch.eligible(0, item20)).isTrue();
        assertThat(batch.eligible(1, item20)).isFalse();
    }

    @Test
    void withoutAThresholdNothingElseIsKnown() throws IOException {
        Preparation preparation = new Preparation(rated(5, 3, 4, 2)).core(2, 1);
        assertThat(preparation.belowThreshold(preparation.prepared()).size()).isZero();
    }

    @Test
    void furtherColumnsAndTimesMoveWithTheirRows() throws IOException {
        Interactions left =
                new Preparation(rated(1, 2, 3, 4)).threshold("rating", 3).prepared();
        assertThat(left.column("rating"))
                .isNotNull()
                .extracting(ColumnVector::ints)
                .satisfies(ratings -> assertThat(ratings).startsWith(3, 4));
        assertThat(left.timeMillis(0)).isEqualTo(3);
        assertThat(left.timeMillis(1)).isEqualTo(4);
    }

    @Test
    void aThresholdNeedsANumericColumn() throws IOException {
        Interactions data = rated(1, 2, 3, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Preparation(data).threshold("stars", 3))
                .withMessage("threshold names the column \"stars\", which was not read");
    }

    @Test
    void duplicatesAreKeptAsAsked() {
        Interactions repeats =
                TestData.interactions(new long[][] {{1, 5, 1}, {1, 6, 2}, {1, 5, 3}, {1, 5, 4}, {2, 5, 1}});
        assertThat(times(new Preparation(repeats).duplicates(Duplicates.KEEP_FIRST)))
                .containsExactly(1L, 2L, 1L);
        assertThat(times(new Preparation(repeats).duplicates(Duplicates.KEEP_LAST)))
                .containsExactly(2L, 4L, 1L);
        assertThat(times(new Preparation(repeats).duplicates(Duplicates.KEEP_ALL)))
                .hasSize(5);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new Preparation(repeats).duplicates(Duplicates.FAIL))
                .withMessage("user \"1\" has item \"5\" more than once; set prepare.duplicates to keep-first,"
                        + " keep-last or keep-all");
    }

    private static List<Long> times(Preparation preparation) {
        Interactions left = preparation.prepared();
        return IntStream.range(0, left.size()).mapToObj(left::timeMillis).toList();
    }

    @Test
    void theCoreIsAFixedPoint() {
        // Dropping item 9 leaves user 3 with one item, whose going leaves item 7 with one user, and so on to the
        // square.
        Interactions chain = TestData.interactions(
                new long[][] {{1, 5, 1}, {1, 6, 2}, {2, 5, 1}, {2, 6, 2}, {2, 7, 3}, {3, 7, 1}, {3, 9, 2}});
        Preparation core = new Preparation(chain).core(2, 2);
        assertThat(pairs(core.prepared())).containsExactly("1:5", "1:6", "2:5", "2:6");
        assertThat(core.losses()).containsExactly(new Loss("core", 3, 1, 2));
    }

    @Test
    void nothingLeftIsAFault() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(
                        () -> new Preparation(TestData.tutorial()).core(9, 1).prepared())
                .withMessageStartingWith("preparation leaves no interactions: ");
    }

    @Test
    void nothingDroppedChangesNothing() {
        Interactions data = TestData.tutorial();
        assertThat(new Preparation(data).core(1, 1).prepared()).isSameAs(data);
    }

    private static List<String> pairs(Interactions interactions) {
        return IntStream.range(0, interactions.size())
                .mapToObj(position -> interactions.userIds().id(interactions.userOf(position)) + ":"
                        + interactions.itemIds().id(interactions.item(position)))
                .toList();
    }
}
