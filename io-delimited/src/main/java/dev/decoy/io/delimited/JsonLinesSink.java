package dev.decoy.io.delimited;

import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Examples as JSON Lines (UTF-8, LF): {@code train/part-00000.jsonl}, one object per row, keys in the order of the columns.
 * Immutable and thread-safe; the same rows give the same bytes.
 *
 * <p>A missing value is {@code null}, and so is a floating-point number that is none or infinite; a list is an array. Times
 * are whole numbers of their unit, dates ISO 8601 text. Ids above 2^53 are written in full: readers that hold numbers as
 * doubles round them.
 */
public final class JsonLinesSink implements ExampleSink {
    private final Path folder;
    private final DelimitedSink.Compression compression;

    /** A sink into a folder, which is created when needed. */
    public JsonLinesSink(Path folder, DelimitedSink.Compression compression) {
        this.folder = folder;
        this.compression = compression;
    }

    @Override
    public String fileName(String dataset, int part) {
        String ending = compression == DelimitedSink.Compression.GZIP ? ".jsonl.gz" : ".jsonl";
        return dataset + String.format(Locale.ROOT, "/part-%05d", part) + ending;
    }

    @Override
    public Writer open(String dataset, int part, Schema schema) throws IOException {
        Path file = folder.resolve(fileName(dataset, part));
        Files.createDirectories(file.toAbsolutePath().getParent());
        PendingFile pending = PendingFile.of(file, compression == DelimitedSink.Compression.GZIP);
        return new JsonLinesWriter(pending, new TextOutput(pending.stream(), ','), schema);
    }
}
