package dev.decoy.strategies.random;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.spi.ConfigException;
import java.util.Arrays;

/**
 * The events of each user by the list they were in, those of a list in order of time; events without a list are left aside.
 * 4 bytes per event and user. Immutable and thread-safe.
 */
final class ListIndex {
    private final Interactions events;
    private final ColumnVector lists;
    private final int[] order;
    // Per user the entry after the last that has a list.
    private final int[] ends;

    private ListIndex(Interactions events, ColumnVector lists) {
        this.events = events;
        this.lists = lists;
        order = new int[events.size()];
        ends = new int[events.userCount()];
        for (int user = 0; user < ends.length; user++) {
            sort(user);
        }
    }

    /**
     * Sorts events by the ids in a column. O(events * log(events of a user)).
     *
     * @throws ConfigException when the column was not read, or holds fractions
     */
    static ListIndex of(Interactions events, String column) {
        ColumnVector lists = events.column(column);
        if (lists == null) {
            throw new ConfigException("list", "must name a column of the source, was \"" + column + "\"");
        }
        if (lists.storage() == ValueType.Storage.DOUBLE || lists.storage() == ValueType.Storage.BYTES) {
            throw new ConfigException(
                    "list", "must name a column of text or whole numbers, but \"" + column + "\" is " + lists.type());
        }
        return new ListIndex(events, lists);
    }

    private void sort(int user) {
        int first = events.rowStart(user);
        int size = events.rowEnd(user) - first;
        long[] keys = new long[size];
        int listed = 0;
        for (int i = 0; i < size; i++) {
            if (has(first + i)) {
                keys[listed++] = key(first + i);
            }
        }
        Arrays.sort(keys, 0, listed);
        long[] sorted = new long[listed];
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (has(first + i)) {
                // The place of the list among those of the user, then the order of time.
                sorted[next++] = (long) lowest(keys, listed, key(first + i)) << 32 | i;
            }
        }
        Arrays.sort(sorted);
        for (int i = 0; i < listed; i++) {
            order[first + i] = first + (int) sorted[i];
        }
        ends[user] = first + listed;
    }

    private static int lowest(long[] sorted, int size, long key) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether the event at a position was in a list. */
    boolean has(int position) {
        return !lists.isNull(position);
    }

    /** What stands for the list of the event at a position that has one; the same in every index of one source. */
    long key(int position) {
        return lists.storage() == ValueType.Storage.LONG ? lists.longs()[position] : lists.ints()[position];
    }

    /** The first entry of a user's list. O(log(events of the user)), as is {@link #end}. */
    int start(int user, long key) {
        int low = events.rowStart(user);
        int high = ends[user];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key(order[middle]) < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The entry after the last of a user's list. */
    int end(int user, long key) {
        return key == Long.MAX_VALUE ? ends[user] : start(user, key + 1);
    }

    /** The position of the event of an entry. */
    int position(int entry) {
        return order[entry];
    }
}
