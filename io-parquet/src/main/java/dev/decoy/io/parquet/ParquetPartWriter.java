package dev.decoy.io.parquet;

import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;

/** Writes one file, row group after row group. Row groups end after a number of rows that only the schema decides. */
final class ParquetPartWriter implements ExampleSink.Writer {
    private static final int MOST_ROWS = 1 << 20;
    /** Bytes of a row group's values while it is filled. */
    private static final long MOST_BYTES = 1L << 26;

    private static final int INDEX_TRUNCATE_LENGTH = ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH;

    private final PartFile file;
    private final ParquetFileWriter writer;
    private final RowGroupWriter rowGroup;
    private final int rowsPerGroup;

    private ParquetPartWriter(PartFile file, Schema schema, RowGroupWriter rowGroup, ParquetFileWriter writer) {
        this.file = file;
        this.rowGroup = rowGroup;
        this.writer = writer;
        this.rowsPerGroup = (int) Math.max(1, Math.min(MOST_ROWS, MOST_BYTES / schema.bytesPerRow()));
    }

    /** Begins the file. */
    static ParquetPartWriter open(PartFile file, Schema schema, Compression compression, IdTexts idTexts)
            throws IOException {
        try {
            MessageType type = FileSchema.of(schema);
            ParquetFileWriter writer = new ParquetFileWriter(
                    file,
                    type,
                    ParquetFileWriter.Mode.CREATE,
                    ParquetWriter.DEFAULT_BLOCK_SIZE,
                    ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                    INDEX_TRUNCATE_LENGTH,
                    INDEX_TRUNCATE_LENGTH,
                    true);
            writer.start();
            return new ParquetPartWriter(file, schema, new RowGroupWriter(schema, type, compression, idTexts), writer);
        } catch (IOException e) {
            file.close();
            throw file.naming(e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void write(ExampleBatch batch) throws IOException {
        try {
            int row = 0;
            while (row < batch.rows()) {
                int end = (int) Math.min(batch.rows(), (long) row + rowsPerGroup - rowGroup.rows());
                rowGroup.write(batch, row, end);
                row = end;
                if (rowGroup.rows() == rowsPerGroup) {
                    rowGroup.writeTo(writer);
                }
            }
        } catch (IOException e) {
            throw file.naming(e);
        }
    }

    @Override
    public void commit() throws IOException {
        try {
            if (rowGroup.rows() > 0) {
                rowGroup.writeTo(writer);
            }
            writer.end(Map.of());
            file.commit();
        } catch (IOException e) {
            throw file.naming(e);
        }
    }

    @Override
    public void close() throws IOException {
        rowGroup.close();
        file.close();
    }
}
