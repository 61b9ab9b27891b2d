package dev.decoy.internal.shuffle;

import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The rows of one range of keys, on disk until they are sorted. Threads may append at once. */
final class Bucket {
    private static final int BUFFER = 1 << 16;
    private static final int ROWS_PER_BATCH = 1 << 15;

    private final Path file;
    private @Nullable DataOutputStream out;
    private int rows;

    Bucket(Path file) {
        this.file = file;
    }

    synchronized void append(ExampleBatch batch, int[] rowNumbers, int from, int to) throws IOException {
        DataOutputStream open = out;
        if (open == null) {
            open = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
            out = open;
        }
        SpillBlock.write(open, batch, rowNumbers, from, to);
        rows = Math.addExact(rows, to - from);
    }

    /** Writes the rows in their order and forgets them; how many they were. */
    synchronized int drain(Schema schema, ShuffleOrder order, ExampleSink.Writer writer) throws IOException {
        close();
        if (rows == 0) {
            return 0;
        }
        ExampleBatch all = load(schema);
        int[] sorted = sorted(all, order);
        ExampleBatch batch = new ExampleBatch(schema);
        for (int from = 0; from < rows; from += ROWS_PER_BATCH) {
            int size = Math.min(ROWS_PER_BATCH, rows - from);
            batch.reset(size);
            for (int c = 0; c < schema.columns().size(); c++) {
                int width = schema.columns().get(c).width();
                for (int i = 0; i < size; i++) {
                    batch.column(c).copyRange(i * width, all.column(c), sorted[from + i] * width, width);
                }
            }
            writer.write(batch);
        }
        Files.delete(file);
        return rows;
    }

    private ExampleBatch load(Schema schema) throws IOException {
        ExampleBatch all = new ExampleBatch(schema);
        all.reset(rows);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            for (int at = 0; at < rows; ) {
                at += SpillBlock.read(in, all, at);
            }
        }
        return all;
    }

    private int[] sorted(ExampleBatch all, ShuffleOrder order) {
        long[] keys = new long[rows];
        int[] sorted = new int[rows];
        for (int row = 0; row < rows; row++) {
            keys[row] = order.key(all, row);
            sorted[row] = row;
        }
        IntArrays.quickSort(sorted, (left, right) -> order.compare(all, keys, left, right));
        return sorted;
    }

    synchronized void close() throws IOException {
        DataOutputStream open = out;
        if (open != null) {
            open.close();
            out = null;
        }
    }
}
