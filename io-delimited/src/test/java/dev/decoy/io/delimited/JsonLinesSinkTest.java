package dev.decoy.io.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.ValueType;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import dev.decoy.io.delimited.DelimitedSink.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesSinkTest {
    private static final Schema SCHEMA = new Schema(List.of(
            Schema.Column.of("user \"id\"", ValueType.INT64),
            Schema.Column.of("text", ValueType.TEXT).orNull(),
            Schema.Column.of("seen", ValueType.TIMESTAMP_MICROS),
            Schema.Column.of("day", ValueType.DATE),
            Schema.Column.of("bought", ValueType.BOOLEAN),
            Schema.Column.of("log_q", ValueType.FLOAT64).orNull(),
            Schema.Column.of("negatives", ValueType.TEXT).listOf(2).orNull()));

    @TempDir
    private Path folder;

    @Test
    void writesAnObjectPerRow() throws IOException {
        assertThat(Files.readString(written(new JsonLinesSink(folder, Compression.NONE))))
                .isEqualTo("""
                        {"user \\"id\\"":9007199254740993,"text":"a\\"\\\\\\u000ab\u00e9","seen":1,"day":"1970-01-02",\
                        "bought":true,"log_q":-1.5,"negatives":["x","y"]}
                        {"user \\"id\\"":-1,"text":null,"seen":-1,"day":"1969-12-31","bought":false,"log_q":null,\
                        "negatives":["",null]}
                        """);
    }

    @Test
    void filesMayBeZipped() throws IOException {
        Path file = written(new JsonLinesSink(folder, Compression.GZIP));

        assertThat(file).hasFileName("part-00000.jsonl.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(2);
        }
    }

    @Test
    void whatIsNotCommittedLeavesNothing() throws IOException {
        try (ExampleSink.Writer writer = new JsonLinesSink(folder, Compression.NONE).open("train", 0, SCHEMA)) {
            writer.write(batch());
        }

        assertThat(folder.resolve("train")).isEmptyDirectory();
    }

    private Path written(JsonLinesSink sink) throws IOException {
        try (ExampleSink.Writer writer = sink.open("train", 0, SCHEMA)) {
            writer.write(batch());
            writer.commit();
        }
        return folder.resolve(sink.fileName("train", 0));
    }

    private static ExampleBatch batch() {
        ExampleBatch batch = new ExampleBatch(SCHEMA);
        batch.reset(2);
        batch.column(0).longs()[0] = 9007199254740993L;
        batch.column(0).longs()[1] = -1;
        batch.column(1).setText(0, "a\"\\\nb\u00e9");
        batch.column(1).setNull(1);
        batch.column(2).longs()[0] = 1;
        batch.column(2).longs()[1] = -1;
        batch.column(3).ints()[0] = 1;
        batch.column(3).ints()[1] = -1;
        batch.column(4).ints()[0] = 1;
        batch.column(4).ints()[1] = 0;
        batch.column(5).doubles()[0] = -1.5;
        batch.column(5).doubles()[1] = Double.NaN;
        batch.column(6).setText(0, "x");
        batch.column(6).setText(1, "y");
        batch.column(6).setText(2, "");
        batch.column(6).setNull(3);
        return batch;
    }
}
