package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.UserInteractions;
import dev.decoy.spi.ConfigException;
import dev.decoy.split.Splitter;
import java.time.Instant;

/**
 * Folds by two times that hold for all users: earlier than the first is TRAIN, from the second on is TEST, VALIDATION is
 * between. Interactions of equal time are never parted.
 */
public final class CutTimes implements Splitter {
    /** The cut of a fold that there is none of. */
    public static final long NEVER = Long.MAX_VALUE;

    private final long validationFrom;
    private final long testFrom;

    /**
     * Cuts at these times.
     *
     * @param validationFrom milliseconds since 1970; equal to {@code testFrom} for no VALIDATION
     * @param testFrom milliseconds since 1970; {@link #NEVER} for no TEST
     */
    public CutTimes(long validationFrom, long testFrom) {
        if (validationFrom > testFrom) {
            throw new IllegalArgumentException(
                    "validationFrom must not be after testFrom, " + testFrom + ", was " + validationFrom);
        }
        this.validationFrom = validationFrom;
        this.testFrom = testFrom;
    }

    /**
     * The same, checked against the data in one pass.
     *
     * @throws ConfigException when TRAIN or a fold that was asked for gets nothing
     */
    static CutTimes of(Interactions interactions, long validationFrom, long testFrom) {
        CutTimes cuts = new CutTimes(validationFrom, testFrom);
        int[] counts = new int[Fold.values().length];
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int position = 0; position < interactions.size(); position++) {
            long time = interactions.timeMillis(position);
            counts[cuts.foldOf(time).code()]++;
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
        String remedy = "; the data is from " + words(first) + " to " + words(last) + ": choose a cut between";
        if (counts[Fold.TRAIN.code()] == 0) {
            throw new ConfigException("", "nothing is left for train before " + words(validationFrom) + remedy);
        }
        if (validationFrom < testFrom && counts[Fold.VALIDATION.code()] == 0) {
            throw new ConfigException(
                    "",
                    "no interaction is for validation, from " + words(validationFrom)
                            + (testFrom == NEVER ? " on" : " until before " + words(testFrom)) + remedy);
        }
        if (testFrom != NEVER && counts[Fold.TEST.code()] == 0) {
            throw new ConfigException("", "no interaction is for test, from " + words(testFrom) + " on" + remedy);
        }
        return cuts;
    }

    private static String words(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    @Override
    public void assign(UserInteractions user, byte[] folds) {
        for (int i = 0; i < user.size(); i++) {
            folds[i] = foldOf(user.timeMillis(i)).code();
        }
    }

    private Fold foldOf(long time) {
        return time < validationFrom ? Fold.TRAIN : time < testFrom ? Fold.VALIDATION : Fold.TEST;
    }
}
