package dev.decoy.io.delimited;

import dev.decoy.io.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Cuts a stream of bytes into rows, and rows into fields (RFC 4180). The fields of a row are ranges of one buffer, with
 * quotes taken off in place, valid until the next row. Empty lines at the end are passed over. Thread-confined.
 *
 * <p>One pass over the bytes; memory is that of the longest row.
 */
final class RowScanner implements Rows {
    private static final int FIRST_BUFFER = 1 << 16;
    private static final int LONGEST_ROW = 1 << 24;

    private final String name;
    private final InputStream in;
    private final byte[] separator;
    private final int quote;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int position;
    private int limit;
    private int rowStart;
    private long line = 1;
    private long rowLine = 1;
    // Where fields begin and end, counted from rowStart, so that moving a row within the buffer leaves them valid.
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int fields;

    /**
     * Takes over the stream.
     *
     * @param name what messages call it
     */
    RowScanner(String name, InputStream in, DelimitedFormat format) throws IOException {
        this.name = name;
        this.in = in;
        separator = format.separatorBytes();
        quote = format.quoteByte();
        skipByteOrderMark();
    }

    @Override
    public boolean next() throws IOException {
        long emptyLine = 0;
        while (startRow()) {
            scanRow();
            if (fields > 1 || ends[0] > starts[0]) {
                if (emptyLine > 0) {
                    throw new DataException(name + ", line " + emptyLine + ": an empty line before the end; remove it");
                }
                return true;
            }
            emptyLine = emptyLine == 0 ? rowLine : emptyLine;
        }
        return false;
    }

    @Override
    public int fields() {
        return fields;
    }

    @Override
    public byte[] bytes() {
        return buffer;
    }

    @Override
    public int start(int field) {
        return rowStart + starts[field];
    }

    @Override
    public int end(int field) {
        return rowStart + ends[field];
    }

    @Override
    public String place() {
        return name + ", line " + rowLine;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean startRow() throws IOException {
        rowStart = position;
        rowLine = line;
        fields = 0;
        return peek() >= 0;
    }

    private void scanRow() throws IOException {
        boolean another = true;
        while (another) {
            another = atQuote() ? quotedField() : plainField();
        }
    }

    private boolean atQuote() throws IOException {
        return quote >= 0 && peek() == quote;
    }

    /** Reads a field up to the separator or the end of the line; true when another one follows. */
    private boolean plainField() throws IOException {
        int from = position - rowStart;
        while (true) {
            position = endOfPlainBytes();
            if (position == limit) {
                if (fill()) {
                    continue;
                }
                addField(from, withoutCarriageReturn(from));
                return false;
            }
            if (buffer[position] == '\n') {
                addField(from, withoutCarriageReturn(from));
                endLine();
                return false;
            }
            if (atSeparator()) {
                addField(from, position - rowStart);
                position += separator.length;
                return true;
            }
            position++;
        }
    }

    /** The first byte from here that may end a field. */
    private int endOfPlainBytes() {
        byte[] bytes = buffer;
        byte stop = separator[0];
        int at = position;
        while (at < limit && bytes[at] != stop && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private int withoutCarriageReturn(int from) {
        int end = position - rowStart;
        return end > from && buffer[position - 1] == '\r' ? end - 1 : end;
    }

    /** Reads a field in quotes, line breaks and all; true when another one follows. */
    private boolean quotedField() throws IOException {
        position++;
        int from = position - rowStart;
        int to = from;
        while (true) {
            int next = peek();
            if (next < 0) {
                throw unclosed();
            }
            position++;
            if (next == quote) {
                if (peek() != quote) {
                    break;
                }
                position++;
            } else if (next == '\n') {
                line++;
            }
            buffer[rowStart + to++] = (byte) next;
        }
        addField(from, to);
        return separatorAfterQuote();
    }

    private boolean separatorAfterQuote() throws IOException {
        if (peek() == '\r') {
            position++;
            if (peek() >= 0 && peek() != '\n') {
                throw textAfterQuote();
            }
        }
        int next = peek();
        if (next == '\n') {
            endLine();
        } else if (next >= 0) {
            if (!atSeparator()) {
                throw textAfterQuote();
            }
            position += separator.length;
            return true;
        }
        return false;
    }

    private void endLine() {
        position++;
        line++;
    }

    private boolean atSeparator() throws IOException {
        while (limit - position < separator.length) {
            if (!fill()) {
                return false;
            }
        }
        return Arrays.equals(buffer, position, position + separator.length, separator, 0, separator.length);
    }

    private void addField(int from, int to) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, 2 * fields);
            ends = Arrays.copyOf(ends, 2 * fields);
        }
        starts[fields] = from;
        ends[fields] = to;
        fields++;
    }

    /** The next byte, -1 at the end. */
    private int peek() throws IOException {
        return (position < limit || fill()) ? buffer[position] & 0xFF : -1;
    }

    /** Reads more bytes behind those there are, of which the ones before this row are given up; false at the end. */
    private boolean fill() throws IOException {
        if (rowStart > 0) {
            System.arraycopy(buffer, rowStart, buffer, 0, limit - rowStart);
            position -= rowStart;
            limit -= rowStart;
            rowStart = 0;
        }
        if (limit == buffer.length) {
            if (limit >= LONGEST_ROW) {
                throw new DataException(place() + ": the row that begins here is longer than " + (LONGEST_ROW >> 20)
                        + " MiB; is a quote not closed? Set source.quote: \"\" if quotes are plain text");
            }
            buffer = Arrays.copyOf(buffer, 2 * limit);
        }
        int count = read();
        limit += Math.max(0, count);
        return count > 0;
    }

    private int read() throws IOException {
        try {
            return in.read(buffer, limit, buffer.length - limit);
        } catch (EOFException | ZipException e) {
            throw new DataException(
                    name + ": the gzip data is cut off or broken after line " + line + "; copy the file again", e);
        }
    }

    private void skipByteOrderMark() throws IOException {
        while (limit < 3 && fill()) {
            // Reads on until there are three bytes, or no more.
        }
        if (limit >= 2 && (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF))) {
            throw new DataException(name + ": the file is UTF-16; convert it to UTF-8");
        }
        if (limit >= 3 && startsWith(0xEF, 0xBB, 0xBF)) {
            position = 3;
        }
    }

    private boolean startsWith(int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if ((buffer[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private DataException unclosed() {
        return new DataException(place() + ", field " + (fields + 1)
                + ": the quote is not closed; close it, or set source.quote: \"\" if quotes are plain text");
    }

    private DataException textAfterQuote() {
        return new DataException(place() + ", field " + fields
                + ": there is text after the closing quote; double the quotes inside the field, or set source.quote:"
                + " \"\" if quotes are plain text");
    }
}
