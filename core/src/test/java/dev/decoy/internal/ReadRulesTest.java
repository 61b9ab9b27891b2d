package dev.decoy.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.data.Interactions;
import dev.decoy.data.RowOrder;
import dev.decoy.data.ValueType;
import dev.decoy.internal.ListSource.ListPart;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.OnNull;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.ReadRules;
import dev.decoy.io.ReadRules.Order;
import dev.decoy.io.ReadRules.Ties;
import dev.decoy.io.TimeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadRulesTest {
    private static final InteractionColumns TIMED = InteractionColumns.of("user", "item", "time");
    private static final InteractionColumns UNTIMED = InteractionColumns.of("user", "item", null);
    private static final ReadRules FILE = new ReadRules(Order.FILE, null, TimeRange.ALL);
    private static final ReadRules BY_ITEM = ReadRules.USUAL.withTies(Ties.ITEM);
    private static final long DAY = 86_400_000;

    @Test
    void inFileOrderTimesAreRowNumbersOverAllParts() throws IOException {
        ListPart one = part("1 b -", "2 a -", "1 a -");
        ListPart two = part("1 b -");
        Interactions read = read(FILE, UNTIMED, one, two).interactions();

        assertThat(shown(read)).containsExactly("1 b 1", "1 a 3", "1 b 4", "2 a 2");
        assertThat(read.hasTime()).isTrue();
        assertThat(read.hasClock()).isFalse();
        assertThat(read.order()).isEqualTo(RowOrder.FILE);
    }

    @Test
    void inFileOrderRowKeysDoNotChangeWithOtherUsers() throws IOException {
        Interactions alone =
                read(FILE, UNTIMED, part("1 b -", "1 a -", "1 b -")).interactions();
        Interactions among = read(FILE, UNTIMED, part("2 a -", "1 b -", "0 c -", "1 a -", "2 b -", "1 b -"))
                .interactions();

        assertThat(keys(among, 1)).isEqualTo(keys(alone, 0)).doesNotHaveDuplicates();
    }

    @Test
    void droppedRowsKeepTheirNumber() throws IOException {
        InteractionColumns dropping = UNTIMED.withOnNull(OnNull.DROP);
        ReadRules.Result result = read(FILE, dropping, part("1 a -", "- b -", "1 c -", "1 - -", "1 d -"));

        assertThat(shown(result.interactions())).containsExactly("1 a 1", "1 c 3", "1 d 5");
        assertThat(result.losses()).isEqualTo(new ReadRules.Losses(2, 0));
    }

    @Test
    void incompleteRowsLeaveNoTrace() throws IOException {
        ReadRules.Result result = read(
                ReadRules.USUAL,
                TIMED.withOnNull(OnNull.DROP).withFurther(List.of("rating")),
                part("1 a 5 1", "1 b - x", "9 - 5 x", "- c 5 x", "1 a 6 2"));

        assertThat(shown(result.interactions())).containsExactly("1 a 5000", "1 a 6000");
        assertThat(result.interactions().itemCount()).isEqualTo(1);
        assertThat(requireNonNull(result.interactions().column("rating")).type())
                .isEqualTo(ValueType.INT64);
        assertThat(result.losses().droppedNulls()).isEqualTo(3);
    }

    @Test
    void nothingButIncompleteRowsIsAFault() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(ReadRules.USUAL, TIMED.withOnNull(OnNull.DROP), part("- a 5")))
                .withMessageEndingWith(
                        ": there are no interactions (1 rows without a user, an item or a time were dropped);"
                                + " check source.path");
    }

    @Test
    void aTieBreakerDecidesAmongEqualTimesByValueAndIsNotKept() throws IOException {
        ReadRules rules = new ReadRules(Order.CANONICAL, "event", TimeRange.ALL);
        Interactions numbers = read(rules, TIMED, part("1 a 5 10", "1 b 5 9", "1 c 4 99", "1 d 5 -", "1 a 5 8"))
                .interactions();
        Interactions texts = read(rules, TIMED, part("1 a 5 x10", "1 b 5 x9")).interactions();

        assertThat(shown(numbers)).containsExactly("1 c 4000", "1 d 5000", "1 a 5000", "1 b 5000", "1 a 5000");
        assertThat(shown(texts)).containsExactly("1 a 5000", "1 b 5000");
        assertThat(numbers.furtherSchema().columns()).isEmpty();
    }

    @Test
    void equalPairsThatATieBreakerSetsApartHaveKeysOfTheirOwn() throws IOException {
        ReadRules rules = new ReadRules(Order.CANONICAL, "event", TimeRange.ALL);
        Interactions read =
                read(rules, TIMED, part("1 a 5 1", "1 b 5 2", "1 a 5 3")).interactions();
        Interactions canonical =
                read(ReadRules.USUAL, TIMED, part("1 a 5", "1 b 5", "1 a 5")).interactions();

        assertThat(keys(read, 0)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(keys(canonical, 0));
    }

    @Test
    void tiesByItemAreInTheOrderOfTheIdsOfNumbersByValue() throws IOException {
        ListPart numbers = part("1 10 5", "1 9 5", "1 2 5", "1 100 4", "1 9 5");
        ListPart texts = part("1 x10 5", "1 \u00e9 5", "1 x9 5", "1 Z 5");

        assertThat(shown(read(BY_ITEM, TIMED, numbers).interactions()))
                .containsExactly("1 100 4000", "1 2 5000", "1 9 5000", "1 9 5000", "1 10 5000");
        assertThat(shown(read(BY_ITEM, TIMED, texts).interactions()))
                .containsExactly("1 Z 5000", "1 x10 5000", "1 x9 5000", "1 \u00e9 5000");
    }

    @Test
    void tiesByItemKeepTheKeyOfEveryRow() throws IOException {
        ListPart rows = part("1 10 5", "1 9 5", "1 2 5", "1 9 5", "1 9 6");
        List<Long> keys = keys(read(BY_ITEM, TIMED, rows).interactions(), 0);

        assertThat(keys)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        keys(read(ReadRules.USUAL, TIMED, rows).interactions(), 0));
    }

    @Test
    void aTieBreakerDecidesBeforeTheItem() throws IOException {
        ReadRules rules = new ReadRules(Order.CANONICAL, "event", TimeRange.ALL, Ties.ITEM);

        assertThat(shown(read(rules, TIMED, part("1 a 5 2", "1 c 5 1", "1 b 5 1"))
                        .interactions()))
                .containsExactly("1 b 5000", "1 c 5000", "1 a 5000");
    }

    @Test
    void rowsOutsideTheRangeAreNoInteractionsAtAll() throws IOException {
        ReadRules.Result result = read(
                range("1970-01-02", "1970-01-03", null),
                TIMED.withFurther(List.of("rating")),
                millis(
                        "1 a " + (DAY - 1) + " x",
                        "1 b " + DAY + " 1",
                        "2 b " + (2 * DAY - 1) + " 2",
                        "3 c " + 2 * DAY + " y"));

        assertThat(shown(result.interactions())).containsExactly("1 b " + DAY, "2 b " + (2 * DAY - 1));
        assertThat(result.interactions().itemCount()).isEqualTo(1);
        assertThat(requireNonNull(result.interactions().column("rating")).type())
                .isEqualTo(ValueType.INT64);
        assertThat(result.losses()).isEqualTo(new ReadRules.Losses(0, 2));
    }

    @Test
    void theUnitOfBareNumbersIsThatOfTheWholeColumn() throws IOException {
        // Milliseconds by the last row alone, which is outside.
        ReadRules.Result result =
                read(range(null, "1970-01-03", null), TIMED, part("1 a 5", "1 b " + DAY), part("1 c 964982703000"));

        assertThat(shown(result.interactions())).containsExactly("1 a 5", "1 b " + DAY);
    }

    @Test
    void lastCountsBackFromJustAfterTheLatestTime() throws IOException {
        ListPart rows = millis("1 a 0", "1 b 1", "1 c " + DAY, "2 c " + DAY / 2);

        assertThat(shown(read(range(null, null, "P1D"), TIMED, rows).interactions()))
                .containsExactly("1 b 1", "1 c " + DAY, "2 c " + DAY / 2);
        assertThat(shown(read(range(null, null, "PT12H"), TIMED, rows).interactions()))
                .containsExactly("1 c " + DAY);
    }

    @Test
    void lastCountsBackFromUntil() throws IOException {
        ListPart rows = millis("1 a 0", "1 b 1", "1 c " + DAY);

        assertThat(shown(read(range(null, "1970-01-02", "P1D"), TIMED, rows).interactions()))
                .containsExactly("1 a 0", "1 b 1");
    }

    @Test
    void timesBefore1970AndAfter2262Work() throws IOException {
        ListPart rows = millis("1 a -3000000000000", "1 b 13000000000000");

        assertThat(shown(read(range("1800-01-01", "2400-01-01", null), TIMED, rows)
                        .interactions()))
                .containsExactly("1 a -3000000000000", "1 b 13000000000000");
    }

    @Test
    void aWindowWithoutRowsNamesItselfAndTheData() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(range("2000-01-01", null, null), TIMED, millis("1 a 0", "1 b 1500")))
                .withMessageEndingWith(
                        ": no interaction is within 2000-01-01T00:00:00Z to the end; the data's times are"
                                + " 1970-01-01T00:00:00Z to 1970-01-01T00:00:01.500Z; change source.from, source.until or"
                                + " source.last");
    }

    @Test
    void rulesThatContradictAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReadRules(Order.FILE, "event", TimeRange.ALL))
                .withMessageContaining("tieBreaker must be left out where order is file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReadRules(Order.FILE, null, TimeRange.of(null, null, "P1D")))
                .withMessageContaining("row numbers are no clock");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FILE.withTies(Ties.ITEM))
                .withMessageContaining("ties must be left out where order is file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.of("2020-01-02", "2020-01-02", null))
                .withMessageContaining("from must be before until");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.of("2020-01-02", null, "P1D"))
                .withMessageContaining("last must be left out where from is given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.of(null, null, "90 days"))
                .withMessage("last must be an ISO 8601 period or duration such as P90D or PT6H, was \"90 days\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.of(null, null, "P0D"))
                .withMessage("last must be longer than nothing, was P0D");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.of("yesterday", null, null))
                .withMessage("from must be an ISO 8601 date or time such as 2026-11-20, was \"yesterday\"");
    }

    private static ReadRules range(@Nullable String from, @Nullable String until, @Nullable String last) {
        return new ReadRules(Order.CANONICAL, null, TimeRange.of(from, until, last));
    }

    private static ReadRules.Result read(ReadRules rules, InteractionColumns columns, ListPart... parts)
            throws IOException {
        return rules.read(new ListSource(List.of(parts)), columns);
    }

    private static ListPart part(String... rows) {
        return new ListPart("part", null, ValueType.UNTYPED, List.of(rows));
    }

    private static ListPart millis(String... rows) {
        return new ListPart("part", TimeUnit.MILLIS, ValueType.UNTYPED, List.of(rows));
    }

    private static List<Long> keys(Interactions read, int user) {
        List<Long> keys = new ArrayList<>();
        for (int position = read.rowStart(user); position < read.rowEnd(user); position++) {
            keys.add(read.rowKey(user, position));
        }
        return keys;
    }

    private static List<String> shown(Interactions read) {
        List<String> rows = new ArrayList<>();
        for (int position = 0; position < read.size(); position++) {
            rows.add(read.userIds().id(read.userOf(position)) + " "
                    + read.itemIds().id(read.item(position)) + " " + read.timeMillis(position));
        }
        return rows;
    }
}
