package dev.decoy.io.delimited;

/**
 * Reads a whole number from ASCII: digits, perhaps a minus before them, perhaps a point with zeros alone behind them, as
 * programs that know floating point only write it. Reused and thread-confined.
 */
final class WholeNumber {
    private long value;

    /** The number read last. */
    long value() {
        return value;
    }

    /** Whether the bytes are a whole number of 64 bits; if so, it is {@link #value}. */
    boolean parse(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        int at = negative ? from + 1 : from;
        int digits = at;
        // Counted downwards, as there is one more negative number than positive ones.
        long total = 0;
        for (; at < to && isDigit(text[at]); at++) {
            int digit = text[at] - '0';
            if (total < Long.MIN_VALUE / 10 || total * 10 < Long.MIN_VALUE + digit) {
                return false;
            }
            total = total * 10 - digit;
        }
        if (at == digits || (!negative && total == Long.MIN_VALUE) || !onlyZeros(text, at, to)) {
            return false;
        }
        value = negative ? total : -total;
        return true;
    }

    /** Whether what follows the digits is nothing, or a point and at least one zero. */
    private static boolean onlyZeros(byte[] text, int from, int to) {
        if (from == to) {
            return true;
        }
        if (text[from] != '.' || from + 1 == to) {
            return false;
        }
        for (int at = from + 1; at < to; at++) {
            if (text[at] != '0') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
