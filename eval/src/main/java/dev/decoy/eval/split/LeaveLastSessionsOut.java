package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.UserInteractions;
import dev.decoy.split.Splitter;
import java.util.Arrays;

/**
 * Each user's last k sessions in TEST and, where asked for, the k before them in VALIDATION; the others in TRAIN. Of two
 * sessions that one is later whose last interaction is.
 *
 * <p>A user needs one session more than are held out, or all of them stay in TRAIN. O(n k) for a user of n interactions, 8
 * bytes each.
 */
public final class LeaveLastSessionsOut implements Splitter {
    private final SessionKeys sessions;
    private final int k;
    private final int heldOut;

    LeaveLastSessionsOut(SessionKeys sessions, int k, boolean validation) {
        this.sessions = sessions;
        this.k = k;
        this.heldOut = Math.multiplyExact(k, validation ? 2 : 1);
    }

    @Override
    public void assign(UserInteractions user, byte[] folds) {
        int size = user.size();
        long[] keys = new long[size];
        sessions.fill(user, keys);
        long[] latest = new long[Math.min(heldOut, size)];
        int found = 0;
        boolean hasMore = false;
        for (int i = size - 1; i >= 0; i--) {
            int place = placeOf(keys[i], latest, found);
            if (place == found && found < latest.length) {
                latest[found++] = keys[i];
            }
            hasMore |= place >= heldOut;
            folds[i] = foldOf(place).code();
        }
        if (!hasMore) {
            Arrays.fill(folds, 0, size, Fold.TRAIN.code());
        }
    }

    /** Where a session is among the latest, those of {@code found}; {@code found} when it is none of them. */
    private static int placeOf(long key, long[] latest, int found) {
        int place = 0;
        while (place < found && latest[place] != key) {
            place++;
        }
        return place;
    }

    private Fold foldOf(int place) {
        if (place < k) {
            return Fold.TEST;
        }
        return place < heldOut ? Fold.VALIDATION : Fold.TRAIN;
    }
}
