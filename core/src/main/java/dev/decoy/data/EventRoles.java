package dev.decoy.data;

import dev.decoy.internal.Recoding;
import dev.decoy.internal.Subset;
import org.jspecify.annotations.Nullable;

/**
 * The roles of some interactions, and beside them the events that were only shown. A byte per interaction. Immutable and
 * thread-safe.
 */
public final class EventRoles {
    private final byte[] codes;
    private final @Nullable Interactions shown;

    /**
     * Takes over the roles.
     *
     * @param codes {@link EventRole#code()} by position, none of them SHOWN's
     * @param shown what was shown, under the same codes of users and items; null where the source does not tell
     */
    public EventRoles(byte[] codes, @Nullable Interactions shown) {
        this.codes = codes;
        this.shown = shown;
    }

    /** The role at a position. */
    public EventRole of(int position) {
        return EventRole.ofCode(codes[position]);
    }

    boolean isPositive(int position) {
        return codes[position] == EventRole.POSITIVE.code();
    }

    /** What was shown; null where the source does not tell. */
    public @Nullable Interactions shown() {
        return shown;
    }

    /** The roles of a subset of the interactions; of what was shown, what is of users and items that are left. */
    EventRoles subset(Subset left, Subset.Codes users, Subset.Codes items) {
        int[] positions = left.positions();
        byte[] some = new byte[positions.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = codes[positions[i]];
        }
        return new EventRoles(some, shown == null ? null : leftOf(shown, users, items));
    }

    private static Interactions leftOf(Interactions shown, Subset.Codes users, Subset.Codes items) {
        boolean[] stays = new boolean[shown.size()];
        for (int user = 0; user < shown.userCount(); user++) {
            for (int position = shown.rowStart(user); position < shown.rowEnd(user); position++) {
                stays[position] = users.of(user) >= 0 && items.of(shown.item(position)) >= 0;
            }
        }
        return new Subset(shown, stays).under(users, items);
    }

    /** The same roles of the same interactions over more items. */
    EventRoles withItems(Vocabulary all) {
        return new EventRoles(codes, shown == null ? null : shown.recoded(all, Recoding.of(shown.itemIds(), all)));
    }
}
