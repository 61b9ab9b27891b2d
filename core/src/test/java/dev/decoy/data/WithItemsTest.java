package dev.decoy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.TestData;
import dev.decoy.internal.LongVocabulary;
import dev.decoy.internal.TextVocabulary;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items that no interaction has, beside those that some have. */
class WithItemsTest {
    /** User 1 has items 20 and 40 (3 and 5 stars), user 2 items 40 and 30. */
    private static final Interactions LOG =
            TestData.withStars(new long[][] {{1, 20, 1, 3}, {1, 40, 2, 5}, {2, 40, 3, 4}, {2, 30, 4, 2}});

    private static Vocabulary items(long... ids) {
        return new LongVocabulary(IdType.INT64, ids);
    }

    @Test
    void codesStayRanksOfIds() {
        Interactions more = LOG.withItems(items(10, 30, 35));
        assertThat(more.itemCount()).isEqualTo(5);
        for (int code = 0; code < 5; code++) {
            assertThat(more.itemIds().longId(code)).isEqualTo(new long[] {10, 20, 30, 35, 40}[code]);
        }
        assertThat(more.itemIds().type()).isEqualTo(IdType.INT64);
    }

    @Test
    void interactionsAreTheSameInTheSameOrder() {
        Interactions split = TestData.lastInTest(LOG, 1);
        Interactions more = split.withItems(items(10, 35));
        assertThat(more.size()).isEqualTo(4);
        for (int position = 0; position < 4; position++) {
            int user = more.userOf(position);
            assertThat(user).isEqualTo(split.userOf(position));
            assertThat(more.itemIds().longId(more.item(position)))
                    .isEqualTo(split.itemIds().longId(split.item(position)));
            assertThat(more.timeMillis(position)).isEqualTo(split.timeMillis(position));
            assertThat(more.foldCode(position)).isEqualTo(split.foldCode(position));
            assertThat(more.rowKey(user, position)).isEqualTo(split.rowKey(user, position));
        }
        assertThat(more.column("stars")).isSameAs(split.column("stars")).isNotNull();
    }

    @Test
    void newItemsHaveNoInteractions() {
        InteractionStats stats = LOG.withItems(items(10, 35)).stats(EnumSet.of(Fold.TRAIN));
        assertThat(stats.itemWeights(count -> count)).containsExactly(0, 1, 1, 0, 2);
    }

    @Test
    void knownItemsChangeNothing() {
        assertThat(LOG.withItems(items(20, 30))).isSameAs(LOG);
    }

    @Test
    void idsOfAnotherKindAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOG.withItems(TextVocabulary.of(List.of("a"))))
                .withMessage("ids of type INT64 and TEXT");
    }
}
