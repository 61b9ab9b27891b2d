package dev.decoy.pipeline;

/**
 * How the rows of a user are cut into sequences. Windows are counted from the end, so that the latest is full and the
 * earliest short: the last {@code length} rows, the {@code length} rows that end {@code stride} before, and so on until every
 * row is in one.
 *
 * @param length rows in a window, and the length of every list
 * @param stride how far apart windows end, at most {@code length}; what is shorter lets windows overlap
 * @param padLeft whether the padding of a short window stands before its rows, or after them
 */
public record Sequences(int length, int stride, boolean padLeft) {
    public Sequences {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, was " + length);
        }
        if (stride < 1 || stride > length) {
            throw new IllegalArgumentException(
                    "stride must be at least 1 and at most length, " + length + ", was " + stride);
        }
    }

    /** The windows of a user with so many rows. */
    public int count(int rows) {
        return rows <= length ? Math.min(rows, 1) : 1 + (rows - length + stride - 1) / stride;
    }

    /** The row after the last of window {@code index}, the earliest being window 0. */
    public int end(int rows, int index) {
        return rows - (count(rows) - 1 - index) * stride;
    }

    /** The first row of a window that ends so. */
    public int start(int end) {
        return Math.max(0, end - length);
    }
}
