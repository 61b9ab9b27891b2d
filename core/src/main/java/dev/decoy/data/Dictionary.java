package dev.decoy.data;

/** Ids by code: what a column of codes stands for. Codes are 0 to size - 1. Immutable and thread-safe. */
public interface Dictionary {
    /** How the ids are written. */
    IdType type();

    /** Number of ids. */
    int size();

    /** The id as text. */
    String id(int code);

    /**
     * The id as a number.
     *
     * @throws IllegalStateException when the ids are text
     */
    long longId(int code);

    /** The id as UTF-8 bytes, a fresh array. */
    byte[] utf8(int code);
}
