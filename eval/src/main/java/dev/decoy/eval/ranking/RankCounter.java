package dev.decoy.eval.ranking;

import dev.decoy.scoring.ProductKernel;
import java.util.Arrays;

/**
 * Counts for each relevant item of a list the candidates that score higher, and as high; what has no score stands below all.
 * Scores are told in any number of portions. Reused and thread-confined.
 */
final class RankCounter {
    private final ProductKernel kernel;
    private int size;
    private int[] items = {};
    private float[] thresholds = {};
    private int[] above = {};
    private int[] equal = {};
    private int[] equalBefore = {};
    private int missing;

    RankCounter(ProductKernel kernel) {
        this.kernel = kernel;
    }

    /** Begins a list of {@code count} relevant items with these scores. */
    void begin(int[] relevant, float[] scores, int count) {
        size = count;
        missing = 0;
        if (items.length < count) {
            items = new int[count];
            thresholds = new float[count];
            above = new int[count];
            equal = new int[count];
            equalBefore = new int[count];
        }
        for (int j = 0; j < count; j++) {
            items[j] = relevant[j];
            thresholds[j] = ordered(scores[j]);
        }
        Arrays.fill(above, 0, count, 0);
        Arrays.fill(equal, 0, count, 0);
        Arrays.fill(equalBefore, 0, count, 0);
    }

    /** A score as it is compared: what has none stands with the lowest. */
    static float ordered(float score) {
        return Float.isNaN(score) ? Float.NEGATIVE_INFINITY : score;
    }

    /** Counts the items {@code firstItem} to {@code firstItem + count - 1}, whose scores begin at {@code from}. */
    void addRange(int firstItem, float[] scores, int from, int count) {
        cleanse(scores, from, count);
        for (int j = 0; j < size; j++) {
            float threshold = thresholds[j];
            above[j] += kernel.countAbove(scores, from, count, threshold);
            int same = kernel.countEqual(scores, from, count, threshold);
            equal[j] += same;
            int before = Math.max(0, Math.min(items[j] - firstItem, count));
            equalBefore[j] += same == 0 ? 0 : kernel.countEqual(scores, from, before, threshold);
        }
    }

    /** Replaces NaN, and counts it. */
    private void cleanse(float[] scores, int from, int count) {
        int found = kernel.countNaN(scores, from, count);
        if (found > 0) {
            for (int i = from; i < from + count; i++) {
                scores[i] = ordered(scores[i]);
            }
        }
        missing += found;
    }

    /** Counts one more candidate. */
    void add(int item, float score) {
        count(item, score, 1);
    }

    /** Takes an item back that is no candidate. */
    void remove(int item, float score) {
        count(item, score, -1);
    }

    private void count(int item, float given, int by) {
        missing += Float.isNaN(given) ? by : 0;
        float score = ordered(given);
        for (int j = 0; j < size; j++) {
            above[j] += score > thresholds[j] ? by : 0;
            boolean same = score == thresholds[j];
            equal[j] += same ? by : 0;
            equalBefore[j] += same && item < items[j] ? by : 0;
        }
    }

    int size() {
        return size;
    }

    /** Candidates without a score. */
    int missing() {
        return missing;
    }

    /** The score of a relevant item. */
    float score(int index) {
        return thresholds[index];
    }

    /** Candidates that score higher than a relevant item. */
    int above(int index) {
        return above[index];
    }

    /** Candidates that score as high, the item itself among them. */
    int equal(int index) {
        return equal[index];
    }

    /** Those of them whose code is lower. */
    int equalBefore(int index) {
        return equalBefore[index];
    }
}
