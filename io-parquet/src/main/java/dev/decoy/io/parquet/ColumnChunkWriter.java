package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.Schema;
import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileWriter;

/**
 * The values of one column in the row group that is filled. Data pages are of version 1, which every reader knows, and end after
 * a number of rows that only the schema decides, so that the same rows give the same bytes however they are batched.
 * Thread-confined; used again for the next row group.
 */
interface ColumnChunkWriter {
    /** Appends the values of rows {@code from} to {@code end - 1} of a batch. */
    void write(ColumnVector vector, int from, int end) throws IOException;

    /** Moves the chunk to the file and begins another. */
    void writeTo(ParquetFileWriter file) throws IOException;

    /** Frees what is held outside the heap; a chunk that was not moved is lost. */
    default void close() {}

    /** The writer of a column: text that has no dictionary is encoded as it comes, all else when the chunk is whole. */
    static ColumnChunkWriter of(
            Schema.Column column, ColumnDescriptor leaf, IdTexts idTexts, PageCompressor compressor, Scratch scratch) {
        boolean isText = column.dictionary() == null && column.type().storage() == ValueType.Storage.BYTES;
        return isText
                ? new TextChunkWriter(column, leaf, compressor)
                : new ValueChunkWriter(column, leaf, idTexts, compressor, scratch);
    }

    /** What the columns of a file need one after the other. */
    final class Scratch {
        final DistinctValues distinct = new DistinctValues();
        final PageBytes dictionary = new PageBytes();
        final PageBytes page = new PageBytes();
        final Deltas deltas = new Deltas();
    }
}
