package dev.decoy.internal;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Rows by user, and of a user in canonical order. Users are ranges of the order, so all work but the counting is dealt to threads
 * by user.
 */
final class CanonicalOrder {
    private static final int TASKS_PER_THREAD = 4;

    private final int[] rowStarts;
    private final int[] order;

    /** Groups rows by user, those of a user as they stand. */
    CanonicalOrder(int[] users, int size, int userCount) {
        rowStarts = new int[userCount + 1];
        for (int row = 0; row < size; row++) {
            rowStarts[users[row] + 1]++;
        }
        for (int user = 0; user < userCount; user++) {
            rowStarts[user + 1] += rowStarts[user];
        }
        int[] next = rowStarts.clone();
        order = new int[size];
        for (int row = 0; row < size; row++) {
            order[next[users[row]]++] = row;
        }
    }

    /** First position of each user, and the end. */
    int[] rowStarts() {
        return rowStarts;
    }

    /** The row at each position. */
    int[] order() {
        return order;
    }

    /** The order of a user's rows of one time. */
    interface Ties {
        IntComparator of(int user);
    }

    /**
     * Sorts each user's rows by time, and those of one time by {@code ties}.
     *
     * @param times by row, or null: all are of one time
     * @return the times by position, null when there are none
     */
    long @Nullable [] sort(long @Nullable [] times, Ties ties, int threads) throws IOException {
        long[] ordered = times == null ? null : new long[order.length];
        int[] bounds = ranges(threads * TASKS_PER_THREAD);
        new WorkPool(threads).run(bounds.length - 1, task -> {
            for (int user = bounds[task]; user < bounds[task + 1]; user++) {
                sortUser(user, times, ordered, ties.of(user));
            }
            return task;
        });
        return ordered;
    }

    /** Cuts users into ranges of about as many rows. */
    private int[] ranges(int count) {
        int userCount = rowStarts.length - 1;
        int[] bounds = new int[count + 1];
        int user = 0;
        for (int range = 1; range < count; range++) {
            long rows = (long) order.length * range / count;
            while (user < userCount && rowStarts[user] < rows) {
                user++;
            }
            bounds[range] = user;
        }
        bounds[count] = userCount;
        return bounds;
    }

    private void sortUser(int user, long @Nullable [] times, long @Nullable [] ordered, IntComparator ties) {
        int from = rowStarts[user];
        int to = rowStarts[user + 1];
        if (times == null || ordered == null) {
            IntArrays.quickSort(order, from, to, ties);
            return;
        }
        gather(times, ordered, from, to);
        if (!ascends(ordered, from, to)) {
            IntArrays.quickSort(order, from, to, (left, right) -> {
                int byTime = Long.compare(times[left], times[right]);
                return byTime != 0 ? byTime : ties.compare(left, right);
            });
            gather(times, ordered, from, to);
            return;
        }
        // Files in order of time are the rule: only rows of one time are left to be sorted.
        for (int start = from; start < to; ) {
            int end = start + 1;
            while (end < to && ordered[end] == ordered[start]) {
                end++;
            }
            if (end - start > 1) {
                IntArrays.quickSort(order, start, end, ties);
            }
            start = end;
        }
    }

    private void gather(long[] times, long[] ordered, int from, int to) {
        for (int position = from; position < to; position++) {
            ordered[position] = times[order[position]];
        }
    }

    private static boolean ascends(long[] values, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (values[i - 1] > values[i]) {
                return false;
            }
        }
        return true;
    }
}
