package dev.decoy.data;

/** A cursor over users: all events of each, or its positives alone. Thread-confined. */
public final class UserView implements UserInteractions {
    private final Interactions interactions;
    private final boolean positivesAlone;
    private int[] positions = {};
    private int user;
    private int size;

    private UserView(Interactions interactions, boolean positivesAlone) {
        this.interactions = interactions;
        this.positivesAlone = positivesAlone;
    }

    /** A view of all events, to be moved to a user. */
    public static UserView of(Interactions interactions) {
        return new UserView(interactions, false);
    }

    /** A view of positives, to be moved to a user. */
    public static UserView ofPositives(Interactions interactions) {
        return new UserView(interactions, true);
    }

    /** Moves to a user. O(interactions of the user). */
    public UserView moveTo(int userCode) {
        user = userCode;
        size = 0;
        int most = interactions.rowEnd(user) - interactions.rowStart(user);
        if (positions.length < most) {
            positions = new int[Math.max(most, 2 * positions.length)];
        }
        for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
            if (!positivesAlone || interactions.isPositive(position)) {
                positions[size++] = position;
            }
        }
        return this;
    }

    @Override
    public int user() {
        return user;
    }

    @Override
    public long userKey() {
        return interactions.userKey(user);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int item(int index) {
        return interactions.item(positions[index]);
    }

    @Override
    public long timeMillis(int index) {
        return interactions.timeMillis(positions[index]);
    }

    @Override
    public long pairKey(int index) {
        return interactions.pairKey(user, positions[index]);
    }

    @Override
    public int position(int index) {
        return positions[index];
    }
}
