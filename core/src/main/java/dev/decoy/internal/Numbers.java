package dev.decoy.internal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Decimal numbers in ASCII, as data files write them; a leading zero as in "0042" makes a code, not a number. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private Numbers() {}

    static boolean isNumber(byte[] text, int from, int length) {
        return NUMBER.matcher(string(text, from, length)).matches();
    }

    static double parse(byte[] text, int from, int length) {
        return Double.parseDouble(string(text, from, length));
    }

    private static String string(byte[] text, int from, int length) {
        return new String(text, from, length, StandardCharsets.US_ASCII);
    }
}
