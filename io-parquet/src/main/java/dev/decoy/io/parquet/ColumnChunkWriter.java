package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.Schema;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;

/**
 * The values of one column in one row group, from vectors into pages of version 1, which every reader knows. A page ends
 * after a number of rows that only the schema decides, so that the same rows give the same bytes however they are
 * batched. Thread-confined.
 */
final class ColumnChunkWriter {
    private static final int MOST_ROWS_OF_PAGE = 20_000;
    private static final int MOST_VALUES_OF_PAGE = 160_000;

    private final Schema.Column column;
    private final ColumnDescriptor leaf;
    private final PageWriter pages;
    private final ValueEncoder encoder;
    private final ValuesWriter repetitions;
    private final ValuesWriter definitions;
    private final ValuesWriter values;
    private final int rowsPerPage;
    private Statistics<?> statistics;
    private int rowsInPage;

    ColumnChunkWriter(
            Schema.Column column,
            ColumnDescriptor leaf,
            PageWriter pages,
            ParquetProperties properties,
            IdTexts idTexts) {
        this.column = column;
        this.leaf = leaf;
        this.pages = pages;
        this.encoder = ValueEncoder.of(column, idTexts);
        this.repetitions = properties.newRepetitionLevelWriter(leaf);
        this.definitions = properties.newDefinitionLevelWriter(leaf);
        this.values = properties.newValuesWriter(leaf);
        this.rowsPerPage = Math.max(1, Math.min(MOST_ROWS_OF_PAGE, MOST_VALUES_OF_PAGE / column.width()));
        this.statistics = Statistics.createStats(leaf.getPrimitiveType());
    }

    /** Appends the values of rows {@code from} to {@code end - 1}. */
    void write(ColumnVector vector, int from, int end) throws IOException {
        int row = from;
        while (row < end) {
            int n = Math.min(end - row, rowsPerPage - rowsInPage);
            append(vector, row * column.width(), (row + n) * column.width());
            row += n;
            rowsInPage += n;
            if (rowsInPage == rowsPerPage) {
                writePage();
            }
        }
    }

    private void append(ColumnVector vector, int from, int to) {
        if (column.isList()) {
            for (int i = from; i < to; i++) {
                repetitions.writeInteger(i % column.width() == 0 ? 0 : 1);
            }
        }
        if (vector.mayHaveNulls()) {
            appendNullable(vector, from, to);
        } else {
            appendPresent(vector, from, to);
        }
    }

    /** Encodes runs of values that are there; of missing ones only the level is written. */
    private void appendNullable(ColumnVector vector, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            if (vector.isNull(i)) {
                if (!column.nullable()) {
                    throw new IllegalArgumentException(
                            "column \"" + column.name() + "\" may not have missing values, but has one");
                }
                appendPresent(vector, start, i);
                definitions.writeInteger(leaf.getMaxDefinitionLevel() - 1);
                statistics.incrementNumNulls();
                start = i + 1;
            }
        }
        appendPresent(vector, start, to);
    }

    private void appendPresent(ColumnVector vector, int from, int to) {
        int present = leaf.getMaxDefinitionLevel();
        if (present > 0) {
            for (int i = from; i < to; i++) {
                definitions.writeInteger(present);
            }
        }
        encoder.encode(vector, from, to, values, statistics);
    }

    private void writePage() throws IOException {
        pages.writePage(
                BytesInput.concat(repetitions.getBytes(), definitions.getBytes(), values.getBytes()),
                Math.multiplyExact(rowsInPage, column.width()),
                rowsInPage,
                statistics,
                repetitions.getEncoding(),
                definitions.getEncoding(),
                values.getEncoding());
        repetitions.reset();
        definitions.reset();
        values.reset();
        statistics = Statistics.createStats(leaf.getPrimitiveType());
        rowsInPage = 0;
    }

    /** Writes the last page and the dictionary. */
    void finish() throws IOException {
        if (rowsInPage > 0) {
            writePage();
        }
        DictionaryPage dictionary = values.toDictPageAndClose();
        if (dictionary != null) {
            pages.writeDictionaryPage(dictionary);
            values.resetDictionary();
        }
    }

    /** Frees the buffers. */
    void close() {
        repetitions.close();
        definitions.close();
        values.close();
    }
}
