package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.UserInteractions;
import dev.decoy.spi.ConfigException;
import dev.decoy.split.Splitter;
import java.time.Instant;

/**
 * Folds by times that hold for all users: earlier than the first is TRAIN, from the second on is TEST, VALIDATION is
 * between; what comes too late for TEST is left out. Interactions of equal time are never parted.
 */
public final class CutTimes implements Splitter {
    /** A time that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    private final long validationFrom;
    private final long testFrom;
    private final long until;

    /**
     * Cuts at these times.
     *
     * @param validationFrom milliseconds since 1970; equal to {@code testFrom} for no VALIDATION
     * @param testFrom milliseconds since 1970; equal to {@code until} for no TEST
     * @param until the first time that is left out; {@link #NEVER} to leave out nothing
     */
    public CutTimes(long validationFrom, long testFrom, long until) {
        if (validationFrom > testFrom) {
            throw new IllegalArgumentException(
                    "validationFrom must not be after testFrom, " + testFrom + ", was " + validationFrom);
        }
        if (testFrom > until) {
            throw new IllegalArgumentException("testFrom must not be after until, " + until + ", was " + testFrom);
        }
        this.validationFrom = validationFrom;
        this.testFrom = testFrom;
        this.until = until;
    }

    /** The same, with nothing left out. */
    public CutTimes(long validationFrom, long testFrom) {
        this(validationFrom, testFrom, NEVER);
    }

    /**
     * Checks cuts against the data in one pass.
     *
     * @throws ConfigException when TRAIN or a fold that was asked for gets nothing
     */
    static CutTimes checked(CutTimes cuts, Interactions interactions) {
        int[] counts = new int[Fold.values().length];
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int position = 0; position < interactions.size(); position++) {
            long time = interactions.timeMillis(position);
            byte fold = cuts.foldOf(time);
            if (fold != Fold.LEFT_OUT) {
                counts[fold]++;
            }
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
        cuts.requireRows(counts, Words.of(interactions), first, last);
        return cuts;
    }

    private void requireRows(int[] counts, Words words, long first, long last) {
        String remedy = "; the data is from " + words.of(first) + " to " + words.of(last) + ": choose a cut between";
        if (counts[Fold.TRAIN.code()] == 0) {
            throw new ConfigException("", "nothing is left for train before " + words.of(validationFrom) + remedy);
        }
        if (validationFrom < testFrom && counts[Fold.VALIDATION.code()] == 0) {
            throw new ConfigException(
                    "", "no interaction is for validation, " + words.between(validationFrom, testFrom) + remedy);
        }
        if (testFrom < until && counts[Fold.TEST.code()] == 0) {
            throw new ConfigException("", "no interaction is for test, " + words.between(testFrom, until) + remedy);
        }
    }

    /** Times as messages show them: those of a clock, or row numbers. */
    private interface Words {
        String of(long time);

        static Words of(Interactions interactions) {
            return interactions.hasClock() ? time -> Instant.ofEpochMilli(time).toString() : time -> "row " + time;
        }

        default String between(long from, long end) {
            return "from " + of(from) + (end == NEVER ? " on" : " until before " + of(end));
        }
    }

    @Override
    public void assign(UserInteractions user, byte[] folds) {
        for (int i = 0; i < user.size(); i++) {
            folds[i] = foldOf(user.timeMillis(i));
        }
    }

    @Override
    public boolean dealsEachByItself() {
        return true;
    }

    private byte foldOf(long time) {
        if (time >= until) {
            return Fold.LEFT_OUT;
        }
        return (time < validationFrom ? Fold.TRAIN : time < testFrom ? Fold.VALIDATION : Fold.TEST).code();
    }
}
