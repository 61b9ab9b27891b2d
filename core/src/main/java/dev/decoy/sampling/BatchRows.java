package dev.decoy.sampling;

import dev.decoy.data.Interactions;
import java.util.Objects;

/** Which rows a batch has, and what their draws are keyed by. Reused and thread-confined; 24 bytes a row. */
final class BatchRows {
    private final Interactions interactions;
    private final Turn turn;
    private final Cursor cursor = new Cursor();

    private int size;
    private int[] positions = {};
    private int[] users = {};
    private long[] userKeys = {};
    private long[] rowKeys = {};

    BatchRows(Interactions interactions, Turn turn) {
        this.interactions = interactions;
        this.turn = turn;
    }

    /** Forgets all rows; at most so many follow. */
    void begin(int mostRows) {
        size = 0;
        if (positions.length < mostRows) {
            positions = new int[mostRows];
            users = new int[mostRows];
            userKeys = new long[mostRows];
            rowKeys = new long[mostRows];
        }
    }

    void add(int user, int position) {
        users[size] = user;
        positions[size] = position;
        userKeys[size] = size > 0 && users[size - 1] == user ? userKeys[size - 1] : interactions.userKey(user);
        rowKeys[size] = interactions.rowKey(user, position);
        size++;
    }

    /** Deals slots to all rows. */
    void assign(Slots slots) {
        slots.assign(users, positions, size);
    }

    int size() {
        return size;
    }

    /** A row; the cursor is valid until the next call. */
    Row at(int row) {
        cursor.row = Objects.checkIndex(row, size);
        return cursor;
    }

    int user(int row) {
        return users[row];
    }

    int position(int row) {
        return positions[row];
    }

    int positive(int row) {
        return interactions.item(positions[row]);
    }

    /** The first of the rows of a row's user that stand together with it. */
    int firstOfUser(int row) {
        int first = row;
        while (first > 0 && users[first - 1] == users[row]) {
            first--;
        }
        return first;
    }

    /** Behind the last of them. */
    int endOfUser(int row) {
        int end = row + 1;
        while (end < size && users[end] == users[row]) {
            end++;
        }
        return end;
    }

    private final class Cursor implements Row {
        private int row;

        @Override
        public int user() {
            return users[row];
        }

        @Override
        public int positive() {
            return interactions.item(positions[row]);
        }

        @Override
        public int position() {
            return positions[row];
        }

        @Override
        public long timeMillis() {
            return interactions.timeMillis(positions[row]);
        }

        @Override
        public long userKey() {
            return userKeys[row];
        }

        @Override
        public long rowKey() {
            return turn.rowKey(rowKeys[row]);
        }
    }
}
