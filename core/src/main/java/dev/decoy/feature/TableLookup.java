package dev.decoy.feature;

import dev.decoy.io.KeyedTable;
import dev.decoy.sampling.Row;
import org.jspecify.annotations.Nullable;

/**
 * The latest row of a table at or before (the row's time - lag) that is no older than {@code maxAge} at the row's time. A
 * table without times has one row per key, which always holds.
 */
record TableLookup(
        KeyedTable table,
        boolean asOf,
        TimeSpan lag,
        @Nullable TimeSpan maxAge) implements RowLookup {
    @Override
    public boolean has(int key) {
        return table.has(key);
    }

    @Override
    public long unknownRows() {
        return table.unknownRows();
    }

    @Override
    public int find(int key, Row row) {
        if (!asOf) {
            return table.latest(key, Long.MAX_VALUE);
        }
        int found = table.latest(key, lag.before(row.timeMillis()));
        boolean tooOld = found >= 0 && maxAge != null && table.timeMillis(found) < maxAge.before(row.timeMillis());
        return tooOld ? -1 : found;
    }
}
