package dev.decoy.strategies.random;

import dev.decoy.data.Interactions;
import dev.decoy.sampling.Row;
import org.jspecify.annotations.Nullable;

/**
 * Items that were shown in the list of the row's positive and not taken from it; where positions tell, those above the last
 * that was taken (Joachims et al., SIGIR 2005). Immutable and thread-safe.
 */
final class ShownLists implements ShownItems {
    private final Interactions interactions;
    private final Interactions shown;
    private final ListIndex taken;
    private final ListIndex lists;
    private final @Nullable ListPositions positions;

    /**
     * Lists by the ids in a column.
     *
     * @param positions places within lists; null: wherever an item stood
     */
    ShownLists(Interactions interactions, Interactions shown, String column, @Nullable ListPositions positions) {
        this.interactions = interactions;
        this.shown = shown;
        this.positions = positions;
        taken = ListIndex.of(interactions, column);
        lists = ListIndex.of(shown, column);
    }

    /** Whether the positive at a position was in a list. */
    boolean hasList(int position) {
        return taken.has(position);
    }

    /** Whether the event at a position of what was shown was in a list. */
    boolean wasListed(int shownPosition) {
        return lists.has(shownPosition);
    }

    @Override
    public void collect(Row row, Candidates into) {
        if (!taken.has(row.position())) {
            return;
        }
        int user = row.user();
        long list = taken.key(row.position());
        int end = taken.end(user, list);
        for (int entry = taken.start(user, list); entry < end; entry++) {
            if (interactions.isPositive(taken.position(entry))) {
                into.leaveOut(interactions.item(taken.position(entry)));
            }
        }
        double above = positions == null ? Double.POSITIVE_INFINITY : lastTaken(user, list, positions);
        int first = lists.start(user, list);
        for (int entry = lists.end(user, list) - 1; entry >= first; entry--) {
            int position = lists.position(entry);
            if (positions == null || positions.ofShown(position) < above) {
                into.add(position, shown.item(position));
            }
        }
    }

    /** The place of the lowest item that was taken from a list; minus infinity where no place is known, so that none is above. */
    private double lastTaken(int user, long list, ListPositions places) {
        double last = Double.NEGATIVE_INFINITY;
        int end = taken.end(user, list);
        for (int entry = taken.start(user, list); entry < end; entry++) {
            int position = taken.position(entry);
            if (interactions.isPositive(position)) {
                double place = place(position, places);
                last = Double.isNaN(place) ? last : Math.max(last, place);
            }
        }
        return last;
    }

    /** Where a positive stood in its list: as its own event says, or that which showed it; NaN where neither does. */
    double place(int position, ListPositions places) {
        int user = interactions.userOf(position);
        long list = taken.key(position);
        double own = places.ofTaken(position);
        int end = lists.end(user, list);
        for (int entry = lists.start(user, list); Double.isNaN(own) && entry < end; entry++) {
            if (shown.item(lists.position(entry)) == interactions.item(position)) {
                own = places.ofShown(lists.position(entry));
            }
        }
        return own;
    }
}
