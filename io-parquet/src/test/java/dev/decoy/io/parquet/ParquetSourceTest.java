package dev.decoy.io.parquet;

import static dev.decoy.io.parquet.Table.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.IdType;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetSourceTest {
    private static final InteractionColumns USER_ITEM = InteractionColumns.of("user", "item", null);

    @TempDir
    Path folder;

    private static Table pairs() {
        return new Table(column("user", ValueType.INT32), column("item", ValueType.INT32));
    }

    private static InteractionColumns withIds(IdType type) {
        return new InteractionColumns("user", "item", null, null, type, List.of());
    }

    @Test
    void thereIsNoHadoopOnTheClassPathOfTheseTests() {
        assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void filesOfAFolderAreItsParts() throws IOException {
        pairs().row(2, 20).writeTo(folder.resolve("b"));
        pairs().row(1, 10).writeTo(folder.resolve("a"));

        ParquetSource source = new ParquetSource(folder);

        assertThat(source.parts())
                .extracting(InteractionSource.Part::name)
                .containsExactly(folder + "/a/train/part-00000.parquet", folder + "/b/train/part-00000.parquet");
        assertThat(Table.read(source, USER_ITEM)).containsExactly(List.of(1, 10), List.of(2, 20));
        assertThat(source.parts().get(0).file()).contains(folder.resolve("a/train/part-00000.parquet"));
    }

    @Test
    void rowGroupsArePartsOfTheirOwn() throws IOException {
        Path file = folder.resolve("x.parquet");
        new ForeignFile(
                        file,
                        "required int32 user; required int32 item;",
                        ParquetProperties.builder().build())
                .rowGroup(List.of(List.of(1, 10), List.of(1, 11)))
                .rowGroup(List.of(List.of(2, 12)))
                .end();

        List<InteractionSource.Part> parts = new ParquetSource(file).parts();

        assertThat(parts)
                .extracting(InteractionSource.Part::name)
                .containsExactly(file + ", row group 1", file + ", row group 2");
        assertThat(Table.read(parts.get(1), USER_ITEM)).containsExactly(List.of(2, 12));
        assertThat(Table.read(parts.get(0), USER_ITEM)).containsExactly(List.of(1, 10), List.of(1, 11));
    }

    @Test
    void aFileWithoutRowsIsAnEmptyPart() throws IOException {
        Path file = pairs().writeTo(folder);

        ParquetSource source = new ParquetSource(file);

        assertThat(source.parts()).hasSize(1);
        assertThat(Table.read(source, USER_ITEM)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void manyPagesOfEitherVersionAreRead(WriterVersion version) throws IOException {
        Path file = folder.resolve("x.parquet");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            // Few texts and then many, so that the writer gives its dictionary up half-way.
            String text = i < 10_000 ? "few " + i % 7 : "many, each of some length, this being number " + i;
            rows.add(Arrays.asList(i / 10, (long) i, i % 3 == 0 ? null : text, i % 5 == 0 ? null : i * 0.5));
        }
        new ForeignFile(
                        file,
                        "required int32 user; required int64 item; optional binary text (STRING); optional double weight;",
                        ParquetProperties.builder()
                                .withWriterVersion(version)
                                .withPageRowCountLimit(1_000)
                                .withDictionaryPageSize(100_000)
                                .build())
                .rowGroup(rows)
                .end();

        assertThat(Table.read(new ParquetSource(file), USER_ITEM.withFurther(List.of("text", "weight"))))
                .isEqualTo(rows);
    }

    @Test
    void unsignedIntegersBecomeTheNextWiderType() throws IOException {
        Path file = ForeignFile.write(
                folder.resolve("x.parquet"),
                "required int32 user (INTEGER(32,false)); required int32 item (INTEGER(16,false));"
                        + "required int32 small (INTEGER(8,false));",
                List.of(List.of(-1, 65_535, 255)));

        assertThat(Table.read(new ParquetSource(file), USER_ITEM.withFurther(List.of("small"))))
                .containsExactly(List.of(4_294_967_295L, 65_535, 255));
    }

    @Test
    void integerIdsAreReadAsTextOnRequest() throws IOException {
        Path file = pairs().row(-7, 10).writeTo(folder);

        assertThat(Table.read(new ParquetSource(file), withIds(IdType.TEXT))).containsExactly(List.of("-7", "10"));
    }

    @Test
    void idsAreReadAsIntegersOnRequest() throws IOException {
        Path file = new Table(column("user", ValueType.TEXT), column("item", ValueType.INT8))
                .row("-7", 10)
                .writeTo(folder);

        assertThat(Table.read(new ParquetSource(file), withIds(IdType.INT32))).containsExactly(List.of(-7, 10));
        assertThat(Table.read(new ParquetSource(file), withIds(IdType.INT64))).containsExactly(List.of(-7L, 10L));
    }

    @ParameterizedTest
    @CsvSource({"x7", "007", "9223372036854775808"})
    void anIdThatIsNoIntegerIsNamedWhereIntegersAreAskedFor(String id) throws IOException {
        Path file = new Table(column("user", ValueType.TEXT), column("item", ValueType.TEXT))
                .row("7", "1")
                .row(id, "2")
                .writeTo(folder);

        assertThatThrownBy(() -> Table.read(new ParquetSource(file), withIds(IdType.INT64)))
                .hasMessage(file + ", row 2, column \"user\": \"" + id
                        + "\" is no 64-bit integer; set source.idType to text");
    }

    @ParameterizedTest
    @CsvSource({
        "TIMESTAMP_MILLIS, -1",
        "TIMESTAMP_MICROS, -1",
        "TIMESTAMP_NANOS, -1",
        "LOCAL_MILLIS, -1",
        "LOCAL_MICROS, -1",
        "LOCAL_NANOS, -1",
        "DATE, -86400000"
    })
    void parquetTimesBecomeMillisecondsRoundedDown(ValueType type, long millis) throws IOException {
        Path file = new Table(column("user", ValueType.INT32), column("item", ValueType.INT32), column("ts", type))
                .row(1, 10, -1)
                .writeTo(folder);
        InteractionColumns columns = InteractionColumns.of("user", "item", "ts");

        assertThat(Table.read(new ParquetSource(file), columns)).containsExactly(List.of(1, 10, millis));
        assertThat(unitOf(file, columns)).isEqualTo(InteractionColumns.TimeUnit.MILLIS);
    }

    @Test
    void bareNumbersStayAsTheyAreInTheUnitAskedFor() throws IOException {
        Path file = new Table(
                        column("user", ValueType.INT32), column("item", ValueType.INT32), column("ts", ValueType.INT32))
                .row(1, 10, 1_700_000_000)
                .writeTo(folder);
        InteractionColumns asked =
                new InteractionColumns("user", "item", "ts", InteractionColumns.TimeUnit.SECONDS, null, List.of());

        assertThat(Table.read(new ParquetSource(file), asked)).containsExactly(List.of(1, 10, 1_700_000_000L));
        assertThat(unitOf(file, asked)).isEqualTo(InteractionColumns.TimeUnit.SECONDS);
        assertThat(unitOf(file, InteractionColumns.of("user", "item", "ts"))).isNull();
    }

    private static InteractionColumns.@Nullable TimeUnit unitOf(Path file, InteractionColumns columns)
            throws IOException {
        try (InteractionSource.Reader reader =
                new ParquetSource(file).parts().get(0).open(columns)) {
            assertThat(reader.next()).isTrue();
            return reader.timeUnit();
        }
    }

    private Path withTextTimes(String... times) throws IOException {
        Table table = new Table(
                column("user", ValueType.INT32), column("item", ValueType.INT32), column("ts", ValueType.TEXT));
        for (String time : times) {
            table.row(1, 10, time);
        }
        return table.writeTo(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-02, 86400000",
        "1970-01-01T00:00:01, 1000",
        "1970-01-01 00:00:01.5, 1500",
        "1970-01-01T00:00:01Z, 1000",
        "1970-01-01T02:00:00+02:00, 0",
        "1970-01-01 00:00:00-0130, 5400000",
        "1970-01-01 02:00:00+02, 0",
        "1969-12-31T23:59:59.999999, -1",
    })
    void textTimesAreReadAsIso8601(String time, long millis) throws IOException {
        Path file = withTextTimes(time);
        InteractionColumns columns = InteractionColumns.of("user", "item", "ts");

        assertThat(Table.read(new ParquetSource(file), columns)).containsExactly(List.of(1, 10, millis));
        assertThat(unitOf(file, columns)).isEqualTo(InteractionColumns.TimeUnit.MILLIS);
    }

    @Test
    void wholeNumbersAsTextAreBareNumbers() throws IOException {
        Path file = withTextTimes("1700000000", "5");
        InteractionColumns columns = InteractionColumns.of("user", "item", "ts");

        assertThat(Table.read(new ParquetSource(file), columns))
                .containsExactly(List.of(1, 10, 1_700_000_000L), List.of(1, 10, 5L));
        assertThat(unitOf(file, columns)).isNull();
    }

    @Test
    void aTimeThatCannotBeReadIsNamed() throws IOException {
        Path file = withTextTimes("2024-01-01", "n/a");

        assertThatThrownBy(() -> Table.read(new ParquetSource(file), InteractionColumns.of("user", "item", "ts")))
                .hasMessage(file + ", row 2, column \"ts\": \"n/a\" is not a time in ISO 8601; correct it, or set"
                        + " source.timestamp to null to ignore the column");
    }

    @Test
    void aColumnMayBeReadAsTimeAndAsFurtherColumn() throws IOException {
        Path file = new Table(
                        column("user", ValueType.INT32),
                        column("item", ValueType.INT32),
                        column("ts", ValueType.TIMESTAMP_MICROS))
                .row(1, 10, 1_500L)
                .writeTo(folder);

        assertThat(Table.read(
                        new ParquetSource(file),
                        InteractionColumns.of("user", "item", "ts").withFurther(List.of("ts", "user"))))
                .containsExactly(List.of(1, 10, 1L, 1_500L, 1));
    }

    @Test
    void columnsThatAreNotAskedForMayBeOfAnyType() throws IOException {
        Path file = new Table(
                        column("user", ValueType.INT32),
                        column("item", ValueType.INT32),
                        column("tags", ValueType.TEXT).listOf(2))
                .row(1, 10, List.of("a", "b"))
                .writeTo(folder);
        ParquetSource source = new ParquetSource(file);

        assertThat(source.schema().names()).containsExactly("user", "item");
        assertThat(Table.read(source, USER_ITEM)).containsExactly(List.of(1, 10));
        assertThatThrownBy(() -> Table.read(source, USER_ITEM.withFurther(List.of("tags"))))
                .hasMessageStartingWith(file + ", column \"tags\": LIST is not read; write it as");
    }

    @Test
    void filesThatDifferInTheirColumnsAreNamed() throws IOException {
        Path first = pairs().row(1, 10).writeTo(folder.resolve("a"));
        Path second = new Table(column("item", ValueType.INT32), column("user", ValueType.TEXT))
                .row(10, "1")
                .writeTo(folder.resolve("b"));

        assertThatThrownBy(() -> new ParquetSource(folder).schema())
                .hasMessage(second + ", column \"user\": TEXT here, but INT32 in " + first
                        + "; make the files alike, or let source.path match one kind");
    }

    @Test
    void theWholeReadsIntoInteractions() throws IOException {
        Path file = new Table(
                        Schema.Column.ofIds("user", Ids.of(IdType.TEXT, "anna", "bob")),
                        column("item", ValueType.INT64),
                        column("ts", ValueType.TIMESTAMP_MILLIS))
                .row("bob", 7L, 2_000L)
                .row("anna", 7L, 3_000L)
                .row("anna", 9L, 1_000L)
                .writeTo(folder);

        Interactions interactions =
                Interactions.read(new ParquetSource(file), InteractionColumns.of("user", "item", "ts"));

        assertThat(interactions.size()).isEqualTo(3);
        assertThat(interactions.userIds().id(0)).isEqualTo("anna");
        assertThat(interactions.timeMillis(0)).isEqualTo(1_000);
    }
}
