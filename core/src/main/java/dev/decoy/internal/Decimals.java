package dev.decoy.internal;

/** Whole numbers in ASCII. Canonical: no plus, no leading zero, no "-0", within 64 bits; so text and number map one to one. */
public final class Decimals {
    private static final int LONGEST = 20;

    private Decimals() {}

    /** Whether the bytes are a canonical decimal. */
    public static boolean isCanonical(byte[] text, int from, int length) {
        if (length == 0 || length > LONGEST) {
            return false;
        }
        int first = text[from] == '-' ? 1 : 0;
        int digits = length - first;
        if (digits == 0 || (text[from + first] == '0' && length > 1)) {
            return false;
        }
        for (int i = first; i < length; i++) {
            if (text[from + i] < '0' || text[from + i] > '9') {
                return false;
            }
        }
        return digits < 19 || fits(text, from + first, digits, first == 1);
    }

    private static boolean fits(byte[] text, int from, int digits, boolean negative) {
        if (digits > 19) {
            return false;
        }
        String most = negative ? "9223372036854775808" : "9223372036854775807";
        for (int i = 0; i < digits; i++) {
            int difference = text[from + i] - most.charAt(i);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return true;
    }

    /** The value of a canonical decimal. */
    public static long parse(byte[] text, int from, int length) {
        boolean negative = text[from] == '-';
        long value = 0;
        for (int i = negative ? 1 : 0; i < length; i++) {
            value = value * 10 - (text[from + i] - '0');
        }
        return negative ? value : -value;
    }
}
