package dev.decoy.io.parquet;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * The distinct values of a column chunk in ascending order, and the place of each value among them: what a dictionary page
 * holds, and what its data pages refer to. Reused and thread-confined.
 */
final class DistinctValues {
    /** Values that are spread wider than this are found by hashing. */
    private static final int LEAST_TABLE = 1 << 16;
    /** A dictionary of hashed values is given up at so many. */
    private static final int MOST_HASHED = 1 << 16;
    /** And after so many values where nearly all of them are new, as ids of rows are. */
    private static final int TRIED_RUNS = 1 << 13;

    private int[] table = {};
    private int tableSize;
    private long[] entries = {};
    private int size;
    private int[] indices = {};

    /** Number of distinct values. */
    int size() {
        return size;
    }

    /** Value {@code index} in ascending order. */
    long entry(int index) {
        return entries[index];
    }

    /** Of each value, its place among the entries. */
    int[] indices() {
        return indices;
    }

    /** Lets other numbers stand where the entries are, such as the ids of codes. They need not ascend. */
    void replaceEntries(IntToLongFunction number) {
        for (int i = 0; i < size; i++) {
            entries[i] = number.applyAsLong((int) entries[i]);
        }
    }

    /** Puts the entries in another order: entry {@code order[i]} comes to place {@code i}. */
    void reorder(int[] order, int count) {
        long[] moved = new long[size];
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            moved[i] = entries[order[i]];
            places[order[i]] = i;
        }
        entries = moved;
        for (int i = 0; i < count; i++) {
            indices[i] = places[indices[i]];
        }
    }

    /** Finds the distinct values of a chunk; false where they are too many to be worth a dictionary. */
    boolean find(ValueBuffer values) {
        return values.isInts() ? find(values.ints(), values.size()) : find(values.longs(), values.size());
    }

    /** Whether a table finds values of this range, rather than a hash; {@code most - least} may overflow. */
    private static boolean isDense(long least, long most, int count) {
        long range = most - least;
        return range >= 0 && range < Math.max(LEAST_TABLE, 4L * count);
    }

    private boolean find(int[] values, int count) {
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        prepare(count);
        if (count > 0 && !isDense(least, most, count)) {
            return hash(i -> values[i], count);
        }
        int[] places = tableOf(count == 0 ? 0 : (int) ((long) most - least) + 1);
        for (int i = 0; i < count; i++) {
            places[values[i] - least] = 1;
        }
        number(places, least);
        for (int i = 0; i < count; i++) {
            indices[i] = places[values[i] - least];
        }
        return true;
    }

    private boolean find(long[] values, int count) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        prepare(count);
        if (count > 0 && !isDense(least, most, count)) {
            return hash(i -> values[i], count);
        }
        int[] places = tableOf(count == 0 ? 0 : (int) (most - least) + 1);
        for (int i = 0; i < count; i++) {
            places[(int) (values[i] - least)] = 1;
        }
        number(places, least);
        for (int i = 0; i < count; i++) {
            indices[i] = places[(int) (values[i] - least)];
        }
        return true;
    }

    private void prepare(int count) {
        size = 0;
        if (indices.length < count) {
            indices = new int[count];
        }
    }

    private int[] tableOf(int range) {
        if (table.length < range) {
            table = new int[range];
        }
        Arrays.fill(table, 0, range, 0);
        tableSize = range;
        return table;
    }

    /** Turns marks into places, in ascending order. */
    private void number(int[] places, long least) {
        int marked = 0;
        for (int i = 0; i < tableSize; i++) {
            marked += places[i];
        }
        if (entries.length < marked) {
            entries = new long[marked];
        }
        for (int i = 0; i < tableSize; i++) {
            if (places[i] != 0) {
                entries[size] = least + i;
                places[i] = size++;
            }
        }
    }

    private boolean hash(Values values, int count) {
        Long2IntOpenHashMap places = new Long2IntOpenHashMap(1 << 12);
        places.defaultReturnValue(-1);
        int runs = 0;
        for (int i = 0; i < count; i++) {
            if (i > 0 && values.at(i) == values.at(i - 1)) {
                indices[i] = indices[i - 1];
                continue;
            }
            int place = places.putIfAbsent(values.at(i), places.size());
            indices[i] = place < 0 ? places.size() - 1 : place;
            runs++;
            boolean hopeless = runs == TRIED_RUNS && places.size() > TRIED_RUNS / 16 * 15;
            if (hopeless || places.size() > MOST_HASHED) {
                return false;
            }
        }
        sort(places, count);
        return true;
    }

    private void sort(Long2IntOpenHashMap places, int count) {
        size = places.size();
        entries = places.keySet().toLongArray();
        Arrays.sort(entries);
        int[] sorted = new int[size];
        for (int i = 0; i < size; i++) {
            sorted[places.get(entries[i])] = i;
        }
        for (int i = 0; i < count; i++) {
            indices[i] = sorted[indices[i]];
        }
    }

    @FunctionalInterface
    private interface Values {
        long at(int index);
    }
}
