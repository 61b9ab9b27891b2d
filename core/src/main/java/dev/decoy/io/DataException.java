package dev.decoy.io;

/**
 * The data cannot be read or written as asked. The message says where (part, row, column), what was found and what to do.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault found here. */
    public DataException(String message) {
        super(message);
    }

    /** A fault found elsewhere, with the place added. */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
