package dev.decoy.io.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Interactions;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.spi.SourceFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticSourceTest {
    private static final InteractionColumns COLUMNS =
            InteractionColumns.of("user", "item", "timestamp").withFurther(List.of("rating"));
    private static final long DAY = 86_400_000;

    private record Row(long user, long item, long time, int rating) {}

    @Test
    void isAServiceNamedSynthetic() {
        assertThat(ServiceLoader.load(SourceFactory.class))
                .filteredOn(found -> found.name().equals("synthetic"))
                .singleElement()
                .isInstanceOf(SyntheticFactory.class);
    }

    @Test
    void rowsDoNotDependOnPartsAndBatches() throws IOException {
        SyntheticConfig config = SyntheticConfig.of(200, 50, 2000, 42);
        List<Row> whole = rows(new SyntheticSource(config));
        SyntheticSource cut = new SyntheticSource(config, 130, 7);
        assertThat(cut.parts()).hasSize(16);
        assertThat(rows(cut)).isEqualTo(whole);
    }

    @Test
    void partsTellHowManyRowsTheyHave() throws IOException {
        SyntheticSource source = new SyntheticSource(SyntheticConfig.of(200, 50, 2000, 42), 130, 7);
        long rows = 0;
        for (InteractionSource.Part part : source.parts()) {
            rows += part.rowCount().orElseThrow().rows();
        }
        assertThat(rows).isEqualTo(2000);
    }

    @Test
    void aPartIsReadOnItsOwn() throws IOException {
        SyntheticSource source = new SyntheticSource(SyntheticConfig.of(200, 50, 2000, 42), 500, 64);
        List<Row> all = rows(source);
        List<Row> last = new ArrayList<>();
        read(source.parts().get(3), last);
        assertThat(last).isNotEmpty().isEqualTo(all.subList(all.size() - last.size(), all.size()));
    }

    @Test
    void anotherSeedGivesOtherRows() throws IOException {
        Set<Row> some = new HashSet<>(rows(new SyntheticSource(SyntheticConfig.of(200, 50, 2000, 42))));
        assertThat(rows(new SyntheticSource(SyntheticConfig.of(200, 50, 2000, 43))))
                .doesNotContainAnyElementsOf(some);
    }

    @ParameterizedTest
    @CsvSource({
        // users, items, interactions, popularitySkew, activitySkew, factors, affinity, drift
        "1, 1, 1, 1, 1, 8, 0.7, 0.5",
        "1000, 500, 20000, 1, 1, 8, 0.7, 0.5",
        "40, 30, 1200, 1, 1, 8, 0.7, 0.5",
        "40, 30, 1199, 10, 10, 8, 1, 1",
        "300, 100, 200, 0, 0, 0, 0, 0",
        "100, 400, 30000, 2, 0.5, 100, 1, 0"
    })
    void everyRowIsWithinWhatTheConfigSays(
            int users,
            int items,
            long interactions,
            double popularitySkew,
            double activitySkew,
            int factors,
            double affinity,
            double drift)
            throws IOException {
        SyntheticConfig config = new SyntheticConfig(
                users,
                items,
                interactions,
                popularitySkew,
                activitySkew,
                factors,
                affinity,
                30,
                "2026-01-01",
                drift,
                false,
                42);
        List<Row> rows = rows(new SyntheticSource(config));

        assertThat(rows).hasSize(Math.toIntExact(interactions));
        long start = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.user()).isBetween(1L, (long) users);
            assertThat(row.item()).isBetween(1L, (long) items);
            assertThat(row.time()).isBetween(start, start + 30 * DAY - 1);
            assertThat(row.rating()).isBetween(1, 5);
        });
        assertThat(rows.stream().map(row -> List.of(row.user(), row.item()))).doesNotHaveDuplicates();
        long usersSeen = rows.stream().map(Row::user).distinct().count();
        assertThat(usersSeen).isEqualTo(Math.min(users, interactions));
    }

    @Test
    void itemsAreTakenByTheirPopularity() throws IOException {
        // One row a user, no taste: counts are multinomial with weights 1 / (1.1 + rank).
        SyntheticConfig config = new SyntheticConfig(50_000, 5, 50_000, 1, 0, 0, 0, 90, "2026-01-01", 0, false, 42);
        List<Long> counts =
                new ArrayList<>(countByItem(rows(new SyntheticSource(config))).values());
        counts.sort(Collections.reverseOrder());
        double sum = 1 / 1.1 + 1 / 2.1 + 1 / 3.1 + 1 / 4.1 + 1 / 5.1;
        for (int rank = 0; rank < 5; rank++) {
            double expected = 50_000 / (1.1 + rank) / sum;
            // Five standard deviations of a count.
            assertThat(counts.get(rank).doubleValue()).isBetween(expected - 560, expected + 560);
        }
    }

    @Test
    void whatIsLeftAfterManyRepeatsIsDrawnByTheSameLaw() throws IOException {
        // Weights (1.06 + rank)^-10: all take the first item, then 98 of 100 the second, most after the budget is
        // spent.
        SyntheticConfig config = new SyntheticConfig(2_000, 3, 4_000, 10, 0, 0, 0, 90, "2026-01-01", 0, false, 42);
        List<Long> counts =
                new ArrayList<>(countByItem(rows(new SyntheticSource(config))).values());
        counts.sort(Collections.reverseOrder());
        assertThat(counts.get(0)).isGreaterThan(1_990L);
        assertThat(counts.get(1)).isBetween(1_920L, 1_990L);
    }

    @Test
    void withDriftItemsHaveTheirTime() throws IOException {
        assertThat(itemsAbsentForHalfTheSpan(1)).isEqualTo(20);
        assertThat(itemsAbsentForHalfTheSpan(0)).isZero();
    }

    /** Items, of 20 with about 250 rows each, without a row in some half of the span, which wraps round. */
    private static int itemsAbsentForHalfTheSpan(double drift) throws IOException {
        SyntheticConfig config = new SyntheticConfig(1_000, 20, 5_000, 0, 0, 0, 0, 100, "2026-01-01", drift, false, 42);
        Map<Long, List<Long>> times = rows(new SyntheticSource(config)).stream()
                .collect(Collectors.groupingBy(
                        Row::item, TreeMap::new, Collectors.mapping(Row::time, Collectors.toList())));
        return (int) times.values().stream()
                .filter(itemTimes -> longestGap(itemTimes) >= 50 * DAY)
                .count();
    }

    private static long longestGap(Collection<Long> times) {
        List<Long> sorted = times.stream().sorted().toList();
        long longest = sorted.get(0) + 100 * DAY - sorted.get(sorted.size() - 1);
        for (int i = 1; i < sorted.size(); i++) {
            longest = Math.max(longest, sorted.get(i) - sorted.get(i - 1));
        }
        return longest;
    }

    @Test
    void ratingsTellAffinityFromChance() throws IOException {
        SyntheticConfig noTaste = new SyntheticConfig(200, 100, 4_000, 1, 1, 8, 0, 90, "2026-01-01", 0, false, 42);
        assertThat(rows(new SyntheticSource(noTaste)).stream().map(Row::rating).distinct())
                .containsExactlyInAnyOrder(2, 3, 4);
        SyntheticConfig taste = new SyntheticConfig(200, 100, 4_000, 1, 1, 8, 1, 90, "2026-01-01", 0, false, 42);
        assertThat(rows(new SyntheticSource(taste)).stream().map(Row::rating).distinct())
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void textIdsAreOfEqualWidthAndNameTheSameRows() throws IOException {
        SyntheticSource numbers = new SyntheticSource(config(false));
        SyntheticSource texts = new SyntheticSource(config(true));
        List<String> read = new ArrayList<>();
        for (InteractionSource.Part part : texts.parts()) {
            try (InteractionSource.Reader reader = part.open(COLUMNS)) {
                while (reader.next()) {
                    for (int i = 0; i < reader.rows(); i++) {
                        read.add(reader.users().text(i) + " " + reader.items().text(i));
                    }
                }
            }
        }
        assertThat(read)
                .isEqualTo(rows(numbers).stream()
                        .map(row -> "u" + padded(row.user(), 4) + " i" + padded(row.item(), 2))
                        .toList());
    }

    private static String padded(long number, int width) {
        return "0".repeat(width - Long.toString(number).length()) + number;
    }

    private static SyntheticConfig config(boolean textIds) {
        return new SyntheticConfig(1000, 50, 6000, 1, 1, 8, 0.7, 90, "2026-01-01", 0.5, textIds, 42);
    }

    @Test
    void isReadIntoInteractions() throws IOException {
        Interactions interactions = Interactions.read(new SyntheticSource(config(true)), COLUMNS);
        assertThat(interactions.size()).isEqualTo(6000);
        assertThat(interactions.userIds().id(0)).isEqualTo("u0001");
        assertThat(interactions.hasTime()).isTrue();
        assertThat(interactions.column("rating")).isNotNull();
    }

    @Test
    void columnsHaveTheNamesThatAreAskedFor() throws IOException {
        InteractionSource.Part part = new SyntheticSource(config(false)).parts().get(0);
        InteractionColumns swapped =
                InteractionColumns.of("item", "user", null).withFurther(List.of("timestamp", "user"));
        try (InteractionSource.Reader reader = part.open(swapped);
                InteractionSource.Reader plain = part.open(COLUMNS)) {
            assertThat(reader.next() && plain.next()).isTrue();
            assertThat(reader.timestamps()).isNull();
            assertThat(reader.users().longs()[5]).isEqualTo(plain.items().longs()[5]);
            assertThat(reader.column(0).longs()).isEqualTo(plain.timestamps());
            assertThat(reader.column(1).longs()[5]).isEqualTo(plain.users().longs()[5]);
        }
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
        InteractionSource.Part part = new SyntheticSource(config(false)).parts().get(0);
        assertThatThrownBy(() -> part.open(COLUMNS.withFurther(List.of("price"))))
                .isInstanceOf(DataException.class)
                .hasMessage("synthetic, column \"price\": there is none; there are user, item, timestamp, rating");
        assertThatThrownBy(() -> part.open(InteractionColumns.of("user_id", "item", null)))
                .hasMessageStartingWith("synthetic, column \"user_id\": there is none");
        assertThatThrownBy(() -> part.open(InteractionColumns.of("user", "rating", null)))
                .hasMessage("synthetic, column \"rating\": holds INT8, not ids; ids are in user and item");
        assertThatThrownBy(() -> part.open(InteractionColumns.of("user", "item", "rating")))
                .hasMessage("synthetic, column \"rating\": holds INT8, not times; set source.timestamp: timestamp");
    }

    private static List<Row> rows(SyntheticSource source) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (InteractionSource.Part part : source.parts()) {
            read(part, rows);
        }
        return rows;
    }

    private static void read(InteractionSource.Part part, List<Row> into) throws IOException {
        try (InteractionSource.Reader reader = part.open(COLUMNS)) {
            while (reader.next()) {
                long[] times = Objects.requireNonNull(reader.timestamps());
                for (int i = 0; i < reader.rows(); i++) {
                    into.add(new Row(
                            reader.users().longs()[i],
                            reader.items().longs()[i],
                            times[i],
                            reader.column(0).ints()[i]));
                }
            }
        }
    }

    private static Map<Long, Long> countByItem(List<Row> rows) {
        return rows.stream().collect(Collectors.groupingBy(Row::item, TreeMap::new, Collectors.counting()));
    }
}
