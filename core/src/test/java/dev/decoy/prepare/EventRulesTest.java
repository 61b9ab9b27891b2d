package dev.decoy.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.data.ColumnValue;
import dev.decoy.data.ColumnVector;
import dev.decoy.data.EventRole;
import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.data.UserInteractions;
import dev.decoy.data.ValueType;
import dev.decoy.io.ArraySource;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.sampling.ItemUniverse;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.split.Splitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EventRulesTest {
    private static final EventRules RULES = new EventRules(
            "type",
            Map.of(
                    EventRole.POSITIVE,
                    values("buy"),
                    EventRole.KNOWN,
                    values("view", "peek"),
                    EventRole.NEGATIVE,
                    values("dislike"),
                    EventRole.SHOWN,
                    values("show")));

    private static List<ColumnValue> values(String... texts) {
        return Arrays.stream(texts).map(ColumnValue::of).toList();
    }

    /** Events as {@code user item time type}. */
    private static Interactions events(String... events) {
        long[][] numbers = new long[3][events.length];
        ColumnVector types = new ColumnVector(ValueType.TEXT);
        types.ensureCapacity(events.length);
        for (int i = 0; i < events.length; i++) {
            String[] parts = events[i].split(" ");
            for (int c = 0; c < 3; c++) {
                numbers[c][i] = Long.parseLong(parts[c]);
            }
            if (parts[3].equals("null")) {
                types.setNull(i);
            } else {
                types.setText(i, parts[3]);
            }
        }
        try {
            return Interactions.read(
                    ArraySource.of(numbers[0], numbers[1], numbers[2]).column("type", types),
                    InteractionColumns.of("user", "item", "timestamp").withFurther(List.of("type")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Interactions told(String... events) {
        return RULES.tell(events(events)).interactions();
    }

    /** {@code item role fold} of all events but what was shown. */
    private static List<String> words(Interactions interactions) {
        List<String> words = new ArrayList<>();
        for (int position = 0; position < interactions.size(); position++) {
            byte fold = interactions.foldCode(position);
            words.add(interactions.itemIds().longId(interactions.item(position)) + " "
                    + interactions.role(position).label() + " "
                    + (fold == Fold.LEFT_OUT ? "left out" : Fold.ofCode(fold).label()));
        }
        return words;
    }

    private static final Splitter LAST_IN_TEST = (user, folds) -> {
        Arrays.fill(folds, 0, user.size(), Fold.TRAIN.code());
        folds[user.size() - 1] = Fold.TEST.code();
    };

    @Test
    void eventsAreToldApartByTheirValue() {
        EventRules.Told told = RULES.tell(
                events("1 10 1 buy", "1 20 2 view", "1 30 3 dislike", "1 40 4 show", "1 50 5 other", "1 60 6 null"));
        assertThat(words(told.interactions()))
                .containsExactly("10 positive train", "20 known train", "30 negative train");
        assertThat(told.counts())
                .isEqualTo(Map.of("positive", 1L, "known", 1L, "negative", 1L, "shown", 1L, "unlisted", 2L));
        assertThat(told.absent()).containsExactly(ColumnValue.of("peek"));
    }

    @Test
    void whatWasShownStandsBesideTheEventsUnderTheSameCodes() {
        Interactions told = told("1 10 1 buy", "1 40 4 show", "1 5 3 show", "2 10 2 buy", "3 70 1 show");
        Interactions shown = Objects.requireNonNull(told.shown());
        assertThat(shown.itemIds()).isSameAs(told.itemIds());
        assertThat(shown.userCount()).isEqualTo(told.userCount()).isEqualTo(2);
        // Items that were shown to anybody are items; user 3 has no event that a row could come from.
        assertThat(told.itemCount()).isEqualTo(4);
        assertThat(shown.rowStart(0)).isZero();
        assertThat(shown.rowEnd(0)).isEqualTo(2);
        assertThat(shown.rowEnd(1)).isEqualTo(2);
        assertThat(shown.itemIds().longId(shown.item(0))).isEqualTo(5);
        assertThat(shown.timeMillis(1)).isEqualTo(4);
    }

    @Test
    void dataWithoutAPositiveIsAFault() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> told("1 10 1 view", "1 10 2 view", "1 10 3 show"))
                .withMessage(
                        "column \"type\": no event is positive, as none is \"buy\"; it has \"show\" (1), \"view\" (2);"
                                + " change source.event.positive");
    }

    @Test
    void statisticsCountPositivesOnly() {
        Interactions told = told("1 10 1 buy", "1 20 2 view", "2 20 2 view", "2 10 3 dislike", "2 10 4 show");
        InteractionStats stats = told.stats(EnumSet.of(Fold.TRAIN));
        assertThat(stats.interactionCount()).isEqualTo(1);
        assertThat(stats.userCount()).isEqualTo(1);
        assertThat(stats.interactionCount(told.itemIds().code(20))).isZero();
        assertThat(told.size(Fold.TRAIN)).isEqualTo(1);
    }

    @Test
    void splittersDealPositivesAndOthersFollowTheLatestBeforeThem() {
        Interactions told = told(
                "1 9 0 view",
                "1 10 1 buy",
                "1 20 2 view",
                "1 30 3 buy",
                "1 40 4 view",
                "1 41 4 dislike",
                "1 50 5 buy",
                "1 60 5 view",
                "1 70 6 view");
        assertThat(words(told.split((user, folds) -> {
                    assertThat(user.size()).isEqualTo(3);
                    folds[0] = Fold.TRAIN.code();
                    folds[1] = Fold.VALIDATION.code();
                    folds[2] = Fold.TEST.code();
                })))
                .containsExactlyInAnyOrder(
                        "9 known train",
                        "10 positive train",
                        "20 known train",
                        "30 positive validation",
                        "40 known validation",
                        "41 negative validation",
                        "50 positive test",
                        "60 known test",
                        "70 known test");
    }

    @Test
    void whatAUserThatIsHeldOutHasInTrainBecomesKnownAndIsNoNegative() {
        Splitter heldOut = new Splitter() {
            @Override
            public void assign(UserInteractions user, byte[] folds) {
                LAST_IN_TEST.assign(user, folds);
            }

            @Override
            public boolean holdsOut(UserInteractions user) {
                return user.user() == 0;
            }
        };
        Interactions told = told(
                "1 10 1 buy",
                "1 20 2 view",
                "1 30 3 dislike",
                "1 40 4 buy",
                "1 50 5 dislike",
                "2 10 1 buy",
                "2 20 2 buy");
        assertThat(words(told.split(heldOut)))
                .containsExactly(
                        "10 known train",
                        "20 known train",
                        "30 negative left out",
                        "40 positive test",
                        "50 negative test",
                        "10 positive train",
                        "20 positive test");
    }

    @Test
    void aSplitterThatDealsEachByItselfDealsAllEvents() {
        Splitter byTime = new Splitter() {
            @Override
            public void assign(UserInteractions user, byte[] folds) {
                for (int i = 0; i < user.size(); i++) {
                    folds[i] = user.timeMillis(i) < 3 ? Fold.TRAIN.code() : Fold.TEST.code();
                }
            }

            @Override
            public boolean dealsEachByItself() {
                return true;
            }
        };
        assertThat(words(told("1 10 1 buy", "1 20 2 view", "1 30 3 view", "1 40 4 buy")
                        .split(byTime)))
                .containsExactly("10 positive train", "20 known train", "30 known test", "40 positive test");
    }

    @Test
    void knownAndRefusedItemsAreNotDrawnWithinTheScope() {
        Interactions told = told(
                        "1 10 1 buy", "1 20 2 view", "1 25 3 dislike", "1 30 4 buy", "1 40 5 view", "1 50 6 show")
                .split(LAST_IN_TEST);
        assertThat(eligible(told, KnownItems.TRAIN, 0)).containsExactly(30L, 40L, 50L);
        assertThat(eligible(told, KnownItems.ALL_FOLDS, 0)).containsExactly(50L);
        assertThat(eligible(told, KnownItems.UP_TO_TIME, 0)).containsExactly(20L, 25L, 30L, 40L, 50L);
        assertThat(eligible(told, KnownItems.NONE, 0)).containsExactly(20L, 25L, 30L, 40L, 50L);
    }

    private static List<Long> eligible(Interactions interactions, KnownItems known, int row) {
        SampleBatch batch = new SampleBatch(interactions, SamplingPolicy.perPositive(1, known));
        batch.loadUsers(0, interactions.userCount(), EnumSet.of(Fold.TRAIN));
        assertThat(batch.rows()).isEqualTo(1);
        List<Long> items = new ArrayList<>();
        for (int item = 0; item < interactions.itemCount(); item++) {
            if (batch.eligible(row, item)) {
                items.add(interactions.itemIds().longId(item));
            }
        }
        return items;
    }

    @Test
    void anItemIsThereOnceItWasShown() {
        Interactions told = told("1 10 5 buy", "1 20 3 show", "1 30 7 view");
        ItemUniverse seen = ItemUniverse.seenSoFar(told);
        SampleBatch batch = new SampleBatch(
                told, SamplingPolicy.perPositive(1, KnownItems.NONE).within(seen));
        batch.loadUsers(0, 1, EnumSet.of(Fold.TRAIN));
        assertThat(batch.eligible(0, told.itemIds().code(20))).isTrue();
        assertThat(batch.eligible(0, told.itemIds().code(30))).isFalse();
    }

    @Test
    void aCoreCountsPositivesAndDropsAllEventsOfWhatItDrops() {
        Interactions told = told(
                "1 10 1 buy",
                "1 20 2 buy",
                "1 30 3 view",
                "1 60 3 show",
                "1 10 3 show",
                "2 10 1 buy",
                "2 20 2 buy",
                "2 40 3 buy",
                "2 40 4 show",
                "3 10 1 buy",
                "3 20 2 view",
                "3 10 1 show");
        Interactions left = new Preparation(told).core(2, 2).prepared();
        assertThat(words(left))
                .containsExactly("10 positive train", "20 positive train", "10 positive train", "20 positive train");
        assertThat(left.itemCount()).isEqualTo(2);
        Interactions shown = Objects.requireNonNull(left.shown());
        assertThat(shown.size()).isEqualTo(1);
        assertThat(shown.itemIds().longId(shown.item(0))).isEqualTo(10);
    }

    @Test
    void itemsThatWereOnlyShownStayUnlessItemsMustHavePositives() {
        String[] events = {"1 10 1 buy", "1 20 2 show", "2 10 1 buy", "2 30 1 buy", "2 30 2 buy"};
        Interactions fewer =
                new Preparation(told(events)).duplicates(Duplicates.KEEP_LAST).prepared();
        assertThat(fewer.size()).isEqualTo(3);
        assertThat(fewer.itemIds().code(20)).isNotNegative();
        assertThat(new Preparation(told(events)).core(1, 2).prepared().itemIds().code(20))
                .isNegative();
    }

    @Test
    void repeatsAreOfOneRole() {
        Interactions told =
                told("1 10 1 view", "1 10 2 buy", "1 10 3 buy", "1 10 4 view", "1 10 5 dislike", "1 10 6 dislike");
        assertThat(words(new Preparation(told).duplicates(Duplicates.KEEP_FIRST).prepared()))
                .containsExactly("10 known train", "10 positive train", "10 known train", "10 negative train");
    }

    @Test
    void withoutTimesOthersAreForTraining() throws IOException {
        ColumnVector types = new ColumnVector(ValueType.TEXT);
        types.ensureCapacity(3);
        types.setText(0, "buy");
        types.setText(1, "view");
        types.setText(2, "buy");
        Interactions read = Interactions.read(
                ArraySource.of(new long[] {1, 1, 1}, new long[] {10, 20, 30}, null)
                        .column("type", types),
                InteractionColumns.of("user", "item", null).withFurther(List.of("type")));
        assertThat(words(RULES.tell(read).interactions().split(LAST_IN_TEST))).contains("20 known train");
    }
}
