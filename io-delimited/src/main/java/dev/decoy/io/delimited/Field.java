package dev.decoy.io.delimited;

import dev.decoy.io.DataException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One column of the current row: its bytes, whether it is missing, and faults that name its place. */
final class Field {
    private static final int MOST_SHOWN = 60;

    private final Rows rows;
    private final int index;
    private final String column;
    private final byte[][] nullValues;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

    Field(Rows rows, int index, String column, DelimitedFormat format) {
        this.rows = rows;
        this.index = index;
        this.column = column;
        nullValues = format.nullValueBytes();
    }

    byte[] bytes() {
        return rows.bytes();
    }

    int start() {
        return rows.start(index);
    }

    int end() {
        return rows.end(index);
    }

    int length() {
        return end() - start();
    }

    boolean isNull() {
        if (length() == 0) {
            return true;
        }
        for (byte[] value : nullValues) {
            if (Arrays.equals(bytes(), start(), end(), value, 0, value.length)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks that the bytes are UTF-8.
     *
     * @throws DataException when they are not
     */
    void checkText() {
        if (isAscii()) {
            return;
        }
        try {
            utf8.decode(ByteBuffer.wrap(bytes(), start(), length()));
        } catch (CharacterCodingException e) {
            throw new DataException(place() + "the bytes " + shown() + " are not UTF-8; convert the file to UTF-8", e);
        }
    }

    private boolean isAscii() {
        byte[] bytes = bytes();
        for (int at = start(); at < end(); at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    /** A fault of this value: {@code ratings.csv, line 812, column "ts": "n/a" } and the finding. */
    DataException fault(String finding) {
        return new DataException(place() + shown() + " " + finding);
    }

    /** A fault of this place: {@code ratings.csv, line 812, column "user": } and the finding. */
    DataException faultHere(String finding) {
        return new DataException(place() + finding);
    }

    private String place() {
        return rows.place() + ", column \"" + column + "\": ";
    }

    /** The value as messages show it: in quotes, on one line, cut when long. */
    private String shown() {
        String text = new String(bytes(), start(), length(), StandardCharsets.UTF_8);
        String oneLine = text.replaceAll("\\p{Cntrl}", " ");
        return '"' + (oneLine.length() > MOST_SHOWN ? oneLine.substring(0, MOST_SHOWN) + "..." : oneLine) + '"';
    }
}
