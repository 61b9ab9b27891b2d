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
        for (int j = 0; j < size; j++) {
            int same = compare(j, scores, from, count);
            int before = Math.max(0, Math.min(items[j] - firstItem, count));
            equalBefore[j] +=
                    same == 0 || before == 0 ? 0 : equal(j, kernel.compare(scores, from, before, thresholds[j]));
        }
    }

    /** Counts some items by their codes and scores. */
    void addAll(int[] codes, float[] scores, int count) {
        for (int j = 0; j < size; j++) {
            int same = compare(j, scores, 0, count);
            for (int i = 0; same > 1 && i < count; i++) {
                equalBefore[j] += ordered(scores[i]) == thresholds[j] && codes[i] < items[j] ? 1 : 0;
            }
        }
    }

    /** Compares some scores with that of a relevant item; how many are as high. */
    private int compare(int j, float[] scores, int from, int count) {
        long counts = kernel.compare(scores, from, count, thresholds[j]);
        above[j] += ProductKernel.above(counts);
        int same = equal(j, counts);
        equal[j] += same;
        missing += j == 0 ? ProductKernel.missing(counts) : 0;
        return same;
    }

    /** What is missing stands with the lowest. */
    private int equal(int j, long counts) {
        boolean lowest = thresholds[j] == Float.NEGATIVE_INFINITY;
        return ProductKernel.equal(counts) + (lowest ? ProductKernel.missing(counts) : 0);
    }

    /** Takes an item back that is no candidate, and is or will be counted with its neighbours. */
    void remove(int item, float given) {
        missing -= Float.isNaN(given) ? 1 : 0;
        float score = ordered(given);
        for (int j = 0; j < size; j++) {
            above[j] -= score > thresholds[j] ? 1 : 0;
            boolean same = score == thresholds[j];
            equal[j] -= same ? 1 : 0;
            equalBefore[j] -= same && item < items[j] ? 1 : 0;
        }
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
