package dev.decoy.eval.model;

import java.util.Arrays;
import java.util.List;

/**
 * Scores of items by key, sorted by item. Immutable and thread-safe; 8 bytes a score and 4 a key (a user or an interaction).
 */
final class PairScores {
    private final int[] starts;
    // The item above, the bits of the score below.
    private final long[] cells;
    private final int longest;
    private final List<String> remarks;

    /**
     * Takes over cells.
     *
     * @param starts first cell of each key, and the end
     * @param cells as {@link #cell} makes them, ascending within a key
     * @param longest how many items a key has at most in the file, those that the data does not know among them
     * @param remarks how they fit the data
     */
    PairScores(int[] starts, long[] cells, int longest, List<String> remarks) {
        this.starts = starts;
        this.cells = cells;
        this.longest = longest;
        this.remarks = List.copyOf(remarks);
    }

    /** An item and its score; in the order of items. */
    static long cell(int item, float score) {
        return (long) item << Integer.SIZE | Integer.toUnsignedLong(Float.floatToIntBits(score));
    }

    static int item(long cell) {
        return (int) (cell >>> Integer.SIZE);
    }

    static float score(long cell) {
        return Float.intBitsToFloat((int) cell);
    }

    int longest() {
        return longest;
    }

    List<String> remarks() {
        return remarks;
    }

    /** The scores of some items; NaN for those that have none. O(count x log scores of the key). */
    void score(int key, int[] items, int count, float[] scores) {
        if (key < 0) {
            Arrays.fill(scores, 0, count, Float.NaN);
            return;
        }
        int from = starts[key];
        int to = starts[key + 1];
        for (int i = 0; i < count; i++) {
            scores[i] = score(from, to, items[i]);
        }
    }

    private float score(int from, int to, int item) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (item(cells[middle]) < item) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < to && item(cells[low]) == item ? score(cells[low]) : Float.NaN;
    }
}
