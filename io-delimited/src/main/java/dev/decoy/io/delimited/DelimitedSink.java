package dev.decoy.io.delimited;

import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Examples as CSV or TSV (RFC 4180, LF, UTF-8): {@code train/part-00000.csv}. Immutable and thread-safe; the same rows
 * give the same bytes.
 *
 * <p>A missing value is an empty field, an empty text is {@code ""}. Times are whole numbers of their unit, dates ISO
 * 8601, booleans {@code true} and {@code false}; a list is a JSON array in one field: {@code "[1,2,3]"}.
 */
public final class DelimitedSink implements ExampleSink {
    private final Path folder;
    private final char separator;
    private final boolean header;
    private final Compression compression;

    /** How files are compressed. */
    public enum Compression {
        /** Plain text. */
        NONE,
        /** Gzip, with {@code .gz} added to the names. */
        GZIP
    }

    /**
     * A sink into a folder, which is created when needed.
     *
     * @param separator an ASCII character, no quote and no line break
     * @param header whether each file begins with the columns' names
     */
    public DelimitedSink(Path folder, char separator, boolean header, Compression compression) {
        if (!isSeparator(separator)) {
            throw new IllegalArgumentException(
                    "separator must be one ASCII character, no quote and no line break, was '" + separator + "'");
        }
        this.folder = folder;
        this.separator = separator;
        this.header = header;
        this.compression = compression;
    }

    static boolean isSeparator(char separator) {
        return separator < 128 && separator != '"' && separator != '\n' && separator != '\r';
    }

    @Override
    public String fileName(String dataset, int part) {
        String ending = (separator == '\t' ? ".tsv" : ".csv") + (compression == Compression.GZIP ? ".gz" : "");
        return dataset + String.format(Locale.ROOT, "/part-%05d", part) + ending;
    }

    @Override
    public Writer open(String dataset, int part, Schema schema) throws IOException {
        Path file = folder.resolve(fileName(dataset, part));
        Files.createDirectories(file.resolveSibling("."));
        PendingFile pending = PendingFile.of(file, compression == Compression.GZIP);
        TextOutput out = new TextOutput(pending.stream(), separator);
        DelimitedWriter writer = new DelimitedWriter(pending, out, schema);
        if (header) {
            writer.writeHeader();
        }
        return writer;
    }
}
