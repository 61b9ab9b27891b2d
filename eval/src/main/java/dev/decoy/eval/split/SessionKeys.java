package dev.decoy.eval.split;

import dev.decoy.data.UserInteractions;
import dev.decoy.data.ValueColumn;

/** Which session each interaction of a user is of. Thread-safe. */
interface SessionKeys {
    /** Fills {@code keys[0 .. user.size() - 1]}; interactions of one session have one key, which no other session of the user has. */
    void fill(UserInteractions user, long[] keys);

    /** A pause longer than this begins a session. */
    static SessionKeys byGap(long gapMillis) {
        return (user, keys) -> {
            long session = 0;
            for (int i = 0; i < user.size(); i++) {
                // Times ascend, so that a difference that overflows is a pause longer than any gap.
                long pause = i == 0 ? 0 : user.timeMillis(i) - user.timeMillis(i - 1);
                session += pause > gapMillis || pause < 0 ? 1 : 0;
                keys[i] = session;
            }
        };
    }

    /** A session is a value of a column. */
    static SessionKeys byColumn(ValueColumn column) {
        return (user, keys) -> {
            for (int i = 0; i < user.size(); i++) {
                keys[i] = column.key(user.position(i));
            }
        };
    }
}
