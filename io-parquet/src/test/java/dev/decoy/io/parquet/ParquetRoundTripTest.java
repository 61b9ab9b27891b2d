package dev.decoy.io.parquet;

import static dev.decoy.io.parquet.Table.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.IdType;
import dev.decoy.data.ValueType;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetRoundTripTest {
    private static final InteractionColumns USER_ITEM = InteractionColumns.of("user", "item", null);

    @TempDir
    Path folder;

    private static Object[] values(ValueType type) {
        return switch (type) {
            case BOOLEAN -> new Object[] {1, 0, 1};
            case INT8 -> new Object[] {-128, 0, 127};
            case INT16 -> new Object[] {-32_768, 0, 32_767};
            case INT32, DATE -> new Object[] {Integer.MIN_VALUE, 0, Integer.MAX_VALUE};
            case INT64, TIMESTAMP_MILLIS, TIMESTAMP_MICROS, TIMESTAMP_NANOS, LOCAL_MILLIS, LOCAL_MICROS, LOCAL_NANOS ->
                new Object[] {Long.MIN_VALUE, 0L, Long.MAX_VALUE};
            case FLOAT32 -> new Object[] {(double) Float.MIN_VALUE, -0.5, (double) Float.MAX_VALUE};
            case FLOAT64 -> new Object[] {Double.MIN_VALUE, -0.1, Double.MAX_VALUE};
            case TEXT, UNTYPED -> new Object[] {"", "Zürich", "\uD83C\uDFB5"};
        };
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNTYPED")
    void valuesOfEveryTypeComeBack(ValueType type) throws IOException {
        Object[] values = values(type);
        Path file = new Table(column("user", ValueType.INT32), column("item", ValueType.INT64), column("value", type))
                .row(1, 10L, values[0])
                .row(1, 11L, values[1])
                .row(2, 10L, values[2])
                .writeTo(folder);

        ParquetSource source = new ParquetSource(file);

        assertThat(source.schema())
                .isEqualTo(new Schema(List.of(
                        column("user", ValueType.INT32), column("item", ValueType.INT64), column("value", type))));
        assertThat(Table.read(source, USER_ITEM.withFurther(List.of("value"))))
                .containsExactly(List.of(1, 10L, values[0]), List.of(1, 11L, values[1]), List.of(2, 10L, values[2]));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNTYPED")
    void missingValuesOfEveryTypeComeBack(ValueType type) throws IOException {
        Object[] values = values(type);
        Path file = new Table(
                        column("user", ValueType.INT32),
                        column("item", ValueType.INT32),
                        column("value", type).orNull())
                .row(1, 10, null)
                .row(1, 11, values[1])
                .row(2, 10, values[2])
                .row(2, 12, null)
                .writeTo(folder);

        ParquetSource source = new ParquetSource(file);

        assertThat(source.schema().columns().get(2))
                .isEqualTo(column("value", type).orNull());
        assertThat(Table.read(source, USER_ITEM.withFurther(List.of("value"))))
                .containsExactly(
                        Arrays.asList(1, 10, null),
                        List.of(1, 11, values[1]),
                        List.of(2, 10, values[2]),
                        Arrays.asList(2, 12, null));
    }

    @Test
    void codesAreWrittenAsTheIdsTheyStandFor() throws IOException {
        Path file = new Table(
                        Schema.Column.ofIds("user", Ids.of(IdType.INT32, "-7", "40")),
                        Schema.Column.ofIds("item", Ids.of(IdType.TEXT, "apple", "pear")),
                        Schema.Column.ofIds("seller", Ids.of(IdType.INT64, "1", "99999999999"))
                                .orNull())
                .row(40, "pear", 99_999_999_999L)
                .row(-7, "apple", null)
                .row(40, "apple", 1)
                .writeTo(folder);

        assertThat(Table.read(new ParquetSource(file), USER_ITEM.withFurther(List.of("seller"))))
                .containsExactly(
                        List.of(40, "pear", 99_999_999_999L),
                        Arrays.asList(-7, "apple", null),
                        List.of(40, "apple", 1L));
    }

    @ParameterizedTest
    @EnumSource
    void everyCompressionIsReadBack(Compression compression) throws IOException {
        Path file = new Table(column("user", ValueType.TEXT), column("item", ValueType.TEXT))
                .row("anna", "x")
                .row("bob", "y")
                .writeTo(folder, compression);

        assertThat(Table.read(new ParquetSource(file), USER_ITEM))
                .containsExactly(List.of("anna", "x"), List.of("bob", "y"));
    }
}
