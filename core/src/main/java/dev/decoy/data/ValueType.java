package dev.decoy.data;

/** What one value of a column is, and which array of a {@link ColumnVector} holds it. */
public enum ValueType {
    BOOLEAN(Storage.INT),
    INT8(Storage.INT),
    INT16(Storage.INT),
    INT32(Storage.INT),
    INT64(Storage.LONG),
    FLOAT32(Storage.DOUBLE),
    FLOAT64(Storage.DOUBLE),
    /** UTF-8 text. */
    TEXT(Storage.BYTES),
    /** Days since 1970-01-01. */
    DATE(Storage.INT),
    /** Milliseconds since 1970-01-01T00:00Z. */
    TIMESTAMP_MILLIS(Storage.LONG),
    /** Microseconds since 1970-01-01T00:00Z. */
    TIMESTAMP_MICROS(Storage.LONG),
    /** Nanoseconds since 1970-01-01T00:00Z. */
    TIMESTAMP_NANOS(Storage.LONG),
    /** Milliseconds since 1970-01-01T00:00 on a clock of no stated zone; where times order, it is read as UTC. */
    LOCAL_MILLIS(Storage.LONG),
    /** Microseconds likewise. */
    LOCAL_MICROS(Storage.LONG),
    /** Nanoseconds likewise. */
    LOCAL_NANOS(Storage.LONG),
    /**
     * Text whose type is decided by all values of the column together: INT64 when each is a canonical decimal, else
     * FLOAT64 when each is a number, else TEXT. Only sources of text files use it; no column of a run keeps it.
     */
    UNTYPED(Storage.BYTES);

    /** The arrays of a {@link ColumnVector}. */
    public enum Storage {
        INT,
        LONG,
        DOUBLE,
        BYTES
    }

    private final Storage storage;

    ValueType(Storage storage) {
        this.storage = storage;
    }

    /** The plain size of a value in bytes, as it decides where files are cut; text counts 16. */
    public int plainBytes() {
        return switch (this) {
            case BOOLEAN, INT8 -> 1;
            case INT16 -> 2;
            case INT32, DATE, FLOAT32 -> 4;
            case INT64, FLOAT64 -> 8;
            case TIMESTAMP_MILLIS, TIMESTAMP_MICROS, TIMESTAMP_NANOS -> 8;
            case LOCAL_MILLIS, LOCAL_MICROS, LOCAL_NANOS -> 8;
            case TEXT, UNTYPED -> 16;
        };
    }

    /** The array that holds values of this type. */
    public Storage storage() {
        return storage;
    }

    /** The type of a column of ids. */
    public static ValueType of(IdType type) {
        return switch (type) {
            case INT32 -> INT32;
            case INT64 -> INT64;
            case TEXT -> TEXT;
        };
    }
}
