package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ListVector;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The interactions of a row group: some of its columns, seen as ids, times and further columns. */
final class ParquetPartReader implements InteractionSource.Reader {
    private final RowGroupColumns rowGroup;
    private final IdColumn userIds;
    private final IdColumn itemIds;
    private final @Nullable TimeColumn times;
    private final List<String> further;
    private final MissingValues missing;

    private ParquetPartReader(
            RowGroupColumns rowGroup,
            IdColumn userIds,
            IdColumn itemIds,
            @Nullable TimeColumn times,
            List<String> further,
            MissingValues missing) {
        this.rowGroup = rowGroup;
        this.userIds = userIds;
        this.itemIds = itemIds;
        this.times = times;
        this.further = further;
        this.missing = missing;
    }

    /**
     * Checks the types, then reads the pages.
     *
     * @param files the file's columns for the names in {@code columns}, each once
     * @param lists its columns of lists
     */
    static ParquetPartReader open(
            ParquetPart part,
            InteractionColumns columns,
            List<ParquetFile.Column> files,
            List<ParquetFile.ListColumn> lists)
            throws IOException {
        IdColumn userIds = IdColumn.of(part, part.parquet().column(columns.user()), columns.idType());
        IdColumn itemIds = IdColumn.of(part, part.parquet().column(columns.item()), columns.idType());
        String timestamp = columns.timestamp();
        TimeColumn times =
                timestamp == null ? null : TimeColumn.of(part, part.parquet().column(timestamp), columns.timeUnit());
        return new ParquetPartReader(
                RowGroupColumns.open(part, files, lists, timestamp),
                userIds,
                itemIds,
                times,
                columns.further(),
                new MissingValues(columns.onNull()));
    }

    @Override
    public boolean next() {
        long firstRow = rowGroup.rowsRead();
        if (!rowGroup.next()) {
            return false;
        }
        missing.clear(rowGroup.rows());
        userIds.take(rowGroup.column(userIds.name()), firstRow, rowGroup.rows(), missing);
        itemIds.take(rowGroup.column(itemIds.name()), firstRow, rowGroup.rows(), missing);
        if (times != null) {
            times.take(rowGroup.column(times.name()), firstRow, rowGroup.rows(), missing);
        }
        return true;
    }

    @Override
    public boolean @Nullable [] incomplete() {
        return missing.rows();
    }

    @Override
    public int rows() {
        return rowGroup.rows();
    }

    @Override
    public ColumnVector users() {
        return userIds.ids();
    }

    @Override
    public ColumnVector items() {
        return itemIds.ids();
    }

    @Override
    public long @Nullable [] timestamps() {
        return times == null ? null : times.values();
    }

    @Override
    public InteractionColumns.@Nullable TimeUnit timeUnit() {
        return times == null ? null : times.unit();
    }

    @Override
    public ColumnVector column(int index) {
        return rowGroup.column(further.get(index));
    }

    @Override
    public ListVector list(int index) {
        return rowGroup.list(index);
    }

    @Override
    public void close() throws IOException {
        rowGroup.close();
    }
}
