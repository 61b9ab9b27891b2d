package dev.decoy.internal.shuffle;

import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One dataset on its way into shuffled order: writers spill rows to buckets, then {@link #writePart} sorts the buckets of a
 * file and writes them. Memory: about 2^18 rows per thread that sorts, 64 KiB per bucket while rows come in.
 */
public final class Shuffle implements Closeable {
    private static final long ROWS_PER_BUCKET = 1L << 18;
    // Each holds a file open; beyond this many, buckets grow instead.
    private static final long MOST_BUCKETS = 512;

    private final Schema schema;
    private final ShuffleOrder order;
    private final Bucket[] buckets;
    private final int files;
    private final int bucketsPerRange;

    /**
     * An empty dataset.
     *
     * @param folder where to spill; made here, and empty again at the end
     * @param mostRows rows that may come, which with {@code rowsPerFile} decides the files
     * @param rowsPerPlace rows that may come for each of those, where what decides the files is another dataset
     */
    public Shuffle(Path folder, Schema schema, ShuffleOrder order, long mostRows, long rowsPerFile, int rowsPerPlace)
            throws IOException {
        this.schema = schema;
        this.order = order;
        files = Math.toIntExact(Math.max(1, ceilDiv(mostRows, rowsPerFile)));
        long wanted = Math.min(MOST_BUCKETS, ceilDiv(mostRows, ROWS_PER_BUCKET));
        int ranges = Math.toIntExact(Math.max(files, wanted));
        // Ranges of keys are cut into buckets, so that the files' bounds do not depend on how many there are.
        bucketsPerRange = Math.toIntExact(Math.max(1, Math.min(rowsPerPlace, MOST_BUCKETS / ranges)));
        buckets = new Bucket[ranges * bucketsPerRange];
        Files.createDirectories(folder);
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new Bucket(folder.resolve("bucket-" + i));
        }
    }

    private static long ceilDiv(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    /** Number of files the dataset will have. */
    public int files() {
        return files;
    }

    /** A writer of one thread; what it is given is spilled at once, and only the whole run's end commits. */
    public ExampleSink.Writer newSpill() {
        return new Spill();
    }

    /** Sorts the rows of a file and writes them; how many they were. Files may be written in any order. */
    public long writePart(int file, ExampleSink.Writer writer) throws IOException {
        long rows = 0;
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            if (fileOf(bucket) == file) {
                rows += buckets[bucket].drain(schema, order, writer);
            }
        }
        return rows;
    }

    private long fileOf(int bucket) {
        int ranges = buckets.length / bucketsPerRange;
        return (long) (bucket / bucketsPerRange) * files / ranges;
    }

    @Override
    public void close() throws IOException {
        for (Bucket bucket : buckets) {
            bucket.close();
        }
    }

    private final class Spill implements ExampleSink.Writer {
        private final int[] ends = new int[buckets.length + 1];
        private int[] bucketOfRow = {};
        private int[] grouped = {};

        @Override
        public void write(ExampleBatch batch) throws IOException {
            group(batch);
            for (int bucket = 0; bucket < buckets.length; bucket++) {
                int from = bucket == 0 ? 0 : ends[bucket - 1];
                if (from < ends[bucket]) {
                    buckets[bucket].append(batch, grouped, from, ends[bucket]);
                }
            }
        }

        /** A counting sort of the rows by bucket: those of bucket b end at {@code ends[b]}. */
        private void group(ExampleBatch batch) {
            int rows = batch.rows();
            if (grouped.length < rows) {
                grouped = new int[rows];
                bucketOfRow = new int[rows];
            }
            Arrays.fill(ends, 0);
            for (int row = 0; row < rows; row++) {
                bucketOfRow[row] = bucketOf(order.key(batch, row));
                ends[bucketOfRow[row] + 1]++;
            }
            for (int bucket = 0; bucket < buckets.length; bucket++) {
                ends[bucket + 1] += ends[bucket];
            }
            for (int row = 0; row < rows; row++) {
                grouped[ends[bucketOfRow[row]]++] = row;
            }
        }

        private int bucketOf(long key) {
            long count = buckets.length;
            return (int) (Math.multiplyHigh(key, count) + ((key >> 63) & count));
        }

        @Override
        public void commit() {
            // The files are committed when their rows are in order.
        }

        @Override
        public void close() {
            // Buckets stay open for the other writers.
        }
    }
}
