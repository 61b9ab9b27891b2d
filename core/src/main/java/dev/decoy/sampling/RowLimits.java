package dev.decoy.sampling;

import dev.decoy.data.EventRole;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.internal.Hashing;
import dev.decoy.io.TimeRange;
import dev.decoy.spi.ConfigException;
import java.time.Instant;

/**
 * Which positives of a fold become rows. The others still count as known items, as history and in statistics, so that the
 * draws of the rows that stay do not change.
 *
 * @param range the times of the rows; {@code last} counts back from just after the latest time of the fold
 * @param maxPerUser of each user the latest so many of each role, in canonical order; {@link #ALL_OF_A_USER} for no limit
 * @param users the share of users whose positives become rows, above 0 and at most 1: those whose ids' hashes are lowest, so
 *     that a smaller share is part of a larger one, whatever the seed and the other users
 */
public record RowLimits(TimeRange range, int maxPerUser, double users) {
    /** No limit to the rows of a user. */
    public static final int ALL_OF_A_USER = Integer.MAX_VALUE;

    // Sets this choice apart from others by hash of the same ids.
    private static final long SALT = 0x726f77732e757365L;

    public RowLimits {
        if (maxPerUser < 1) {
            throw new IllegalArgumentException("maxPerUser must be at least 1, was " + maxPerUser);
        }
        if (!(users > 0 && users <= 1)) {
            throw new IllegalArgumentException("users must be a share above 0 and at most 1, was " + users);
        }
    }

    /** Whether all positives of a user become rows, or none. */
    boolean takes(long userKey) {
        return users == 1 || (Hashing.mix64(userKey ^ SALT) >>> 11) * 0x1p-53 < users;
    }

    /** Marks the positions of the fold's rows of a role; one pass, or two where the latest time is asked for. */
    void mark(Interactions interactions, Fold fold, EventRole role, long[] marks) {
        if (!range.isAll() && !interactions.hasClock()) {
            throw refused(fold, "from, until and last need times of a clock, and the source has none; take them out");
        }
        long latest = range.needsLatest() ? latest(interactions, fold) : 0;
        long from = range.fromMillis(latest);
        long until = range.untilMillis();
        boolean any = false;
        for (int user = 0; user < interactions.userCount(); user++) {
            any |= takes(interactions.userKey(user)) && markUser(interactions, fold, role, user, from, until, marks);
        }
        if (!any && role == EventRole.POSITIVE && interactions.size(fold) > 0) {
            throw none(interactions, fold, from, until);
        }
    }

    private boolean markUser(
            Interactions interactions, Fold fold, EventRole role, int user, long from, long until, long[] marks) {
        int left = maxPerUser;
        for (int position = interactions.rowEnd(user) - 1;
                position >= interactions.rowStart(user) && left > 0;
                position--) {
            long time = interactions.timeMillis(position);
            if (RowSelection.isOf(interactions, fold, role, position)
                    && (range.isAll() || (time >= from && time < until))) {
                marks[position >> 6] |= 1L << position;
                left--;
            }
        }
        return left < maxPerUser;
    }

    private static long latest(Interactions interactions, Fold fold) {
        long latest = Long.MIN_VALUE;
        for (int position = 0; position < interactions.size(); position++) {
            if (interactions.isIn(fold, position)) {
                latest = Math.max(latest, interactions.timeMillis(position));
            }
        }
        return latest;
    }

    private ConfigException none(Interactions interactions, Fold fold, long from, long until) {
        if (range.isAll()) {
            return refused(
                    fold,
                    "users: " + users + " takes none of the users with interactions in " + fold.label() + "; raise it");
        }
        long earliest = Long.MAX_VALUE;
        for (int position = 0; position < interactions.size(); position++) {
            if (interactions.isIn(fold, position)) {
                earliest = Math.min(earliest, interactions.timeMillis(position));
            }
        }
        return refused(
                fold,
                "no interaction of " + fold.label() + " is within " + TimeRange.words(from, until)
                        + "; its times are " + Instant.ofEpochMilli(earliest) + " to "
                        + Instant.ofEpochMilli(latest(interactions, fold)) + "; change from, until or last");
    }

    private static ConfigException refused(Fold fold, String problem) {
        return new ConfigException("rows." + fold.label(), problem);
    }
}
