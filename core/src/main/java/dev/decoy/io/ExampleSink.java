package dev.decoy.io;

import java.io.Closeable;
import java.io.IOException;

/**
 * Where examples go: datasets ({@code train}, {@code validation}, {@code test}, {@code candidates/u100/test} ...) of
 * numbered parts. Thread-safe; a writer is thread-confined.
 */
public interface ExampleSink {
    /**
     * Opens part {@code part} of a dataset; an earlier part of that number is replaced on commit. The same rows give
     * the same bytes.
     */
    Writer open(String dataset, int part, Schema schema) throws IOException;

    /** The name of a part's file within the result folder, for reports: {@code train/part-00000.parquet}. */
    String fileName(String dataset, int part);

    /** One part. */
    interface Writer extends Closeable {
        /** Appends the rows of the batch, which stays the caller's. */
        void write(ExampleBatch batch) throws IOException;

        /** Makes the part visible under its name. */
        void commit() throws IOException;

        /** Frees what is held; without an earlier {@link #commit} nothing is left behind. */
        @Override
        void close() throws IOException;
    }
}
