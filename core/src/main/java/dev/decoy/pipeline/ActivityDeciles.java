package dev.decoy.pipeline;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import java.util.Arrays;

/**
 * Users by their number of interactions in TRAIN: decile 0 holds the tenth of users with the fewest, 9 the most. Users of
 * equal numbers are in one decile, so that some may be empty. Immutable; a byte per user.
 */
final class ActivityDeciles {
    static final int COUNT = 10;

    private final byte[] ofUser;

    private ActivityDeciles(byte[] ofUser) {
        this.ofUser = ofUser;
    }

    static ActivityDeciles of(Interactions interactions) {
        int[] active = new int[interactions.userCount()];
        for (int user = 0; user < active.length; user++) {
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                active[user] += interactions.isIn(Fold.TRAIN, position) ? 1 : 0;
            }
        }
        int[] sorted = active.clone();
        Arrays.sort(sorted);
        byte[] deciles = new byte[active.length];
        for (int user = 0; user < deciles.length; user++) {
            deciles[user] = (byte) ((long) COUNT * lessActive(sorted, active[user]) / sorted.length);
        }
        return new ActivityDeciles(deciles);
    }

    private static int lessActive(int[] sorted, int count) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < count) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The decile of a user, 0 to 9. */
    int of(int user) {
        return ofUser[user];
    }
}
