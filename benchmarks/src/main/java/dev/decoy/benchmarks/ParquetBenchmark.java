package dev.decoy.benchmarks;

import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.parquet.Compression;
import dev.decoy.io.parquet.ParquetSink;
import dev.decoy.io.parquet.ParquetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Labelled rows into a Parquet file and interactions out of one; an operation is a file, {@code values} counts what matters. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ParquetBenchmark {
    private static final int BATCHES = 32;

    /** Columns to write: one, to see what it costs, or all. */
    public enum Columns {
        /** The five below. */
        ALL,
        /** A number of 64 bits, the same for the rows of a positive. */
        ROW_ID,
        /** Long runs of codes. */
        USER_ID,
        /** Codes in no order. */
        ITEM_ID,
        /** 1, 0, 0, 0, 0. */
        LABEL,
        /** A time for each positive. */
        TIMESTAMP
    }

    /** What is counted. */
    @State(Scope.Thread)
    @AuxCounters
    public static class Moved {
        /** Values that were written or read. */
        public long values;
    }

    /** Which columns are written. */
    @Param
    public Columns columns = Columns.ALL;

    /** Whether ids are text. */
    @Param({"false", "true"})
    public boolean textIds;

    /** Codec of pages. */
    @Param("ZSTD")
    public Compression compression = Compression.ZSTD;

    private Path folder;
    private ExampleBatch batch;
    private ExampleSink sink;
    private Path file;

    /** Draws one batch of rows, and writes the file that is read. */
    @Setup
    public void begin() throws IOException {
        folder = Files.createTempDirectory("decoy-benchmark");
        batch = LabelledRows.draw(columns, textIds);
        sink = new ParquetSink(folder, compression);
        write("in", LabelledRows.draw(Columns.ALL, textIds));
        file = folder.resolve(sink.fileName("in", 0));
    }

    /** Removes all files. */
    @TearDown
    public void clear() throws IOException {
        try (Stream<Path> left = Files.walk(folder)) {
            List<Path> inner = left.sorted(Comparator.reverseOrder()).toList();
            for (Path path : inner) {
                Files.delete(path);
            }
        }
    }

    /** Encodes, compresses and writes a file. */
    @Benchmark
    public void write(Moved moved) throws IOException {
        write("out", batch);
        moved.values += (long) BATCHES * batch.rows() * batch.schema().columns().size();
    }

    /** Reads, decompresses and decodes user, item and time. The columns written do not matter. */
    @Benchmark
    public long read(Moved moved) throws IOException {
        InteractionColumns wanted = InteractionColumns.of("user_id", "item_id", "timestamp");
        long rows = 0;
        for (InteractionSource.Part part : new ParquetSource(file).parts()) {
            try (InteractionSource.Reader reader = part.open(wanted)) {
                while (reader.next()) {
                    rows += reader.rows();
                }
            }
        }
        moved.values += 3 * rows;
        return rows;
    }

    private void write(String dataset, ExampleBatch rows) throws IOException {
        try (ExampleSink.Writer writer = sink.open(dataset, 0, rows.schema())) {
            for (int i = 0; i < BATCHES; i++) {
                writer.write(rows);
            }
            writer.commit();
        }
    }
}
