package dev.decoy.io;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Vocabulary;
import dev.decoy.internal.KeyedTableReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table by the code of their key: one row per key, or several that hold from a time on. Rows of unknown keys are
 * counted, not kept. Immutable and safe to share.
 *
 * <p>In memory: of each row kept 8 bytes for its time (where there is one) and its values (4 or 8 bytes each; text is a code
 * of 4 bytes, and each distinct text once); of each known key 4 bytes. While it is read, 8 bytes a row more and the values
 * twice.
 */
public final class KeyedTable {
    private final int[] starts;
    private final long @Nullable [] times;
    private final Schema schema;
    private final List<ColumnVector> values;
    private final long unknownRows;

    /**
     * Takes over rows that are in order already; callers outside core use {@link #read}.
     *
     * @param starts first row of each key, and the end: one entry more than keys
     * @param times milliseconds from which each row holds, ascending within a key; null when there is one row per key
     * @param schema names and types of the values
     * @param values by row
     * @param unknownRows rows that were left out, as their key is unknown
     */
    public KeyedTable(
            int[] starts, long @Nullable [] times, Schema schema, List<ColumnVector> values, long unknownRows) {
        this.starts = starts;
        this.times = times;
        this.schema = schema;
        this.values = List.copyOf(values);
        this.unknownRows = unknownRows;
    }

    /**
     * Reads all parts of a source. The result does not depend on the order of parts or rows.
     *
     * @param name what messages call the table
     * @param keys the keys to keep, by whose codes rows are found
     * @throws DataException when the data cannot be understood; when a key is repeated and {@code columns} name no asOf; when
     *     two rows of one key and time differ; when there are rows, but not one of a known key
     */
    public static KeyedTable read(String name, InteractionSource source, Columns columns, Vocabulary keys)
            throws IOException {
        return new KeyedTableReader(name, columns, keys).read(source);
    }

    /**
     * Which columns are read as what.
     *
     * @param key ids of items or users
     * @param asOf times from which rows hold; null: one row per key
     * @param values further columns, in the order of {@link KeyedTable#values}
     */
    public record Columns(String key, @Nullable String asOf, List<String> values) {
        public Columns {
            values = List.copyOf(values);
        }
    }

    /** Names and types of the values. */
    public Schema schema() {
        return schema;
    }

    /** The values by row, one vector per column of the schema. */
    public List<ColumnVector> values() {
        return values;
    }

    /** Rows kept. */
    public int rowCount() {
        return starts[starts.length - 1];
    }

    /** Rows left out, as their key is unknown. */
    public long unknownRows() {
        return unknownRows;
    }

    /** Whether a key has any row. */
    public boolean has(int key) {
        return starts[key] < starts[key + 1];
    }

    /** When a row begins to hold, in milliseconds; the earliest time when the table has no asOf. */
    public long timeMillis(int row) {
        return times == null ? Long.MIN_VALUE : times[row];
    }

    /** The last row of a key that holds at a time: its own time is at or before it; -1 when there is none. O(log rows of the key). */
    public int latest(int key, long timeMillis) {
        int low = starts[key];
        int high = starts[key + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeMillis(middle) <= timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == starts[key] ? -1 : low - 1;
    }
}
