package dev.decoy.io.parquet;

import static dev.decoy.io.parquet.Table.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.IdType;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetFaultsTest {
    private static final InteractionColumns COLUMNS = InteractionColumns.of("user_id", "item_id", "ts");

    @TempDir
    Path folder;

    private static Table table() {
        return new Table(
                column("user_id", ValueType.INT32),
                column("item_id", ValueType.INT32),
                column("ts", ValueType.TIMESTAMP_MILLIS));
    }

    private static void assertFault(Path file, InteractionColumns columns, String message) {
        assertThatThrownBy(() -> Table.read(new ParquetSource(file), columns))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("x.parquet"), bytes);
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        Path file = file(new byte[0]);

        assertFault(file, COLUMNS, file + ": the file is empty (0 bytes); copy or write it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "user,item\n1,2\n"})
    void aFileOfAnotherKindIsNamed(String content) throws IOException {
        Path file = file(content.getBytes(StandardCharsets.UTF_8));

        assertFault(
                file,
                COLUMNS,
                file + ": not a Parquet file (it does not begin with PAR1); check source.path and source.type");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 100, -1})
    void aFileThatIsCutShortIsNamed(int length) throws IOException {
        byte[] whole = Files.readAllBytes(table().row(1, 10, 5L).writeTo(folder));
        Path file = file(Arrays.copyOf(whole, length < 0 ? whole.length + length : length));

        assertFault(
                file,
                COLUMNS,
                file + ": the file is cut short (it begins as Parquet, but does not end with PAR1);"
                        + " copy or write it again");
    }

    @Test
    void aDamagedFooterIsNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(table().row(1, 10, 5L).writeTo(folder));
        Arrays.fill(bytes, bytes.length - 60, bytes.length - 8, (byte) 0x55);
        Path file = file(bytes);

        assertThatThrownBy(() -> new ParquetSource(file).schema())
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": the footer cannot be read (");
    }

    @Test
    void damagedPagesAreNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(table().row(1, 10, 5L).writeTo(folder));
        Arrays.fill(bytes, 4, 40, (byte) 0x55);
        Path file = file(bytes);

        assertThatThrownBy(() -> Table.read(new ParquetSource(file), COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + "")
                .hasMessageEndingWith("the file is damaged, copy or write it again");
    }

    @Test
    void aMissingColumnIsNamedWithTheColumnsThereAre() throws IOException {
        Path file = table().row(1, 10, 5L).writeTo(folder);

        assertFault(
                file,
                InteractionColumns.of("userid", "item_id", null),
                file + ": there is no column \"userid\" (did you mean user_id?); the columns are user_id, item_id, ts");
        assertFault(
                file,
                InteractionColumns.of("user_id", "item_id", "when"),
                file + ": there is no column \"when\"; the columns are user_id, item_id, ts");
    }

    @Test
    void aMissingIdIsNamedByItsRowInTheFile() throws IOException {
        Path file = folder.resolve("x.parquet");
        new ForeignFile(
                        file,
                        "required int32 user; optional int64 item;",
                        ParquetProperties.builder().build())
                .rowGroup(List.of(List.of(1, 10L), List.of(1, 11L)))
                .rowGroup(List.of(List.of(1, 12L), Arrays.asList(2, null)))
                .end();

        assertFault(
                file,
                InteractionColumns.of("user", "item", null),
                file + ", row 4, column \"item\": no value, but every interaction needs an id; set source.onNull to"
                        + " drop, or drop such rows first");
    }

    @Test
    void anEmptyIdIsNamed() throws IOException {
        Path file = new Table(column("user", ValueType.TEXT), column("item", ValueType.TEXT))
                .row("anna", "x")
                .row("", "y")
                .writeTo(folder);

        assertFault(
                file,
                InteractionColumns.of("user", "item", null),
                file + ", row 2, column \"user\": an empty id; set source.onNull to drop, or give such rows an id");
    }

    @Test
    void aMissingTimeIsNamed() throws IOException {
        Path file = new Table(
                        column("user_id", ValueType.INT32),
                        column("item_id", ValueType.INT32),
                        column("ts", ValueType.TIMESTAMP_MILLIS).orNull())
                .row(1, 10, null)
                .writeTo(folder);

        assertFault(
                file,
                COLUMNS,
                file + ", row 1, column \"ts\": no time; set source.onNull to drop, or source.timestamp to null to"
                        + " ignore the column");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int64 item (DECIMAL(9,2)) | DECIMAL(9,2)",
                "fixed_len_byte_array(16) item (DECIMAL(38,0)) | DECIMAL(38,0)",
            })
    void aColumnOfATypeThatIsNotReadIsNamed(String column, String type) throws IOException {
        Path file = folder.resolve("x.parquet");
        new ForeignFile(
                        file,
                        "required int32 user; required " + column + ";",
                        ParquetProperties.builder().build())
                .end();

        assertFault(
                file,
                InteractionColumns.of("user", "item", null),
                file + ", column \"item\": " + type
                        + " is not read; write it as a whole number, a floating-point number, a timestamp or text");
        assertThat(new ParquetSource(file).schema().unreadable())
                .isEqualTo(Map.of(
                        "item",
                        type + " is not read; write it as a whole number, a floating-point number, a timestamp or"
                                + " text"));
    }

    @Test
    void bytesThatAreNoTextAreNamed() throws IOException {
        Path file = ForeignFile.write(
                folder.resolve("x.parquet"),
                "required int32 user; required int32 item; optional binary tag;",
                List.of(
                        List.of(1, 1, "\u00fc\ud83d\ude00"),
                        Arrays.asList(1, 2, null),
                        List.of(1, 3, Binary.fromConstantByteArray(new byte[] {'a', (byte) 0xff}))));
        InteractionColumns columns = InteractionColumns.of("user", "item", null);

        assertFault(
                file,
                columns.withFurther(List.of("tag")),
                file
                        + ", column \"tag\": the column is of bytes, and those of a value are no text in UTF-8; leave it out,"
                        + " or write the column as text");
        assertThat(Table.read(new ParquetSource(file), columns)).hasSize(3);
    }

    @Test
    void idsAndTimesOfWrongTypesAreNamed() throws IOException {
        Path file = new Table(
                        column("user", ValueType.INT32),
                        column("item", ValueType.FLOAT64),
                        column("ts", ValueType.FLOAT32))
                .row(1, 10.0, 5.0)
                .writeTo(folder);

        assertFault(
                file,
                InteractionColumns.of("user", "item", null),
                file + ", column \"item\": ids are whole numbers or text, but this is FLOAT64; write the column as one"
                        + " of these");
        assertFault(
                file,
                InteractionColumns.of("user", "user", "ts"),
                file + ", column \"ts\": times are timestamps, dates, whole numbers or text, but this is FLOAT32; write"
                        + " the column as one of these, or set source.timestamp to null to ignore it");
    }

    @Test
    void anIdBeyond32BitsIsNamed() throws IOException {
        Path file = new Table(column("user", ValueType.INT64), column("item", ValueType.INT64))
                .row(1L << 31, 1L)
                .writeTo(folder);

        assertFault(
                file,
                new InteractionColumns("user", "item", null, null, IdType.INT32, List.of()),
                file + ", row 1, column \"user\": 2147483648 is no 32-bit integer; set source.idType to int64 or text");
    }

    @Test
    void onlyCodecsThatNeedNoHadoopAreRead() {
        assertThat(Arrays.stream(CompressionCodecName.values()).filter(Codecs::canRead))
                .containsExactlyInAnyOrder(
                        CompressionCodecName.UNCOMPRESSED,
                        CompressionCodecName.SNAPPY,
                        CompressionCodecName.GZIP,
                        CompressionCodecName.LZ4_RAW,
                        CompressionCodecName.ZSTD);
    }
}
