package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.api.Binary;

/**
 * Text without a dictionary, encoded as it comes by parquet-java's writers, which begin one and give it up when it grows too
 * large. Holds the packed pages of the chunk.
 */
final class TextChunkWriter implements ColumnChunkWriter {
    private static final int MOST_ROWS_OF_PAGE = 20_000;
    private static final int MOST_VALUES_OF_PAGE = 160_000;

    private final Schema.Column column;
    private final ColumnDescriptor leaf;
    private final PageCompressor compressor;
    private final ParquetProperties properties;
    private final ValuesWriter repetitions;
    private final ValuesWriter definitions;
    private final List<Page> pages = new ArrayList<>();
    private final int rowsPerPage;
    private ValuesWriter values;
    private Statistics<?> statistics;
    private int rowsInPage;
    private long slots;

    TextChunkWriter(Schema.Column column, ColumnDescriptor leaf, PageCompressor compressor) {
        this.column = column;
        this.leaf = leaf;
        this.compressor = compressor;
        properties = ParquetProperties.builder()
                .withAllocator(HeapByteBufferAllocator.getInstance())
                .build();
        repetitions = properties.newRepetitionLevelWriter(leaf);
        definitions = properties.newDefinitionLevelWriter(leaf);
        values = properties.newValuesWriter(leaf);
        rowsPerPage = Math.max(1, Math.min(MOST_ROWS_OF_PAGE, MOST_VALUES_OF_PAGE / column.width()));
        statistics = Statistics.createStats(leaf.getPrimitiveType());
    }

    @Override
    public void write(ColumnVector vector, int from, int end) throws IOException {
        int row = from;
        while (row < end) {
            int n = Math.min(end - row, rowsPerPage - rowsInPage);
            append(vector, row * column.width(), (row + n) * column.width());
            row += n;
            rowsInPage += n;
            if (rowsInPage == rowsPerPage) {
                endPage();
            }
        }
    }

    private void append(ColumnVector vector, int from, int to) {
        int present = leaf.getMaxDefinitionLevel();
        int[] offsets = vector.offsets();
        slots += to - from;
        for (int i = from; i < to; i++) {
            boolean missing = vector.isNull(i);
            if (missing && !column.nullable()) {
                throw new IllegalArgumentException(
                        "column \"" + column.name() + "\" may not have missing values, but has one");
            }
            if (column.isList()) {
                repetitions.writeInteger(i % column.width() == 0 ? 0 : 1);
            }
            if (present > 0) {
                definitions.writeInteger(missing ? present - 1 : present);
            }
            if (missing) {
                statistics.incrementNumNulls();
            } else {
                Binary text = Binary.fromReusedByteArray(vector.bytes(), offsets[i], offsets[i + 1] - offsets[i]);
                values.writeBytes(text);
                statistics.updateStats(text);
            }
        }
    }

    private void endPage() throws IOException {
        byte[] plain =
                Codecs.array(BytesInput.concat(repetitions.getBytes(), definitions.getBytes(), values.getBytes()));
        pages.add(new Page(
                BytesInput.from(pack(plain)),
                plain.length,
                rowsInPage,
                statistics,
                repetitions.getEncoding(),
                definitions.getEncoding(),
                values.getEncoding()));
        repetitions.reset();
        definitions.reset();
        values.reset();
        statistics = Statistics.createStats(leaf.getPrimitiveType());
        rowsInPage = 0;
    }

    private byte[] pack(byte[] plain) throws IOException {
        int size = compressor.pack(plain, plain.length);
        return Arrays.copyOf(compressor.packed(), size);
    }

    @Override
    public void writeTo(ParquetFileWriter file) throws IOException {
        if (rowsInPage > 0) {
            endPage();
        }
        file.startColumn(leaf, slots, compressor.compression().codec());
        DictionaryPage dictionary = values.toDictPageAndClose();
        if (dictionary != null) {
            byte[] plain = Codecs.array(dictionary.getBytes());
            file.writeDictionaryPage(new DictionaryPage(
                    BytesInput.from(pack(plain)),
                    plain.length,
                    dictionary.getDictionarySize(),
                    dictionary.getEncoding()));
        }
        for (Page page : pages) {
            file.writeDataPage(
                    page.rows * column.width(),
                    page.plainSize,
                    page.packed,
                    page.statistics,
                    page.rows,
                    page.repetitions,
                    page.definitions,
                    page.values);
        }
        file.endColumn();
        pages.clear();
        slots = 0;
        values.close();
        values = properties.newValuesWriter(leaf);
    }

    @Override
    public void close() {
        repetitions.close();
        definitions.close();
        values.close();
    }

    private record Page(
            BytesInput packed,
            int plainSize,
            int rows,
            Statistics<?> statistics,
            Encoding repetitions,
            Encoding definitions,
            Encoding values) {}
}
