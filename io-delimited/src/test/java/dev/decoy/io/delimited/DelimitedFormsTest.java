package dev.decoy.io.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.HiveDates;
import dev.decoy.io.InputFiles;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.OnNull;
import dev.decoy.io.ReadRules;
import dev.decoy.io.ReadRules.Order;
import dev.decoy.io.Schema;
import dev.decoy.io.TimeRange;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelimitedFormsTest {
    private static final InteractionColumns UNTIMED = InteractionColumns.of("user", "item", null);
    private static final InteractionColumns TIMED = InteractionColumns.of("user", "item", "ts");
    private static final ReadRules FILE = new ReadRules(Order.FILE, null, TimeRange.ALL);

    @TempDir
    private Path folder;

    @Test
    void typesOfAtomicFilesAreTakenOff() throws IOException {
        Path file = TestFiles.write(
                folder.resolve("a.inter"), "user_id:token\titem_id:token\ttimestamp:float\n1\t7\t5.0\n");
        DelimitedSource source = new DelimitedSource(file, DelimitedFormat.withHeader("\t"));

        assertThat(source.schema().names()).containsExactly("user_id", "item_id", "timestamp");
        assertThat(TestFiles.rows(source, InteractionColumns.of("user_id", "item_id", "timestamp")))
                .containsExactly("1|7|5");
    }

    @Test
    void namesWithColonsAreKeptWhereOneHasNoType() throws IOException {
        Path file = TestFiles.write(folder.resolve("a.csv"), "user:token,item:id\n1,7\n");

        assertThat(DelimitedSource.csv(file).schema().names()).containsExactly("user:token", "item:id");
    }

    @Test
    void aUserAndItsItemsStandOnALine() throws IOException {
        Path file = TestFiles.write(folder.resolve("train.txt"), "0 5 3 9\n1 3 \n2\n3 5 5\n");
        DelimitedSource source = new DelimitedSource(file, DelimitedFormat.userPerLine(" "));

        assertThat(source.schema().names()).containsExactly("user", "item");
        assertThat(TestFiles.rows(source, UNTIMED)).containsExactly("0|5", "0|3", "0|9", "1|3", "3|5", "3|5");
        assertThat(TestFiles.positions(FILE.read(source, UNTIMED).interactions()))
                .containsExactly("0|5|1", "0|3|2", "0|9|3", "1|3|4", "3|5|5", "3|5|6");
    }

    @Test
    void faultsOfALineNameTheItem() throws IOException {
        Path file = TestFiles.write(folder.resolve("train.txt"), "0 5 3\n1 3  9\n");
        DelimitedSource source = new DelimitedSource(file, DelimitedFormat.userPerLine(" "));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TestFiles.rows(source, UNTIMED))
                .withMessageEndingWith("train.txt, line 2, item 2, column \"item\": the id is missing; fill it in, or"
                        + " remove the row");
    }

    @Test
    void aUserPerLineNeedsTwoNames() {
        var form = DelimitedFormat.Form.USER_PER_LINE;
        assertThat(new DelimitedSourceFactory.Config("a", " ", true, List.of(), null, List.of(), form)
                        .format()
                        .columns())
                .containsExactly("user", "item");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new DelimitedSourceFactory.Config("a", " ", true, List.of("u"), null, List.of(), form))
                .withMessage("columns must be two names, of user and item, where form is user-per-line, was [u]");
    }

    @Test
    void rowsWithoutAUserAnItemOrATimeAreDropped() throws IOException {
        Path file =
                TestFiles.write(folder.resolve("a.csv"), "user,item,ts,r\n1,a,5,1\n,b,5,2\n1,,5,3\n1,c,,4\n1,d,6,5\n");
        InteractionColumns rated = TIMED.withFurther(List.of("r"));
        ReadRules.Result dropped = ReadRules.USUAL.read(DelimitedSource.csv(file), rated.withOnNull(OnNull.DROP));

        assertThat(TestFiles.positions(dropped.interactions())).containsExactly("1|a|5000|1", "1|d|6000|5");
        assertThat(dropped.losses()).isEqualTo(new ReadRules.Losses(3, 0));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ReadRules.USUAL.read(DelimitedSource.csv(file), rated));
    }

    @Test
    void filesOfDaysOutsideTheRangeAreNotOpened() throws IOException {
        TestFiles.write(folder.resolve("dt=2026-11-18/a.csv"), "this,is,no,such,file\n");
        TestFiles.write(
                folder.resolve("dt=2026-11-19/a.csv"), "user,item,ts\n1,a,2026-11-19T23:00:00\n1,c,2026-11-19\n");
        TestFiles.write(folder.resolve("dt=2026-11-20/a.csv"), "user,item,ts\n1,b,2026-11-20T01:00:00\n");
        TimeRange range = TimeRange.of("2026-11-19T12:00:00", null, null);
        DelimitedSource source = DelimitedSource.csv(folder).choosing(new HiveDates("dt", range));
        ReadRules.Result read = new ReadRules(Order.CANONICAL, null, range).read(source, TIMED);

        assertThat(TestFiles.positions(read.interactions())).containsExactly("1|a|1795129200000", "1|b|1795136400000");
        assertThat(read.losses().outsideTimeRange()).isEqualTo(1);
    }

    @Test
    void filesOfAnyFileSystemAreReadAndWritten() throws IOException {
        Schema schema = new Schema(
                List.of(Schema.Column.of("user", ValueType.INT64), Schema.Column.of("item", ValueType.TEXT)));
        try (FileSystem memory = Jimfs.newFileSystem("delimited", Configuration.unix())) {
            Path root = InputFiles.resolve(folder, "jimfs://delimited/out");
            ExampleSink sink = new DelimitedSink(root, ',', true, DelimitedSink.Compression.GZIP);
            ExampleBatch batch = new ExampleBatch(schema);
            batch.reset(1);
            batch.column(0).longs()[0] = 7;
            batch.column(1).setText(0, "a");
            try (ExampleSink.Writer writer = sink.open("train", 0, schema)) {
                writer.write(batch);
                writer.commit();
            }

            assertThat(Files.exists(memory.getPath("/out/train/part-00000.csv.gz")))
                    .isTrue();
            assertThat(TestFiles.rows(DelimitedSource.csv(root.resolve("tr*")), UNTIMED))
                    .containsExactly("7|a");
        }
    }

    @Test
    void aFileSystemThatIsNotThereIsAFault() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> InputFiles.resolve(folder, "s3://bucket/a"))
                .withMessageStartingWith("s3://bucket/a: no such path (")
                .withMessageEndingWith("; check the path, and that the file system's jar is on the class path");
    }
}
