package dev.decoy.experiment;

import dev.decoy.data.Interactions;
import java.util.Arrays;

/** Rows by their ids. Immutable; 12 bytes an interaction. */
final class RowIds {
    private final long[] sorted;
    private final int[] positions;

    /** The ids of all interactions. */
    RowIds(Interactions interactions) {
        long[] ids = new long[interactions.size()];
        for (int user = 0; user < interactions.userCount(); user++) {
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                ids[position] = interactions.rowId(user, position);
            }
        }
        sorted = ids.clone();
        Arrays.sort(sorted);
        positions = new int[ids.length];
        for (int position = 0; position < ids.length; position++) {
            positions[Arrays.binarySearch(sorted, ids[position])] = position;
        }
    }

    /** The position of the row of an id; -1 when there is none. */
    int position(long rowId) {
        int at = Arrays.binarySearch(sorted, rowId);
        return at < 0 ? -1 : positions[at];
    }
}
