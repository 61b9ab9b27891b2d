package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ListVector;
import dev.decoy.io.DataException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.jspecify.annotations.Nullable;

/** Some columns of a row group, in batches of rows. Thread-confined; the vectors are refilled by each {@link #next}. */
final class RowGroupColumns implements Closeable {
    private static final int BATCH_ROWS = 8192;

    private final ParquetPart part;
    private final List<ParquetFile.Column> columns;
    private final List<ColumnVector> plain = new ArrayList<>();
    // Of this batch: the plain ones, or codes of a chunk's dictionary.
    private final List<ColumnVector> vectors = new ArrayList<>();
    private final @Nullable String neverCoded;
    private final List<ColumnChunkReader> chunks = new ArrayList<>();
    private final List<ParquetFile.ListColumn> lists;
    private final List<ListVector> listVectors = new ArrayList<>();
    private final List<ListChunkReader> listChunks = new ArrayList<>();
    private final @Nullable ParquetFileReader file;
    private final long rowCount;
    private long rowsRead;
    private int rows;

    /**
     * Reads the compressed pages of the columns; of a part without rows, nothing.
     *
     * @param neverCoded name of a column whose text is wanted as text, though its chunk has a dictionary
     */
    static RowGroupColumns open(
            ParquetPart part,
            List<ParquetFile.Column> columns,
            List<ParquetFile.ListColumn> lists,
            @Nullable String neverCoded)
            throws IOException {
        if (part.rowGroup() < 0) {
            return new RowGroupColumns(part, columns, lists, neverCoded, null, 0);
        }
        ParquetFileReader file = part.parquet().open();
        try {
            RowGroupColumns opened = new RowGroupColumns(
                    part,
                    columns,
                    lists,
                    neverCoded,
                    file,
                    part.parquet().rowGroups().get(part.rowGroup()).getRowCount());
            opened.readPages(file);
            return opened;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private RowGroupColumns(
            ParquetPart part,
            List<ParquetFile.Column> columns,
            List<ParquetFile.ListColumn> lists,
            @Nullable String neverCoded,
            @Nullable ParquetFileReader file,
            long rowCount) {
        this.part = part;
        this.columns = columns;
        this.lists = lists;
        this.file = file;
        this.rowCount = rowCount;
        this.neverCoded = neverCoded;
        columns.forEach(column -> plain.add(new ColumnVector(column.type())));
        vectors.addAll(plain);
        lists.forEach(list -> listVectors.add(new ListVector(list.type())));
    }

    private void readPages(ParquetFileReader reader) throws IOException {
        Stream<ColumnDescriptor> ofColumns = columns.stream().map(ParquetFile.Column::descriptor);
        Stream<ColumnDescriptor> ofLists = lists.stream().map(ParquetFile.ListColumn::descriptor);
        reader.setRequestedSchema(Stream.concat(ofColumns, ofLists).toList());
        try {
            PageReadStore pages = reader.readRowGroup(part.rowGroup());
            for (ParquetFile.Column column : columns) {
                chunks.add(new ColumnChunkReader(column, pages.getPageReader(column.descriptor())));
            }
            for (ParquetFile.ListColumn list : lists) {
                listChunks.add(new ListChunkReader(list, pages.getPageReader(list.descriptor())));
            }
        } catch (IOException | RuntimeException e) {
            throw new DataException(
                    part.name() + ": the pages cannot be read (" + reason(e)
                            + "); the file is damaged, copy or write it again",
                    e);
        }
    }

    /** Fills the vectors with the next rows; false at the end. */
    boolean next() {
        rows = (int) Math.min(BATCH_ROWS, rowCount - rowsRead);
        for (int i = 0; i < chunks.size(); i++) {
            ColumnChunkReader chunk = chunks.get(i);
            ColumnVector into = plain.get(i);
            int column = i;
            boolean mayBeCoded = !columns.get(i).name().equals(neverCoded);
            fill(columns.get(i).name(), () -> {
                if (mayBeCoded) {
                    vectors.set(column, chunk.readCoded(into, rows));
                } else {
                    chunk.read(into, rows);
                }
            });
        }
        for (int i = 0; i < listChunks.size() && rows > 0; i++) {
            ListChunkReader chunk = listChunks.get(i);
            ListVector into = listVectors.get(i);
            fill(lists.get(i).name(), () -> chunk.read(into, rows));
        }
        rowsRead += rows;
        return rows > 0;
    }

    private void fill(String name, Filling filling) {
        try {
            filling.run();
        } catch (DataException e) {
            throw new DataException(part.name() + ", column \"" + name + "\": " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            // Damaged pages end in whatever exception the decoder happens to meet.
            throw new DataException(
                    part.name() + ", column \"" + name + "\": the values cannot be decoded (" + reason(e)
                            + "); the file is damaged, copy or write it again",
                    e);
        }
    }

    private interface Filling {
        void run() throws IOException;
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Rows of the batches so far. */
    long rowsRead() {
        return rowsRead;
    }

    /** Rows of this batch. */
    int rows() {
        return rows;
    }

    /** The values of a column of this batch. */
    ColumnVector column(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return vectors.get(i);
            }
        }
        throw new IllegalArgumentException("column \"" + name + "\" was not asked for");
    }

    /** A column of lists of this batch. */
    ListVector list(int index) {
        return listVectors.get(index);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
