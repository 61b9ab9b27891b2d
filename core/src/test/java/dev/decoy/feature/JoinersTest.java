package dev.decoy.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.TestData;
import dev.decoy.data.ColumnVector;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.ArraySource;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.Schema;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinersTest {
    // One user: items 1 to 6 at times 10, 20, 20, 30, 40, 50; the fifth in VALIDATION, the sixth in TEST.
    private final Interactions interactions = TestData.interactions(
                    new long[][] {{9, 1, 10}, {9, 2, 20}, {9, 3, 20}, {9, 4, 30}, {9, 5, 40}, {9, 6, 50}})
            .split((user, folds) -> {
                for (int i = 0; i < 4; i++) {
                    folds[i] = Fold.TRAIN.code();
                }
                folds[4] = Fold.VALIDATION.code();
                folds[5] = Fold.TEST.code();
            });

    @Test
    void historyIsStrictlyBeforeTheRowAndPaddedLeft() {
        List<ColumnVector> joined = join(new HistoryJoiner(interactions, 3, true, null));
        assertThat(lists(joined.get(0), 3))
                .containsExactly(
                        "-1 -1 -1", // time 10: nothing before
                        "-1 -1 1", // time 20: the other row of time 20 is not before
                        "-1 -1 1",
                        "1 " + atTwenty() + "", // time 30
                        atTwenty() + " 4", // VALIDATION reads TRAIN
                        tail(atTwenty()) + " 4 5"); // TEST reads TRAIN and VALIDATION
        assertThat(joined.get(1).ints()).startsWith(0, 1, 1, 3, 3, 3);
    }

    @Test
    void historyMayBePaddedRightWithAnyId() {
        List<ColumnVector> joined = join(new HistoryJoiner(interactions, 2, false, "0"));
        assertThat(lists(joined.get(0), 2)).startsWith("0 0", "1 0", "1 0", atTwenty());
    }

    @Test
    void thePadMustNotBeAnItem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HistoryJoiner(interactions, 2, true, "6"))
                .withMessage("padId must not be the id of an item, was \"6\"; name another");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HistoryJoiner(interactions, 2, true, "none"))
                .withMessage("padId must be a whole number, as the item ids are, was \"none\"");
    }

    /** The two items of time 20 in canonical order, which a hash of the pair decides. */
    private String atTwenty() {
        return interactions.itemIds().id(interactions.item(1)) + " "
                + interactions.itemIds().id(interactions.item(2));
    }

    private static String tail(String two) {
        return two.substring(two.indexOf(' ') + 1);
    }

    @Test
    void contextCopiesValueTypeAndMissing() throws IOException {
        ColumnVector device = new ColumnVector(ValueType.TEXT);
        device.ensureCapacity(3);
        device.setText(0, "phone");
        device.setNull(1);
        device.setText(2, "tablet");
        Interactions withDevice = Interactions.read(
                ArraySource.of(new long[] {1, 1, 2}, new long[] {5, 6, 5}, new long[] {1, 2, 3})
                        .column("device", device),
                InteractionColumns.of("user", "item", "timestamp").withFurther(List.of("device", "timestamp")));
        ContextJoiner joiner = new ContextJoiner(withDevice, List.of("device", "timestamp"));
        assertThat(joiner.columns().stream().map(Schema.Column::type))
                .containsExactly(ValueType.TEXT, ValueType.TIMESTAMP_MILLIS);
        assertThat(joiner.columns().get(0).nullable()).isTrue();
        List<ColumnVector> joined = joinAll(withDevice, joiner);
        assertThat(joined.get(0).text(0)).isEqualTo("phone");
        assertThat(joined.get(0).isNull(1)).isTrue();
        assertThat(joined.get(0).text(2)).isEqualTo("tablet");
        assertThat(joined.get(1).longs()).startsWith(1, 2, 3);
    }

    private List<ColumnVector> join(FeatureJoiner joiner) {
        return joinAll(interactions, joiner);
    }

    private static List<ColumnVector> joinAll(Interactions interactions, FeatureJoiner joiner) {
        SampleBatch batch = new SampleBatch(interactions, SamplingPolicy.perPositive(0, KnownItems.NONE));
        batch.loadUsers(0, interactions.userCount(), EnumSet.allOf(Fold.class));
        List<ColumnVector> into =
                joiner.columns().stream().map(Schema.Column::newVector).toList();
        for (int c = 0; c < into.size(); c++) {
            into.get(c).ensureCapacity(batch.rows() * joiner.columns().get(c).width());
        }
        joiner.newWorker().join(rows(batch), into);
        return into;
    }

    private static FeatureJoiner.Rows rows(SampleBatch batch) {
        return new FeatureJoiner.Rows() {
            @Override
            public int size() {
                return batch.rows();
            }

            @Override
            public Row row(int index) {
                return batch.row(index);
            }

            @Override
            public int item(int index) {
                return batch.row(index).positive();
            }
        };
    }

    private static List<String> lists(ColumnVector ids, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6 * length; i++) {
            text.append(ids.text(i)).append(i % length == length - 1 ? "\n" : " ");
        }
        return text.toString().lines().toList();
    }
}
