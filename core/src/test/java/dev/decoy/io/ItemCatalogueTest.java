package dev.decoy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.IdType;
import dev.decoy.data.ValueType;
import dev.decoy.internal.LongVocabulary;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemCatalogueTest {
    private static final ItemCatalogue.Columns COLUMNS =
            new ItemCatalogue.Columns("item", "timestamp", null, List.of("market"));

    private static ItemCatalogue read(IdType data, long[] items, long[] from, long... markets) throws IOException {
        ColumnVector market = new ColumnVector(ValueType.INT64);
        market.ensureCapacity(markets.length);
        System.arraycopy(markets, 0, market.longs(), 0, markets.length);
        ArraySource source = ArraySource.of(items, items, from).column("market", market);
        return ItemCatalogue.read("items", source, COLUMNS, data);
    }

    @Test
    void itemsStandInTheOrderOfTheirIdsWithWhatIsSaidOfThem() throws IOException {
        ItemCatalogue catalogue = read(IdType.INT64, new long[] {30, 10, 20}, new long[] {3, 1, 2}, 300, 100, 200);
        assertThat(catalogue.ids().longId(0)).isEqualTo(10);
        assertThat(catalogue.fromMillis(0)).isEqualTo(1);
        assertThat(catalogue.fromMillis(2)).isEqualTo(3);
        assertThat(catalogue.untilMillis(2)).isEqualTo(Long.MAX_VALUE);
        assertThat(catalogue.values().get(0).longs()).startsWith(100, 200, 300);
        assertThat(catalogue.rowsOf(new LongVocabulary(IdType.INT64, new long[] {5, 20, 30})))
                .containsExactly(-1, 1, 2);
    }

    @Test
    void rowsThatAgreeAreOneAndOthersAreRefused() throws IOException {
        assertThat(read(IdType.INT64, new long[] {10, 10}, new long[] {1, 1}, 7, 7)
                        .ids()
                        .size())
                .isEqualTo(1);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(IdType.INT64, new long[] {10, 10}, new long[] {1, 2}, 7, 7))
                .withMessage(
                        "items, column \"item\": \"10\" stands in rows that differ; keep one row per item, with the"
                                + " first time that it is there and the last");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(IdType.INT64, new long[] {10, 10}, new long[] {1, 1}, 7, 8));
    }

    @Test
    void narrowIdsStayNarrowWhereTheyFit() throws IOException {
        assertThat(read(IdType.INT32, new long[] {10}, new long[] {1}, 7).ids().type())
                .isEqualTo(IdType.INT32);
        assertThat(read(IdType.INT32, new long[] {1L << 40}, new long[] {1}, 7)
                        .ids()
                        .type())
                .isEqualTo(IdType.INT64);
    }

    @Test
    void idsOfAnotherKindAreRefused() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(IdType.TEXT, new long[] {10}, new long[] {1}, 7))
                .withMessageContaining(
                        "items, column \"item\": the ids are of type INT64, those of the interactions TEXT");
    }
}
