package dev.decoy.strategies.random;

import dev.decoy.data.Interactions;
import dev.decoy.sampling.Row;

/** Which shown events belong to a row. Immutable and thread-safe. */
interface ShownItems {
    /** Adds the events that belong to a row, and leaves out the items that the user took there. */
    void collect(Row row, Candidates into);

    /** Items that were shown to the user within a time before the row's, that time included, and not taken in it. */
    record Window(Interactions interactions, Interactions shown, long millis) implements ShownItems {
        @Override
        public void collect(Row row, Candidates into) {
            long until = row.timeMillis();
            long from = until - millis > until ? Long.MIN_VALUE : until - millis;
            int first = from(interactions, row.user(), from);
            for (int position = first;
                    position < interactions.rowEnd(row.user()) && interactions.timeMillis(position) <= until;
                    position++) {
                if (interactions.isPositive(position)) {
                    into.leaveOut(interactions.item(position));
                }
            }
            int end = from(shown, row.user(), from);
            while (end < shown.rowEnd(row.user()) && shown.timeMillis(end) <= until) {
                end++;
            }
            // The latest first: an item that was shown twice stands for the latest time.
            for (int position = end - 1;
                    position >= shown.rowStart(row.user()) && shown.timeMillis(position) >= from;
                    position--) {
                into.add(position, shown.item(position));
            }
        }

        /** The user's first event at or after a time. */
        private static int from(Interactions events, int user, long timeMillis) {
            int low = events.rowStart(user);
            int high = events.rowEnd(user);
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (events.timeMillis(middle) < timeMillis) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
