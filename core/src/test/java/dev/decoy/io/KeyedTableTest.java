package dev.decoy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.IdType;
import dev.decoy.data.ValueType;
import dev.decoy.data.Vocabulary;
import dev.decoy.internal.LongVocabulary;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyedTableTest {
    private static final Vocabulary ITEMS = new LongVocabulary(IdType.INT64, new long[] {5, 6, 7});
    private static final KeyedTable.Columns UNIQUE = new KeyedTable.Columns("item", null, List.of("price"));
    private static final KeyedTable.Columns AS_OF = new KeyedTable.Columns("item", "timestamp", List.of("price"));

    @Test
    void rowsAreFoundByTheCodeOfTheirKeyAndUnknownKeysAreCounted() throws IOException {
        KeyedTable table = read(UNIQUE, new long[] {7, 8, 5}, null, "1.5", "9", "2");
        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(table.unknownRows()).isEqualTo(1);
        assertThat(table.has(1)).isFalse();
        assertThat(table.latest(1, Long.MAX_VALUE)).isEqualTo(-1);
        assertThat(price(table, 0, Long.MAX_VALUE)).isEqualTo(2);
        assertThat(price(table, 2, Long.MAX_VALUE)).isEqualTo(1.5);
    }

    @Test
    void theTypeIsDecidedByAllRowsWhateverKeysAreKnown() throws IOException {
        assertThat(type("1", "2", "3")).isEqualTo(ValueType.INT64);
        assertThat(type("1", "2.5", "3")).isEqualTo(ValueType.FLOAT64);
        assertThat(type("1", "none", "3")).isEqualTo(ValueType.TEXT);
    }

    private static ValueType type(String... prices) throws IOException {
        // The second key is unknown.
        return read(UNIQUE, new long[] {5, 8, 6}, null, prices)
                .schema()
                .columns()
                .get(0)
                .type();
    }

    @Test
    void timesBefore1970AndAfter2262Work() throws IOException {
        long year1900 = -2_208_988_800_000L;
        long year9999 = 253_370_764_800_000L;
        KeyedTable table = read(AS_OF, new long[] {5, 5, 5}, new long[] {year9999, 0, year1900}, "3", "2", "1");
        assertThat(price(table, 0, -1)).isEqualTo(1);
        assertThat(price(table, 0, year9999 - 1)).isEqualTo(2);
        assertThat(price(table, 0, year9999)).isEqualTo(3);
    }

    @Test
    void theLatestRowAtOrBeforeATimeHolds() throws IOException {
        KeyedTable table = read(AS_OF, new long[] {5, 5, 6, 5}, new long[] {30, 10, 10, 20}, "3", "1", "6", "2");
        assertThat(table.latest(0, 9)).isEqualTo(-1);
        assertThat(price(table, 0, 10)).isEqualTo(1);
        assertThat(price(table, 0, 19)).isEqualTo(1);
        assertThat(price(table, 0, 20)).isEqualTo(2);
        assertThat(price(table, 0, Long.MAX_VALUE)).isEqualTo(3);
        assertThat(price(table, 1, 10)).isEqualTo(6);
        assertThat(table.latest(2, Long.MAX_VALUE)).isEqualTo(-1);
    }

    @Test
    void aRepeatedKeyIsNamedWithTheRemedy() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(UNIQUE, new long[] {6, 5, 6, 6, 5}, null, "1", "1", "1", "1", "1"))
                .withMessage(
                        "prices, column \"item\": \"5\" stands in 2 rows, and 1 other keys are repeated; keep one row"
                                + " per key, or set asOf to the column of times from which rows hold");
    }

    @Test
    void rowsThatDifferAtOneTimeAreRefusedAndEqualOnesAreOne() throws IOException {
        assertThat(read(AS_OF, new long[] {5, 5, 5}, new long[] {10, 10, 20}, "1", "1", "2")
                        .rowCount())
                .isEqualTo(2);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(AS_OF, new long[] {5, 5}, new long[] {10, 10}, "1", "2"))
                .withMessage(
                        "prices, column \"item\": \"5\" has rows that differ at one time, 1970-01-01T00:00:00.010Z;"
                                + " keep one of them");
    }

    @Test
    void aTableOfOtherIdsIsRefused() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(UNIQUE, new long[] {1, 2}, null, "1", "2"))
                .withMessage(
                        "prices, column \"item\": none of the 2 keys is an id of this data; check key, and that ids are"
                                + " written alike");
    }

    @Test
    void textKeysFindIntegerIds() throws IOException {
        ArraySource text = ArraySource.of(List.of("6", "06", "x"), List.of("6", "06", "x"), null)
                .column("price", untyped("1", "2", "3"));
        KeyedTable table = KeyedTable.read("prices", text, UNIQUE, ITEMS);
        assertThat(table.rowCount()).isEqualTo(1);
        assertThat(table.has(1)).isTrue();
    }

    private static KeyedTable read(KeyedTable.Columns columns, long[] keys, long @Nullable [] times, String... prices)
            throws IOException {
        return KeyedTable.read(
                "prices", ArraySource.of(keys, keys, times).column("price", untyped(prices)), columns, ITEMS);
    }

    private static double price(KeyedTable table, int key, long time) {
        ColumnVector prices = table.values().get(0);
        int row = table.latest(key, time);
        return prices.storage() == ValueType.Storage.LONG ? prices.longs()[row] : prices.doubles()[row];
    }

    private static ColumnVector untyped(String... values) {
        ColumnVector vector = new ColumnVector(ValueType.UNTYPED);
        vector.ensureCapacity(values.length);
        for (int i = 0; i < values.length; i++) {
            vector.setText(i, values[i]);
        }
        return vector;
    }
}
