package dev.decoy.eval.ranking;

import dev.decoy.random.SeedSequence;
import java.util.Arrays;

/**
 * The best items of a list: by score, what ties by a hash of (list, item), so that no order of the catalogue is favoured. Reused
 * and thread-confined.
 */
final class TopItems {
    private final int most;
    // In falling order.
    private final int[] items;
    private final float[] scores;
    private final long[] keys;
    private int size;
    private SeedSequence list = new SeedSequence(0);

    TopItems(int most) {
        this.most = most;
        items = new int[most];
        scores = new float[most];
        keys = new long[most];
    }

    /** Begins the list of some key. */
    void begin(long listKey) {
        size = 0;
        list = new SeedSequence(listKey);
    }

    /** The score below which nothing gets in any more. */
    float threshold() {
        return size < most ? Float.NEGATIVE_INFINITY : scores[most - 1];
    }

    /** Shows an item; NaN stands for no score. */
    void offer(int item, float given, long itemHash) {
        float score = RankCounter.ordered(given);
        if (most == 0 || (size == most && score < scores[most - 1])) {
            return;
        }
        long key = list.child(itemHash).value();
        if (size == most && !isBefore(score, key, item, size - 1)) {
            return;
        }
        int at = size < most ? size++ : most - 1;
        while (at > 0 && isBefore(score, key, item, at - 1)) {
            items[at] = items[at - 1];
            scores[at] = scores[at - 1];
            keys[at] = keys[at - 1];
            at--;
        }
        items[at] = item;
        scores[at] = score;
        keys[at] = key;
    }

    private boolean isBefore(float score, long key, int item, int other) {
        if (score != scores[other]) {
            return score > scores[other];
        }
        int byKey = Long.compareUnsigned(key, keys[other]);
        return byKey != 0 ? byKey < 0 : item < items[other];
    }

    int size() {
        return size;
    }

    /** The item at a place, 0 the best. */
    int item(int place) {
        return items[place];
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(items, size));
    }
}
