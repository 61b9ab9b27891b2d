package dev.decoy.io.parquet;

import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/**
 * A row group; of a file without rows, the whole file.
 *
 * @param parquet the file
 * @param rowGroup its place in the file, from 0; -1 when the file has no rows
 * @param rowsBefore rows of the file in earlier row groups
 * @param name the file, and the row group (from 1) where there are several
 */
record ParquetPart(ParquetFile parquet, int rowGroup, long rowsBefore, String name) implements InteractionSource.Part {
    /** The parts of a file, in order; at least one, so that a file without rows is checked too. */
    static List<ParquetPart> of(ParquetFile file) {
        List<ParquetPart> parts = new ArrayList<>();
        List<BlockMetaData> rowGroups = file.rowGroups();
        long rows = 0;
        for (int i = 0; i < rowGroups.size(); i++) {
            if (rowGroups.get(i).getRowCount() > 0) {
                String suffix = rowGroups.size() == 1 ? "" : ", row group " + (i + 1);
                parts.add(new ParquetPart(file, i, rows, file.path() + suffix));
                rows += rowGroups.get(i).getRowCount();
            }
        }
        if (parts.isEmpty()) {
            parts.add(new ParquetPart(file, -1, 0, file.path().toString()));
        }
        return parts;
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(parquet.path());
    }

    @Override
    public Optional<InteractionSource.TimeBounds> timeBounds(InteractionColumns columns) {
        String timestamp = columns.timestamp();
        return timestamp == null || rowGroup < 0
                ? Optional.empty()
                : TimeStatistics.of(parquet.rowGroups().get(rowGroup), parquet.column(timestamp), columns.timeUnit());
    }

    @Override
    public OptionalLong knownRows() {
        long rows = rowGroup < 0 ? 0 : parquet.rowGroups().get(rowGroup).getRowCount();
        return OptionalLong.of(rows);
    }

    @Override
    public InteractionSource.Reader open(InteractionColumns columns) throws IOException {
        return open(columns, List.of());
    }

    @Override
    public InteractionSource.Reader open(InteractionColumns columns, List<String> lists) throws IOException {
        Map<String, ParquetFile.Column> wanted = new LinkedHashMap<>();
        addTo(wanted, columns.user());
        addTo(wanted, columns.item());
        addTo(wanted, columns.timestamp());
        columns.further().forEach(name -> addTo(wanted, name));
        List<ParquetFile.ListColumn> ofLists = lists.stream().map(parquet::list).toList();
        Set<String> names = new HashSet<>(wanted.keySet());
        names.addAll(lists);
        checkCodecs(names);
        return ParquetPartReader.open(this, columns, List.copyOf(wanted.values()), ofLists);
    }

    private void addTo(Map<String, ParquetFile.Column> wanted, @Nullable String name) {
        if (name != null && !wanted.containsKey(name)) {
            wanted.put(name, parquet.column(name));
        }
    }

    private void checkCodecs(Set<String> wanted) {
        if (rowGroup < 0) {
            return;
        }
        for (ColumnChunkMetaData chunk : parquet.rowGroups().get(rowGroup).getColumns()) {
            String column = chunk.getPath().toArray()[0];
            if (wanted.contains(column) && !Codecs.canRead(chunk.getCodec())) {
                throw new DataException(name + ", column \"" + column + "\": compressed with " + chunk.getCodec()
                        + ", which is not read; write the file with zstd, snappy, gzip, LZ4_RAW or no compression");
            }
        }
    }

    /** The place of a row in messages; rows of a file count from 1. */
    String place(String column, long row) {
        return parquet.path() + ", row " + (rowsBefore + row + 1) + ", column \"" + column + "\"";
    }
}
