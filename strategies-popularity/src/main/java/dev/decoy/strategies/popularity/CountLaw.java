package dev.decoy.strategies.popularity;

import dev.decoy.data.InteractionStats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/** The weight of an item by its count: {@code (min(count, cap) + smoothing)^exponent}; what counts 0 has none if that is infinite. */
record CountLaw(double exponent, double smoothing, int cap) {
    static final double MOST_EXPONENT = 4;
    // Keeps every weight finite: (2^31 + 10^9)^4 and (10^-9)^-4 are.
    static final double LEAST_SMOOTHING = 1e-9;
    static final double MOST_SMOOTHING = 1e9;
    static final int NO_CAP = Integer.MAX_VALUE;

    static void requireExponent(double exponent, double least) {
        if (!(exponent >= least && exponent <= MOST_EXPONENT)) {
            throw new IllegalArgumentException("exponent must be in [" + (int) least + ", 4], was " + exponent);
        }
    }

    static void requireSmoothing(double smoothing) {
        if (!(smoothing == 0 || (smoothing >= LEAST_SMOOTHING && smoothing <= MOST_SMOOTHING))) {
            throw new IllegalArgumentException("smoothing must be 0 or in [1e-9, 1e9], was " + smoothing);
        }
    }

    /** The count that at least this share of the counted items do not exceed: the smallest such. */
    static int quantile(InteractionStats stats, double share) {
        int[] counts = new int[stats.itemCount()];
        int counted = 0;
        for (int item = 0; item < stats.itemCount(); item++) {
            if (stats.interactionCount(item) > 0) {
                counts[counted++] = stats.interactionCount(item);
            }
        }
        Arrays.sort(counts, 0, counted);
        return counted == 0 ? NO_CAP : counts[atLeast(share, counted) - 1];
    }

    /** In decimals, as 0.07 * 100 is above 7 in binary. */
    private static int atLeast(double share, int counted) {
        return BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(counted))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    double weight(int count) {
        double smoothed = Math.min(count, cap) + smoothing;
        // StrictMath: the last bit of Math.pow differs between processors, and one bit of a weight can flip a draw.
        return smoothed == 0 && exponent < 0 ? 0 : StrictMath.pow(smoothed, exponent);
    }
}
