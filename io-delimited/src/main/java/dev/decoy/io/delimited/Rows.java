package dev.decoy.io.delimited;

import java.io.Closeable;
import java.io.IOException;

/** Rows of fields, one after the other; the fields of a row are ranges of one buffer, valid until the next row. */
interface Rows extends Closeable {
    /** Moves to the next row; false at the end. */
    boolean next() throws IOException;

    /** Fields of this row, at least 1. */
    int fields();

    /** Holds the fields' bytes. */
    byte[] bytes();

    /** Where a field begins in {@link #bytes}. */
    int start(int field);

    /** Where a field ends in {@link #bytes}. */
    int end(int field);

    /** File and line of this row, for messages: {@code ratings.csv, line 812}. */
    String place();
}
