package dev.decoy.internal;

import dev.decoy.data.Vocabulary;
import dev.decoy.io.CodeLookup;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.KeyedTable;
import dev.decoy.io.Schema;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a source into a {@link KeyedTable}: keys are looked up as they come, a counting sort groups the rows by key. */
public final class KeyedTableReader {
    private final String name;
    private final KeyedTable.Columns columns;
    private final Vocabulary vocabulary;
    private final CodeLookup lookup;
    private final IntArrayList keys = new IntArrayList();
    private final LongArrayList times = new LongArrayList();
    private final List<FurtherColumn> values = new ArrayList<>();
    // Least and greatest time of all rows, so that the unit does not depend on which keys are known.
    private final long[] extremes = {Long.MAX_VALUE, Long.MIN_VALUE};
    private @Nullable TimeUnit timeUnit;
    private boolean anyTime;
    private long unknownRows;
    private int[] batchKeys = {};

    /** A reader of one table, which messages call by this name. */
    public KeyedTableReader(String name, KeyedTable.Columns columns, Vocabulary vocabulary) {
        this.name = name;
        this.columns = columns;
        this.vocabulary = vocabulary;
        lookup = new CodeLookup(vocabulary);
    }

    /** Reads all parts. */
    public KeyedTable read(InteractionSource source) throws IOException {
        InteractionColumns wanted = InteractionColumns.of(columns.key(), columns.key(), columns.asOf())
                .withFurther(columns.values());
        for (InteractionSource.Part part : source.parts()) {
            try (InteractionSource.Reader reader = part.open(wanted)) {
                addColumns(source.schema());
                while (reader.next()) {
                    append(part, reader);
                }
            }
        }
        if (keys.isEmpty() && unknownRows > 0) {
            throw new DataException(name + ", column \"" + columns.key() + "\": none of the " + unknownRows
                    + " keys is an id of this data; check key, and that ids are written alike");
        }
        return finish();
    }

    /** A table without rows has columns too. */
    private void addColumns(Schema schema) {
        for (String column : values.isEmpty() ? columns.values() : List.<String>of()) {
            values.add(new FurtherColumn(
                    column, schema.columns().get(schema.indexOf(column)).type()));
        }
    }

    private void append(InteractionSource.Part part, InteractionSource.Reader reader) {
        int rows = reader.rows();
        if (batchKeys.length < rows) {
            batchKeys = new int[rows];
        }
        lookup.codes(reader.users(), rows, batchKeys);
        long[] timestamps = reader.timestamps();
        if (timestamps != null && rows > 0) {
            noteTimes(part, timestamps, reader.timeUnit(), rows);
        }
        for (int i = 0; i < rows; i++) {
            if (batchKeys[i] < 0) {
                unknownRows++;
                continue;
            }
            keys.add(batchKeys[i]);
            if (timestamps != null) {
                times.add(timestamps[i]);
            }
        }
        for (int i = 0; i < values.size(); i++) {
            values.get(i).addKnown(reader.column(i), rows, batchKeys);
        }
    }

    private void noteTimes(InteractionSource.Part part, long[] timestamps, @Nullable TimeUnit unit, int rows) {
        if (anyTime && unit != timeUnit) {
            throw new DataException(part.name() + ", column \"" + columns.asOf()
                    + "\": times of another kind than in an earlier part; make the parts alike");
        }
        anyTime = true;
        timeUnit = unit;
        for (int i = 0; i < rows; i++) {
            extremes[0] = Math.min(extremes[0], timestamps[i]);
            extremes[1] = Math.max(extremes[1], timestamps[i]);
        }
    }

    private KeyedTable finish() {
        long[] millis = columns.asOf() == null ? null : times.toLongArray();
        if (millis != null && anyTime) {
            TimeUnit unit = timeUnit != null ? timeUnit : TimeUnits.infer(extremes, extremes.length);
            TimeUnits.toMillis(name + ", column \"" + columns.asOf() + "\"", millis, millis.length, unit);
        }
        values.forEach(FurtherColumn::settle);
        int[] starts = starts();
        int[] order = groupByKey(starts);
        if (millis == null) {
            requireUnique(starts);
        } else {
            sortByTime(starts, order, millis);
            order = withoutRepeats(starts, order, millis);
        }
        return inOrder(starts, order, millis);
    }

    private int[] starts() {
        int[] starts = new int[vocabulary.size() + 1];
        for (int row = 0; row < keys.size(); row++) {
            starts[keys.getInt(row) + 1]++;
        }
        for (int key = 0; key < vocabulary.size(); key++) {
            starts[key + 1] += starts[key];
        }
        return starts;
    }

    private int[] groupByKey(int[] starts) {
        int[] next = starts.clone();
        int[] order = new int[keys.size()];
        for (int row = 0; row < order.length; row++) {
            order[next[keys.getInt(row)]++] = row;
        }
        return order;
    }

    private void requireUnique(int[] starts) {
        int first = -1;
        int repeated = 0;
        for (int key = 0; key < vocabulary.size(); key++) {
            if (starts[key + 1] - starts[key] > 1) {
                first = first < 0 ? key : first;
                repeated++;
            }
        }
        if (repeated > 0) {
            throw new DataException(place(first) + " stands in " + (starts[first + 1] - starts[first]) + " rows"
                    + others(repeated - 1, " keys are repeated")
                    + "; keep one row per key, or set asOf to the column of"
                    + " times from which rows hold");
        }
    }

    private String place(int key) {
        return name + ", column \"" + columns.key() + "\": \"" + vocabulary.id(key) + "\"";
    }

    private static String others(int count, String what) {
        return count == 0 ? "" : ", and " + count + " other" + what;
    }

    private void sortByTime(int[] starts, int[] order, long[] millis) {
        IntComparator byTime = (left, right) -> {
            int compared = Long.compare(millis[left], millis[right]);
            return compared != 0 ? compared : compareValues(left, right);
        };
        for (int key = 0; key < vocabulary.size(); key++) {
            IntArrays.quickSort(order, starts[key], starts[key + 1], byTime);
        }
    }

    private int compareValues(int left, int right) {
        for (FurtherColumn column : values) {
            int compared = column.compare(left, right);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    /** Keeps one of rows that are equal in all; moves the starts along. */
    private int[] withoutRepeats(int[] starts, int[] order, long[] millis) {
        int kept = 0;
        int from = 0;
        for (int key = 0; key < vocabulary.size(); key++) {
            int end = starts[key + 1];
            starts[key] = kept;
            for (int i = from; i < end; i++) {
                if (i > from && millis[order[i]] == millis[order[kept - 1]]) {
                    requireEqual(key, order[kept - 1], order[i], millis);
                } else {
                    order[kept++] = order[i];
                }
            }
            from = end;
        }
        starts[vocabulary.size()] = kept;
        return IntArrays.trim(order, kept);
    }

    private void requireEqual(int key, int left, int right, long[] millis) {
        if (compareValues(left, right) != 0) {
            throw new DataException(place(key) + " has rows that differ at one time, "
                    + Instant.ofEpochMilli(millis[right]) + "; keep one of them");
        }
    }

    private KeyedTable inOrder(int[] starts, int[] order, long @Nullable [] millis) {
        long[] ordered = null;
        if (millis != null) {
            ordered = new long[order.length];
            for (int row = 0; row < order.length; row++) {
                ordered[row] = millis[order[row]];
            }
        }
        List<FurtherColumn.Finished> finished =
                values.stream().map(column -> column.finish(order)).toList();
        return new KeyedTable(
                starts,
                ordered,
                new Schema(finished.stream().map(FurtherColumn.Finished::column).toList()),
                finished.stream().map(FurtherColumn.Finished::values).toList(),
                unknownRows);
    }
}
