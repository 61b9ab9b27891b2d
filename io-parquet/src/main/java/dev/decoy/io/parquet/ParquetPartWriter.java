package dev.decoy.io.parquet;

import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Writes one file, row group after row group. Row groups end after a number of rows that only the schema decides. */
final class ParquetPartWriter implements ExampleSink.Writer {
    private static final int MOST_ROWS = 1 << 20;
    // Keeps what a row group holds in memory within some tens of MB a column.
    private static final int MOST_VALUES = 1 << 23;

    private final PartFile file;
    private final Schema schema;
    private final MessageType type;
    private final Compression compression;
    private final IdTexts idTexts;
    private final ParquetFileWriter writer;
    private final int rowsPerGroup;
    private @Nullable RowGroupWriter rowGroup;

    private ParquetPartWriter(
            PartFile file,
            Schema schema,
            MessageType type,
            Compression compression,
            IdTexts idTexts,
            ParquetFileWriter writer) {
        this.file = file;
        this.schema = schema;
        this.type = type;
        this.compression = compression;
        this.idTexts = idTexts;
        this.writer = writer;
        int widest =
                schema.columns().stream().mapToInt(Schema.Column::width).max().orElse(1);
        this.rowsPerGroup = Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / widest));
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
                    RowGroupWriter.INDEX_TRUNCATE_LENGTH,
                    RowGroupWriter.INDEX_TRUNCATE_LENGTH,
                    true);
            writer.start();
            return new ParquetPartWriter(file, schema, type, compression, idTexts, writer);
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
                RowGroupWriter group = group();
                int end = (int) Math.min(batch.rows(), (long) row + rowsPerGroup - group.rows());
                group.write(batch, row, end);
                row = end;
                if (group.rows() == rowsPerGroup) {
                    endGroup(group);
                }
            }
        } catch (IOException e) {
            throw file.naming(e);
        }
    }

    private RowGroupWriter group() {
        RowGroupWriter group = rowGroup;
        if (group == null) {
            group = new RowGroupWriter(schema, type, compression, idTexts);
            rowGroup = group;
        }
        return group;
    }

    private void endGroup(RowGroupWriter group) throws IOException {
        group.writeTo(writer);
        group.close();
        rowGroup = null;
    }

    @Override
    public void commit() throws IOException {
        try {
            if (rowGroup != null) {
                endGroup(rowGroup);
            }
            writer.end(Map.of());
            file.commit();
        } catch (IOException e) {
            throw file.naming(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (rowGroup != null) {
            rowGroup.close();
            rowGroup = null;
        }
        file.close();
    }
}
