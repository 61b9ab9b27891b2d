package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.UserInteractions;
import dev.decoy.split.Splitter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Shares of all pairs, by hash: a pair whose key is below the quantile {@code test} of all 64-bit numbers goes to TEST,
 * below {@code test + validation} to VALIDATION, else to TRAIN. All interactions of a pair go to the same fold, which
 * more data does not change.
 */
public final class RandomGlobal implements Splitter {
    private static final BigDecimal KEYS = new BigDecimal(BigInteger.ONE.shiftLeft(Long.SIZE));

    private final long endTest;
    private final long endValidation;

    /** Deals these shares, up to chance: a share is expected, not counted. */
    public RandomGlobal(Shares shares) {
        endTest = firstKeyOutside(shares.test());
        endValidation = firstKeyOutside(shares.test() + shares.validation());
    }

    /** The least unsigned key with {@code key / 2^64 >= share}, for a share below 1. */
    private static long firstKeyOutside(double share) {
        return new BigDecimal(share)
                .multiply(KEYS)
                .setScale(0, RoundingMode.CEILING)
                .unscaledValue()
                .longValue();
    }

    @Override
    public void assign(UserInteractions user, byte[] folds) {
        for (int i = 0; i < user.size(); i++) {
            folds[i] = foldOf(user.pairKey(i)).code();
        }
    }

    private Fold foldOf(long key) {
        if (Long.compareUnsigned(key, endTest) < 0) {
            return Fold.TEST;
        }
        return Long.compareUnsigned(key, endValidation) < 0 ? Fold.VALIDATION : Fold.TRAIN;
    }
}
