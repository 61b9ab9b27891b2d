package dev.decoy.io.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.ValueType;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import dev.decoy.io.delimited.DelimitedSink.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelimitedSinkTest {
    private static final Schema SCHEMA = new Schema(List.of(
            Schema.Column.of("user", ValueType.TEXT),
            Schema.Column.of("label", ValueType.INT8),
            Schema.Column.of("time", ValueType.TIMESTAMP_MILLIS),
            Schema.Column.of("log_q", ValueType.FLOAT64).orNull(),
            Schema.Column.of("negatives", ValueType.INT64).listOf(3),
            Schema.Column.of("tags", ValueType.TEXT).listOf(2)));

    @TempDir
    private Path folder;

    @Test
    void writesWhatASpreadsheetReads() throws IOException {
        assertThat(Files.readString(written(new DelimitedSink(folder, ',', true, Compression.NONE))))
                .isEqualTo("""
                        user,label,time,log_q,negatives,tags
                        "a, b",1,964982703000,-1.5,"[1,2,3]","[""x"",""c\\\\d""]"
                        0042,0,-1,,"[4,5,6]","[""y"",""z""]"
                        """);
    }

    @Test
    void tabsNeedFewerQuotesAndTheHeaderMayBeLeftOut() throws IOException {
        assertThat(Files.readString(written(new DelimitedSink(folder, '\t', false, Compression.NONE))))
                .isEqualTo("""
                        a, b\t1\t964982703000\t-1.5\t[1,2,3]\t"[""x"",""c\\\\d""]"
                        0042\t0\t-1\t\t[4,5,6]\t"[""y"",""z""]"
                        """);
    }

    @Test
    void filesAreNamedByDatasetPartAndForm() {
        assertThat(new DelimitedSink(folder, ',', true, Compression.NONE).fileName("train", 7))
                .isEqualTo("train/part-00007.csv");
        assertThat(new DelimitedSink(folder, '\t', true, Compression.GZIP).fileName("candidates/u100/test", 123_456))
                .isEqualTo("candidates/u100/test/part-123456.tsv.gz");
    }

    @Test
    void zippedFilesHoldNoTime() throws IOException {
        byte[] bytes = Files.readAllBytes(written(new DelimitedSink(folder, ',', true, Compression.GZIP)));

        assertThat(bytes).startsWith(0x1F, 0x8B, 8, 0, 0, 0, 0, 0);
    }

    @Test
    void longOutputIsWrittenWhole() throws IOException {
        Schema schema = new Schema(List.of(Schema.Column.of("text", ValueType.TEXT)));
        ExampleSink sink = new DelimitedSink(folder, ',', false, Compression.NONE);
        String longText = "\"x,\u00e9".repeat(50_000);
        try (ExampleSink.Writer writer = sink.open("train", 0, schema)) {
            ExampleBatch batch = new ExampleBatch(schema);
            batch.reset(3);
            batch.column(0).setText(0, "a");
            batch.column(0).setText(1, longText);
            batch.column(0).setText(2, "b");
            writer.write(batch);
            writer.commit();
        }
        assertThat(CsvText.lines(Files.readString(folder.resolve("train/part-00000.csv")), ','))
                .containsExactly(List.of("a"), List.of(longText), List.of("b"));
    }

    private Path written(DelimitedSink sink) throws IOException {
        try (ExampleSink.Writer writer = sink.open("train", 0, SCHEMA)) {
            ExampleBatch batch = new ExampleBatch(SCHEMA);
            batch.reset(2);
            batch.column(0).setText(0, "a, b");
            batch.column(0).setText(1, "0042");
            set(batch.column(1).ints(), 1, 0);
            set(batch.column(2).longs(), 964_982_703_000L, -1);
            batch.column(3).doubles()[0] = -1.5;
            batch.column(3).setNull(1);
            set(batch.column(4).longs(), 1, 2, 3, 4, 5, 6);
            batch.column(5).setText(0, "x");
            batch.column(5).setText(1, "c\\d");
            batch.column(5).setText(2, "y");
            batch.column(5).setText(3, "z");
            writer.write(batch);
            writer.commit();
        }
        return folder.resolve(sink.fileName("train", 0));
    }

    private static void set(int[] into, int... values) {
        System.arraycopy(values, 0, into, 0, values.length);
    }

    private static void set(long[] into, long... values) {
        System.arraycopy(values, 0, into, 0, values.length);
    }
}
