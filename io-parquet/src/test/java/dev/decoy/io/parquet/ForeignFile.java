package dev.decoy.io.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.GroupWriter;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/** Files as others write them: parquet-java's own column writers, any schema, pages of either version. */
final class ForeignFile {
    private final MessageType type;
    private final ParquetProperties properties;
    private final ParquetFileWriter writer;

    /**
     * Begins a file.
     *
     * @param schema columns in Parquet's schema language, {@code required int32 user; optional binary item (STRING);}
     */
    ForeignFile(Path file, String schema, ParquetProperties properties) throws IOException {
        this.type = MessageTypeParser.parseMessageType("message foreign {" + schema + "}");
        this.properties = properties;
        this.writer = new ParquetFileWriter(
                new LocalOutputFile(file), type, ParquetFileWriter.Mode.CREATE, 1 << 20, 0, 64, 64, true);
        writer.start();
    }

    /** A file of one row group of version 1 pages. */
    static Path write(Path file, String schema, List<List<@Nullable Object>> rows) throws IOException {
        new ForeignFile(file, schema, ParquetProperties.builder().build())
                .rowGroup(rows)
                .end();
        return file;
    }

    ForeignFile rowGroup(List<List<@Nullable Object>> rows) throws IOException {
        return rowGroup(rows.size(), columns -> {
            for (List<@Nullable Object> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    ColumnDescriptor column = type.getColumns().get(i);
                    write(columns.getColumnWriter(column), row.get(i), column.getMaxDefinitionLevel());
                }
                columns.endRecord();
            }
        });
    }

    /** A row group of rows that may hold lists, whose levels are parquet-java's. */
    ForeignFile groups(List<? extends Group> rows) throws IOException {
        return rowGroup(rows.size(), columns -> {
            RecordConsumer consumer = new ColumnIOFactory().getColumnIO(type).getRecordWriter(columns);
            GroupWriter into = new GroupWriter(consumer, type);
            rows.forEach(into::write);
            consumer.flush();
        });
    }

    /** An empty row, to be filled. */
    Group newRow() {
        return new SimpleGroup(type);
    }

    private ForeignFile rowGroup(int rows, Consumer<ColumnWriteStore> filling) throws IOException {
        ColumnChunkPageWriteStore pages = ColumnChunkPageWriteStore.builder()
                .withCompressorProvider(column -> new Codecs().getCompressor(CompressionCodecName.SNAPPY))
                .withSchema(type)
                .withAllocator(new HeapByteBufferAllocator())
                .build();
        ColumnWriteStore columns = properties.newColumnWriteStore(type, pages);
        filling.accept(columns);
        columns.flush();
        writer.startBlock(rows);
        pages.flushToFileWriter(writer);
        writer.endBlock();
        return this;
    }

    private static void write(ColumnWriter column, @Nullable Object value, int present) {
        if (value == null) {
            column.writeNull(0, present - 1);
        } else if (value instanceof Integer number) {
            column.write(number, 0, present);
        } else if (value instanceof Long number) {
            column.write(number, 0, present);
        } else if (value instanceof Double number) {
            column.write(number, 0, present);
        } else if (value instanceof Binary bytes) {
            column.write(bytes, 0, present);
        } else {
            column.write(Binary.fromString(value.toString()), 0, present);
        }
    }

    void end() throws IOException {
        writer.end(Map.of());
    }
}
