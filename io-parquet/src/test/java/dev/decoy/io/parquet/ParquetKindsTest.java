package dev.decoy.io.parquet;

import static dev.decoy.io.parquet.Table.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import dev.decoy.io.InputFiles;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.OnNull;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.InteractionSource.TimeBounds;
import dev.decoy.io.ReadRules;
import dev.decoy.io.ReadRules.Order;
import dev.decoy.io.TimeRange;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetKindsTest {
    private static final InteractionColumns UNTIMED = InteractionColumns.of("user", "item", null);
    private static final InteractionColumns TIMED = InteractionColumns.of("user", "item", "ts");
    private static final int JULIAN_1970 = 2_440_588;

    @TempDir
    private Path folder;

    private int files;

    @Test
    void int96TimesAreTimestampsOfNanoseconds() throws IOException {
        Path file = write(
                "required int64 user; required int64 item; required int96 ts;",
                List.of(
                        row(1L, 1L, int96(JULIAN_1970, 1_999_999)),
                        row(1L, 2L, int96(JULIAN_1970 - 1, 86_399_999_999_999L)),
                        row(1L, 3L, int96(JULIAN_1970 + 20_000, 1_000_000))));
        ParquetSource source = new ParquetSource(file);

        assertThat(Table.read(source, TIMED.withFurther(List.of("ts"))))
                .containsExactly(
                        List.of(1L, 1L, 1L, 1_999_999L),
                        List.of(1L, 2L, -1L, -1L),
                        List.of(1L, 3L, 1_728_000_000_001L, 1_728_000_000_001_000_000L));
        assertThat(source.schema().columns().get(2).type()).isEqualTo(ValueType.TIMESTAMP_NANOS);
    }

    @Test
    void int96TimesAfter2262AreNamed() throws IOException {
        Path file = write(
                "required int64 user; required int64 item; required int96 ts;",
                List.of(row(1L, 1L, int96(JULIAN_1970 + 2_932_896, 0))));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Table.read(new ParquetSource(file), TIMED))
                .withMessage(file + ", column \"ts\": the time 9999-12-31T00:00:00Z does not fit 64 bits of nanoseconds"
                        + " (1677 to 2262); write the column as a timestamp of microseconds");
    }

    @Test
    void decimalsWithoutAScaleAreWholeNumbers() throws IOException {
        Path file = write(
                "required int32 user (DECIMAL(9,0)); required int64 item (DECIMAL(18,0));"
                        + "optional fixed_len_byte_array(8) a (DECIMAL(18,0)); required binary b (DECIMAL(12,0));",
                List.of(
                        row(-7, 999_999_999_999_999_999L, bytes(-5, 8), bytes(300, 2)),
                        row(8, 2L, null, bytes(-1, 1))));
        InteractionColumns all = UNTIMED.withFurther(List.of("a", "b"));

        assertThat(Table.read(new ParquetSource(file), all))
                .containsExactly(row(-7L, 999_999_999_999_999_999L, -5L, 300L), row(8L, 2L, null, -1L));
    }

    @Test
    void uuidsAreTextIds() throws IOException {
        byte[] id = new byte[16];
        for (int i = 0; i < id.length; i++) {
            id[i] = (byte) (0x11 * i);
        }
        Path file = write(
                "required fixed_len_byte_array(16) user (UUID); required int64 item;",
                List.of(row(Binary.fromConstantByteArray(id), 1L), row(Binary.fromConstantByteArray(id), 2L)));
        Interactions read = Interactions.read(new ParquetSource(file), UNTIMED);

        assertThat(read.userCount()).isEqualTo(1);
        assertThat(read.userIds().id(0)).isEqualTo("00112233-4455-6677-8899-aabbccddeeff");
    }

    @Test
    void bytesInUtf8AreText() throws IOException {
        Path file = write(
                "required binary user; required int64 item; optional binary tag;",
                List.of(row("a", 1L, "\u00fc"), row("b", 2L, null), row("c", 3L, "")));

        assertThat(Table.read(new ParquetSource(file), UNTIMED.withFurther(List.of("tag"))))
                .containsExactly(row("a", 1L, "\u00fc"), row("b", 2L, null), row("c", 3L, ""));
    }

    @Test
    void unsignedNumbersMustFit() throws IOException {
        String schema = "required int64 user (INTEGER(64,false)); required int64 item;";
        Path fits = write(schema, List.of(row(Long.MAX_VALUE, 1L)));
        assertThat(Table.read(new ParquetSource(fits), UNTIMED)).containsExactly(row(Long.MAX_VALUE, 1L));

        Path tooLarge = write(schema, List.of(row(-1L, 1L)));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Table.read(new ParquetSource(tooLarge), UNTIMED))
                .withMessage(
                        tooLarge + ", column \"user\": the unsigned number 18446744073709551615 does not fit 64 bits"
                                + " with a sign; write the column as text");
    }

    @Test
    void rowsWithoutAUserAnItemOrATimeAreDropped() throws IOException {
        Path file = write(
                "optional int64 user; optional binary item (STRING); optional int64 ts (TIMESTAMP(MILLIS,true));",
                List.of(
                        row(1L, "a", 5L),
                        row(null, "b", 5L),
                        row(1L, "", 5L),
                        row(1L, null, 5L),
                        row(1L, "c", null),
                        row(2L, "d", 6L)));
        ReadRules.Result result = ReadRules.USUAL.read(new ParquetSource(file), TIMED.withOnNull(OnNull.DROP));

        assertThat(result.interactions().size()).isEqualTo(2);
        assertThat(result.interactions().itemCount()).isEqualTo(2);
        assertThat(result.losses()).isEqualTo(new ReadRules.Losses(4, 0));
    }

    @Test
    void rowGroupsOutsideTheRangeAreNotReadButCounted() throws IOException {
        Path file = rowGroups();
        TimeRange range = TimeRange.of("1970-01-02", "1970-01-03", null);
        ReadRules.Result result = new ReadRules(Order.CANONICAL, null, range).read(readable(file, 1), TIMED);

        assertThat(result.interactions().size()).isEqualTo(1);
        assertThat(result.losses().outsideTimeRange()).isEqualTo(3);
    }

    @Test
    void theLatestTimeIsKnownFromStatistics() throws IOException {
        Path file = rowGroups();
        TimeRange range = TimeRange.of(null, null, "PT1S");
        ReadRules.Result result = new ReadRules(Order.CANONICAL, null, range).read(readable(file, 2), TIMED);

        assertThat(result.interactions().timeMillis(0)).isEqualTo(2 * 86_400_000L);
    }

    @Test
    void boundsAreOfStoredTimesInMilliseconds() throws IOException {
        Path file = write(
                "required int64 user; required int32 item; required int64 ts; required int32 day (DATE);"
                        + "required int64 micros (TIMESTAMP(MICROS,true));",
                List.of(row(1L, 1, -5L, 1, -1L), row(1L, 1, 7L, 2, 1_999L)));

        assertThat(bounds(file, "ts", null)).isNull();
        assertThat(bounds(file, "ts", TimeUnit.SECONDS)).isEqualTo(new TimeBounds(-5_000, 7_000, 2));
        assertThat(bounds(file, "day", null)).isEqualTo(new TimeBounds(86_400_000, 172_800_000, 2));
        assertThat(bounds(file, "micros", null)).isEqualTo(new TimeBounds(-1, 1, 2));
    }

    @Test
    void missingTimesAreNotPrunedAway() throws IOException {
        Path file = write(
                "required int64 user; required int64 item; optional int64 ts;",
                List.of(row(1L, 1L, null), row(1L, 1L, 7L)));

        assertThat(bounds(file, "ts", TimeUnit.MILLIS)).isNull();
    }

    @Test
    void filesOfAnyFileSystemAreReadAndWritten() throws IOException {
        try (FileSystem memory = Jimfs.newFileSystem("parquet", Configuration.unix())) {
            Path out = InputFiles.resolve(folder, "jimfs://parquet/out");
            Table table = new Table(column("user", ValueType.INT64), column("item", ValueType.TEXT))
                    .row(1, "a")
                    .row(2, "b");
            Path file = table.writeTo(out);

            assertThat(file.getFileSystem()).isSameAs(memory);
            assertThat(Table.read(new ParquetSource(out.resolve("tr*")), UNTIMED))
                    .containsExactly(row(1L, "a"), row(2L, "b"));
        }
    }

    private Path rowGroups() throws IOException {
        Path file = folder.resolve("groups.parquet");
        new ForeignFile(
                        file,
                        "required int64 user; required int64 item; required int64 ts (TIMESTAMP(MILLIS,true));",
                        ParquetProperties.builder().build())
                .rowGroup(List.of(row(1L, 1L, 0L), row(1L, 2L, 5L)))
                .rowGroup(List.of(row(1L, 3L, 86_400_000L)))
                .rowGroup(List.of(row(1L, 4L, 2 * 86_400_000L)))
                .end();
        return file;
    }

    /** The file's row groups, of which one alone may be opened. */
    private static InteractionSource readable(Path file, int rowGroup) throws IOException {
        ParquetSource source = new ParquetSource(file);
        return new OnePartOpens(source, source.parts(), rowGroup);
    }

    private static @Nullable TimeBounds bounds(Path file, String column, @Nullable TimeUnit unit) throws IOException {
        InteractionColumns columns = new InteractionColumns("user", "item", column, unit, null, List.of());
        return new ParquetSource(file).parts().get(0).timeBounds(columns).orElse(null);
    }

    private Path write(String schema, List<List<@Nullable Object>> rows) throws IOException {
        return ForeignFile.write(folder.resolve("file" + files++ + ".parquet"), schema, rows);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static Binary int96(int julianDay, long nanosOfDay) {
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        return Binary.fromConstantByteArray(
                bytes.putLong(nanosOfDay).putInt(julianDay).array());
    }

    /** Two's complement, big end first. */
    private static Binary bytes(long value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) (value < 0 ? -1 : 0));
        byte[] low = BigInteger.valueOf(value).toByteArray();
        System.arraycopy(low, 0, bytes, length - low.length, low.length);
        return Binary.fromConstantByteArray(bytes);
    }
}
