package dev.decoy.io.parquet;

import dev.decoy.io.ExampleBatch;
import dev.decoy.io.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/** The row group that is being filled, until its columns go to the file together. Used again for the next one. */
final class RowGroupWriter implements Closeable {
    private final PageCompressor compressor;
    private final List<ColumnChunkWriter> columns = new ArrayList<>();
    private int rows;

    RowGroupWriter(Schema schema, MessageType type, Compression compression, IdTexts idTexts) {
        compressor = new PageCompressor(compression);
        ColumnChunkWriter.Scratch scratch = new ColumnChunkWriter.Scratch();
        // One leaf per column, so the file's leaves are in the order of the schema.
        for (int i = 0; i < schema.columns().size(); i++) {
            columns.add(ColumnChunkWriter.of(
                    schema.columns().get(i), type.getColumns().get(i), idTexts, compressor, scratch));
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

    /** Moves the row group to the file and begins another. */
    void writeTo(ParquetFileWriter file) throws IOException {
        file.startBlock(rows);
        for (ColumnChunkWriter column : columns) {
            column.writeTo(file);
        }
        file.endBlock();
        rows = 0;
    }

    @Override
    public void close() {
        columns.forEach(ColumnChunkWriter::close);
        compressor.close();
    }
}
