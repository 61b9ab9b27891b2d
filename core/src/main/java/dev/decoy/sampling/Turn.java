package dev.decoy.sampling;

import dev.decoy.internal.Hashing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The turn of a part of a mixture: how many negatives each row may have when it is over, how the part's sources are numbered,
 * and what sets its draws apart from those of its other turns. Mixtures within mixtures keep and restore what stands outside.
 * Thread-confined.
 */
final class Turn {
    private int[] limits = {};
    private boolean limited;
    private int firstSource;
    private long salt;

    /** What may stand in a row at most, which wants so many in all. */
    int limit(int row, int wanted) {
        return limited ? Math.min(wanted, limits[row]) : wanted;
    }

    int firstSource() {
        return firstSource;
    }

    /** The key of a row's draws in this turn. */
    long rowKey(long key) {
        return salt == 0 ? key : Hashing.mix64(key ^ salt);
    }

    /** What stands now, to be given back to {@link #restore}. */
    Saved save(int rows) {
        return new Saved(limited ? Arrays.copyOf(limits, rows) : null, firstSource, salt);
    }

    void restore(Saved saved) {
        int[] former = saved.limits;
        limited = former != null;
        if (former != null) {
            System.arraycopy(former, 0, limits, 0, former.length);
        }
        firstSource = saved.firstSource;
        salt = saved.salt;
    }

    /** Begins a turn; every row is to be given a limit. */
    void begin(Saved outside, int rows, int source, int round) {
        if (limits.length < rows) {
            limits = new int[rows];
        }
        limited = true;
        firstSource = outside.firstSource + source;
        salt = round == 0 ? outside.salt : Hashing.mix64(outside.salt + round * 0x9E3779B97F4A7C15L);
    }

    void limitTo(int row, int negatives) {
        limits[row] = negatives;
    }

    /** What stood outside. */
    static final class Saved {
        private final int @Nullable [] limits;
        private final int firstSource;
        private final long salt;

        private Saved(int @Nullable [] limits, int firstSource, long salt) {
            this.limits = limits;
            this.firstSource = firstSource;
            this.salt = salt;
        }

        /** What a row may have in all. */
        int limit(int row, int wanted) {
            return limits == null ? wanted : Math.min(wanted, limits[row]);
        }
    }
}
