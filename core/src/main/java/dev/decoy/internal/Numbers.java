package dev.decoy.internal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Decimal numbers in ASCII, as data files write them. What a double would change is a code and no number: leading zeros
 * as in "0042", whole numbers of more than 15 digits, and what exceeds the largest double.
 */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,14})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]+");

    private Numbers() {}

    static boolean isNumber(byte[] text, int from, int length) {
        String value = string(text, from, length);
        if (DIGITS.matcher(value).matches()) {
            return WHOLE.matcher(value).matches();
        }
        return DECIMAL.matcher(value).matches() && Double.isFinite(Double.parseDouble(value));
    }

    static double parse(byte[] text, int from, int length) {
        return Double.parseDouble(string(text, from, length));
    }

    private static String string(byte[] text, int from, int length) {
        return new String(text, from, length, StandardCharsets.US_ASCII);
    }
}
