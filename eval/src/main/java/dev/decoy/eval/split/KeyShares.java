package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Folds by the quantile of a hash: a key below the quantile {@code test} of all 64-bit numbers is for TEST, below
 * {@code test + validation} for VALIDATION, else for TRAIN. The fold of a key does not change when others come or go.
 */
final class KeyShares implements KeyFolds {
    private static final BigDecimal KEYS = new BigDecimal(BigInteger.ONE.shiftLeft(Long.SIZE));

    private final long endTest;
    private final long endValidation;

    KeyShares(Shares shares) {
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
    public Fold of(long key) {
        if (Long.compareUnsigned(key, endTest) < 0) {
            return Fold.TEST;
        }
        return Long.compareUnsigned(key, endValidation) < 0 ? Fold.VALIDATION : Fold.TRAIN;
    }
}
