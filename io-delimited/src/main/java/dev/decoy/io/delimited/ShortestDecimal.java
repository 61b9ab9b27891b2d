package dev.decoy.io.delimited;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floating-point numbers with the fewest digits that read back as the same number; {@code Double.toString} of a JDK
 * before 19 sometimes writes one more, and output must not depend on the JDK.
 */
final class ShortestDecimal {
    private static final double MOST_EXACT = 9_007_199_254_740_992.0;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

    private ShortestDecimal() {}

    /** A double, such as {@code 4.0}, {@code 0.1}, {@code -1.5E-9}. */
    static String of(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return Double.toString(value);
        }
        for (int places = 0; places < POWERS.length; places++) {
            // Both numbers are exact, so their quotient is rounded once, as a reader rounds the decimal.
            double units = StrictMath.rint(value * POWERS[places]);
            if (Math.abs(units) >= MOST_EXACT) {
                break;
            }
            if (units / POWERS[places] == value) {
                return text(BigDecimal.valueOf((long) units, places));
            }
        }
        return text(shortest(new BigDecimal(value), Double.toString(value), decimal -> decimal.doubleValue() == value));
    }

    /** A float, such as {@code 4.0}, {@code 0.1}. */
    static String of(float value) {
        if (!Float.isFinite(value) || value == 0) {
            return Float.toString(value);
        }
        return text(shortest(new BigDecimal(value), Float.toString(value), decimal -> decimal.floatValue() == value));
    }

    /** Takes digits away from the number while it reads back; begins one above what the JDK needs. */
    private static BigDecimal shortest(BigDecimal exact, String jdk, RoundTrip roundTrip) {
        int digits = new BigDecimal(jdk).stripTrailingZeros().precision() + 1;
        BigDecimal best = rounded(exact, digits);
        for (digits--; digits > 0; digits--) {
            BigDecimal shorter = rounded(exact, digits);
            if (!roundTrip.keeps(shorter)) {
                break;
            }
            best = shorter;
        }
        return best;
    }

    private static BigDecimal rounded(BigDecimal exact, int digits) {
        return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    /** Plain from 1e-7 to 1e17, beyond with an exponent; always with a point, so that a reader sees no integer. */
    private static String text(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        int exponent = bare.precision() - bare.scale() - 1;
        if (exponent >= -7 && exponent < 17) {
            return bare.setScale(Math.max(1, bare.scale())).toPlainString();
        }
        BigDecimal mantissa = bare.scaleByPowerOfTen(-exponent);
        return mantissa.setScale(Math.max(1, mantissa.scale())).toPlainString() + "E" + exponent;
    }

    private interface RoundTrip {
        boolean keeps(BigDecimal decimal);
    }
}
