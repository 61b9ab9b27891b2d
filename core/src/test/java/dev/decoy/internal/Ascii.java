package dev.decoy.internal;

import java.nio.charset.StandardCharsets;

/** Text within other bytes, so that a range that is ignored shows. */
final class Ascii {
    static final int FROM = 1;

    private Ascii() {}

    static byte[] framed(String text) {
        return ("7" + text + "7").getBytes(StandardCharsets.UTF_8);
    }

    static int length(byte[] framed) {
        return framed.length - 2;
    }
}
