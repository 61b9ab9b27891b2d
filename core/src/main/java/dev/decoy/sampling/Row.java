package dev.decoy.sampling;

/** One positive to be given negatives. A cursor: valid until the batch is asked for another row. */
public interface Row {
    /** User code. */
    int user();

    /** Item code of the positive. */
    int positive();

    /** Position in {@link dev.decoy.data.Interactions}. */
    int position();

    /** Time of the positive; 0 when the data has no time. */
    long timeMillis();

    /** Stable hash of the user's id. */
    long userKey();

    /** Stable hash of (item id, time, occurrence among equal ones): with {@link #userKey} the key of the row's draws. */
    long rowKey();
}
