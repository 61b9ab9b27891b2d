package dev.decoy.io.parquet;

import dev.decoy.io.ExampleBatch;
import dev.decoy.io.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/** The row group that is being filled: compressed pages by column, until they go to the file together. */
final class RowGroupWriter implements Closeable {
    static final int INDEX_TRUNCATE_LENGTH = ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH;

    private final ColumnChunkPageWriteStore pages;
    private final List<ColumnChunkWriter> columns = new ArrayList<>();
    private int rows;

    RowGroupWriter(Schema schema, MessageType type, Compression compression, IdTexts idTexts) {
        BytesInputCompressor compressor = new Codecs().getCompressor(compression.codec());
        ParquetProperties properties = ParquetProperties.builder()
                .withAllocator(HeapByteBufferAllocator.getInstance())
                .build();
        pages = ColumnChunkPageWriteStore.builder()
                .withCompressorProvider(column -> compressor)
                .withSchema(type)
                .withAllocator(HeapByteBufferAllocator.getInstance())
                .withColumnIndexTruncateLength(INDEX_TRUNCATE_LENGTH)
                .build();
        // One leaf per column, so the file's leaves are in the order of the schema.
        for (int i = 0; i < schema.columns().size(); i++) {
            ColumnDescriptor leaf = type.getColumns().get(i);
            columns.add(new ColumnChunkWriter(
                    schema.columns().get(i), leaf, pages.getPageWriter(leaf), properties, idTexts));
        }
    }

    /** Rows so far. */
    int rows() {
        return rows;
    }

    /** Appends rows {@code from} to {@code end - 1} of a batch. */
    void write(ExampleBatch batch, int from, int end) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).write(batch.column(i), from, end);
        }
        rows += end - from;
    }

    /** Ends the row group and moves it to the file. */
    void writeTo(ParquetFileWriter file) throws IOException {
        for (ColumnChunkWriter column : columns) {
            column.finish();
        }
        file.startBlock(rows);
        pages.flushToFileWriter(file);
        file.endBlock();
    }

    @Override
    public void close() {
        columns.forEach(ColumnChunkWriter::close);
        pages.close();
    }
}
