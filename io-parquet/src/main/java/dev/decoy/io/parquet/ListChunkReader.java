package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ListVector;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.io.api.PrimitiveConverter;

/**
 * The lists of one column in one row group, value by value, which is several times slower than {@link ColumnChunkReader}. Any
 * encoding, pages of version 1 and 2. Thread-confined.
 */
final class ListChunkReader {
    private final ParquetFile.ListColumn column;
    private final ColumnReader values;
    private long left;

    ListChunkReader(ParquetFile.ListColumn column, PageReader pages) {
        this.column = column;
        // Parsed versions decide about statistics only, which are not read here.
        values = new ColumnReaderImpl(
                column.descriptor(), pages, new PrimitiveConverter() {}, new ParsedVersion("unknown", null, null));
        left = pages.getTotalValueCount();
    }

    /**
     * Replaces the lists of {@code into} by those of the next {@code rows}.
     *
     * @throws EOFException when the chunk has fewer
     */
    void read(ListVector into, int rows) throws EOFException {
        ColumnVector elements = into.values();
        elements.clear();
        into.ensureRows(rows);
        int size = 0;
        for (int row = 0; row < rows; row++) {
            if (left == 0) {
                throw new EOFException("fewer lists than rows");
            }
            // A row without elements has one entry that says so.
            do {
                if (values.getCurrentDefinitionLevel() >= column.elementLevel()) {
                    elements.ensureCapacity(size + 1);
                    set(elements, size++);
                }
                values.consume();
                left--;
            } while (left > 0 && values.getCurrentRepetitionLevel() > 0);
            into.offsets()[row + 1] = size;
        }
    }

    private void set(ColumnVector elements, int at) {
        if (values.getCurrentDefinitionLevel() < column.descriptor().getMaxDefinitionLevel()) {
            elements.setNull(at);
            return;
        }
        switch (column.descriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> elements.ints()[at] = values.getBoolean() ? 1 : 0;
            case INT32 -> elements.ints()[at] = values.getInteger();
            case INT64 -> elements.longs()[at] = values.getLong();
            case FLOAT -> elements.doubles()[at] = values.getFloat();
            case DOUBLE -> elements.doubles()[at] = values.getDouble();
            case BINARY, INT96, FIXED_LEN_BYTE_ARRAY ->
                elements.setText(at, new String(values.getBinary().getBytes(), StandardCharsets.UTF_8));
        }
    }
}
