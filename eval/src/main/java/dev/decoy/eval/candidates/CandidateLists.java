package dev.decoy.eval.candidates;

import dev.decoy.data.Interactions;
import dev.decoy.sampling.SampleBatch;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Items that are listed for users, or for rows by their positions. A row's own positive is never among its candidates.
 * Immutable; 4 bytes an item that is listed, and 4 a user or an interaction.
 */
final class CandidateLists {
    private final Interactions interactions;
    private final boolean byRow;
    // Of each key ascending, each item once.
    private final int[] starts;
    private final int[] items;

    private CandidateLists(Interactions interactions, boolean byRow, int[] starts, int[] items) {
        this.interactions = interactions;
        this.byRow = byRow;
        this.starts = starts;
        this.items = items;
    }

    /** Lists that {@code keys} and {@code listed} name pair by pair; what is named again is left out. */
    static CandidateLists of(Interactions interactions, boolean byRow, IntArrayList keys, IntArrayList listed) {
        int[] starts = new int[(byRow ? interactions.size() : interactions.userCount()) + 1];
        for (int i = 0; i < keys.size(); i++) {
            starts[keys.getInt(i) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] items = new int[listed.size()];
        for (int i = 0; i < items.length; i++) {
            items[next[keys.getInt(i)]++] = listed.getInt(i);
        }
        int kept = 0;
        for (int key = 0; key + 1 < starts.length; key++) {
            int from = starts[key];
            Arrays.sort(items, from, starts[key + 1]);
            starts[key] = kept;
            for (int i = from; i < starts[key + 1]; i++) {
                if (i == from || items[i] != items[kept - 1]) {
                    items[kept++] = items[i];
                }
            }
        }
        starts[starts.length - 1] = kept;
        return new CandidateLists(interactions, byRow, starts, Arrays.copyOf(items, kept));
    }

    private int key(int position) {
        return byRow ? position : interactions.userOf(position);
    }

    /** Items of all lists. */
    int size() {
        return items.length;
    }

    /** Whether the list for a row names its own positive. */
    boolean namesPositive(int position) {
        int key = key(position);
        return Arrays.binarySearch(items, starts[key], starts[key + 1], interactions.item(position)) >= 0;
    }

    /** Candidates of a row. */
    int count(int position) {
        int key = key(position);
        return starts[key + 1] - starts[key] - (namesPositive(position) ? 1 : 0);
    }

    /** Offers all of a row's list; the gate keeps the row's positive out. */
    void offer(SampleBatch batch, int row) {
        int key = key(batch.row(row).position());
        for (int i = starts[key]; i < starts[key + 1]; i++) {
            batch.offer(row, items[i], 0);
        }
    }
}
