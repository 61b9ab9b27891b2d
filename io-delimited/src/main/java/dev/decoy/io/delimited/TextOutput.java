package dev.decoy.io.delimited;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes fields to a stream of bytes, with quotes where they are needed. Thread-confined. */
final class TextOutput {
    private static final int FLUSH_AT = 1 << 16;
    private static final int LONGEST_NUMBER = 20;

    private final OutputStream out;
    private final byte separator;
    private byte[] buffer = new byte[FLUSH_AT + 1024];
    private int size;
    private boolean rowBegun;
    private int fieldStart;
    private boolean quoteAnyway;

    TextOutput(OutputStream out, char separator) {
        this.out = out;
        this.separator = (byte) separator;
    }

    /** Begins the next field of the row. */
    void beginField() {
        if (rowBegun) {
            put(separator);
        }
        rowBegun = true;
        quoteAnyway = false;
        fieldStart = size;
    }

    /** Ends the field, and quotes it when it holds a separator, a quote or a line break. */
    void endField() {
        int quotes = 0;
        boolean needed = quoteAnyway;
        for (int i = fieldStart; i < size; i++) {
            byte b = buffer[i];
            quotes += b == '"' ? 1 : 0;
            needed |= b == '"' || b == separator || b == '\n' || b == '\r';
        }
        if (needed) {
            quoteField(quotes);
        }
    }

    private void quoteField(int quotes) {
        ensure(quotes + 2);
        int to = size + quotes + 1;
        buffer[to] = '"';
        for (int from = size - 1; from >= fieldStart; from--) {
            buffer[--to] = buffer[from];
            if (buffer[from] == '"') {
                buffer[--to] = '"';
            }
        }
        buffer[fieldStart] = '"';
        size += quotes + 2;
    }

    void endRow() throws IOException {
        put('\n');
        rowBegun = false;
        if (size >= FLUSH_AT) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    void put(char ascii) {
        put((byte) ascii);
    }

    private void put(byte b) {
        ensure(1);
        buffer[size++] = b;
    }

    void put(byte[] bytes, int from, int length) {
        ensure(length);
        System.arraycopy(bytes, from, buffer, size, length);
        size += length;
    }

    /** Writes a text; an empty one will stand in quotes, as a field with nothing in it is a missing value. */
    void putText(byte[] utf8, int from, int length) {
        quoteAnyway = length == 0;
        put(utf8, from, length);
    }

    void put(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(utf8, 0, utf8.length);
    }

    /** Writes a number in decimal, without a string. */
    void put(long number) {
        ensure(LONGEST_NUMBER);
        if (number < 0) {
            buffer[size++] = '-';
        }
        // Counted downwards, as there is one more negative number than positive ones.
        long rest = number < 0 ? number : -number;
        int end = size + digits(rest);
        int at = end;
        do {
            buffer[--at] = (byte) ('0' - rest % 10);
            rest /= 10;
        } while (rest != 0);
        size = end;
    }

    private static int digits(long negative) {
        int count = 1;
        for (long rest = negative / 10; rest != 0; rest /= 10) {
            count++;
        }
        return count;
    }

    private void ensure(int more) {
        int wanted = Math.addExact(size, more);
        if (wanted > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(wanted, 2L * buffer.length)));
        }
    }
}
