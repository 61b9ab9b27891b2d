package dev.decoy.sampling;

import java.util.Arrays;

/**
 * Pairs of user and item that are known beside the interactions: dislikes, purchases elsewhere, what was shown. In sparse rows, 4
 * bytes a pair. Immutable and thread-safe.
 */
public final class KnownPairs {
    /** No pairs. */
    public static final KnownPairs NONE = new KnownPairs(new int[] {0}, new int[0]);

    private final int[] starts;
    private final int[] items;

    private KnownPairs(int[] starts, int[] items) {
        this.starts = starts;
        this.items = items;
    }

    /**
     * Pairs in any order, repeated or not.
     *
     * @param users user codes
     * @param items item codes, as many
     */
    public static KnownPairs of(int userCount, int[] users, int[] items) {
        int[] starts = new int[userCount + 1];
        for (int user : users) {
            starts[user + 1]++;
        }
        for (int user = 0; user < userCount; user++) {
            starts[user + 1] += starts[user];
        }
        int[] next = Arrays.copyOf(starts, userCount);
        int[] sorted = new int[items.length];
        for (int i = 0; i < items.length; i++) {
            sorted[next[users[i]]++] = items[i];
        }
        return new KnownPairs(starts, sorted);
    }

    /** These pairs and others. */
    public KnownPairs plus(KnownPairs more) {
        int users = Math.max(starts.length, more.starts.length) - 1;
        int[] sums = new int[users + 1];
        int[] all = new int[Math.addExact(items.length, more.items.length)];
        int next = 0;
        for (int user = 0; user < users; user++) {
            next = copyTo(user, all, next);
            next = more.copyTo(user, all, next);
            sums[user + 1] = next;
        }
        return new KnownPairs(sums, all);
    }

    private int copyTo(int user, int[] into, int at) {
        int count = end(user) - start(user);
        System.arraycopy(items, start(user), into, at, count);
        return at + count;
    }

    /** Pairs in all, repeated ones counted again. */
    public int size() {
        return items.length;
    }

    /** Where the items of a user begin; those of users beyond all pairs are none. */
    int start(int user) {
        return starts[Math.min(user, starts.length - 1)];
    }

    int end(int user) {
        return starts[Math.min(user + 1, starts.length - 1)];
    }

    int item(int index) {
        return items[index];
    }
}
