package dev.decoy.io.parquet;

import dev.decoy.data.ValueType;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource.TimeBounds;
import java.util.Optional;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.jspecify.annotations.Nullable;

/** Least and greatest time of a row group, from its statistics. */
final class TimeStatistics {
    private static final long MILLIS_PER_DAY = 86_400_000;

    private TimeStatistics() {}

    /** The bounds; empty where some times are missing, or the file does not tell. */
    static Optional<TimeBounds> of(
            BlockMetaData rowGroup, ParquetFile.Column column, @Nullable TimeUnit unitOfNumbers) {
        for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
            if (chunk.getPath().equals(ColumnPath.get(column.name()))) {
                return of(chunk.getStatistics(), column, unitOfNumbers, rowGroup.getRowCount());
            }
        }
        return Optional.empty();
    }

    private static Optional<TimeBounds> of(
            @Nullable Statistics<?> statistics,
            ParquetFile.Column column,
            @Nullable TimeUnit unitOfNumbers,
            long rows) {
        if (statistics == null
                || !statistics.hasNonNullValue()
                || !statistics.isNumNullsSet()
                || statistics.getNumNulls() > 0) {
            return Optional.empty();
        }
        Object least = statistics.genericGetMin();
        Object greatest = statistics.genericGetMax();
        Long from = least instanceof Number number ? millis(number.longValue(), column, unitOfNumbers) : null;
        Long to = greatest instanceof Number number ? millis(number.longValue(), column, unitOfNumbers) : null;
        return from == null || to == null || from > to ? Optional.empty() : Optional.of(new TimeBounds(from, to, rows));
    }

    private static @Nullable Long millis(long stored, ParquetFile.Column column, @Nullable TimeUnit unitOfNumbers) {
        return switch (column.type()) {
            case TIMESTAMP_MILLIS, LOCAL_MILLIS -> stored;
            case TIMESTAMP_MICROS, LOCAL_MICROS -> Math.floorDiv(stored, 1_000);
            case TIMESTAMP_NANOS, LOCAL_NANOS -> Math.floorDiv(stored, 1_000_000);
            case DATE -> stored * MILLIS_PER_DAY;
            default -> isPlain(column) ? millis(stored, unitOfNumbers) : null;
        };
    }

    /** Bounds of unsigned numbers are ordered in another way. */
    private static boolean isPlain(ParquetFile.Column column) {
        boolean whole = column.type() == ValueType.INT64 || column.type() == ValueType.INT32;
        return whole && column.descriptor().getPrimitiveType().getLogicalTypeAnnotation() == null;
    }

    private static @Nullable Long millis(long stored, @Nullable TimeUnit unit) {
        if (unit == null || (unit == TimeUnit.SECONDS && Math.abs(stored / 1000) > Long.MAX_VALUE / 1_000_000)) {
            return null;
        }
        return switch (unit) {
            case SECONDS -> stored * 1_000;
            case MILLIS -> stored;
            case MICROS -> Math.floorDiv(stored, 1_000);
            case NANOS -> Math.floorDiv(stored, 1_000_000);
        };
    }
}
