package dev.decoy.scoring;

import java.util.Arrays;

/** Loops that any JVM runs, written so that compilers turn the one along the items into vector instructions. */
public final class PlainKernel implements ProductKernel {
    // Compilers make vector instructions of a loop only where it is long.
    private static final int WIDTH = 512;

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void multiply(
            float[] packed,
            int firstPanel,
            int panelCount,
            int dimension,
            float[] queries,
            int queryCount,
            float[] scores,
            int stride) {
        float[] sums = new float[WIDTH];
        for (int panel = 0; panel < panelCount; panel++) {
            int from = (firstPanel + panel) * WIDTH * dimension;
            for (int query = 0; query < queryCount; query++) {
                Arrays.fill(sums, 0);
                int d = 0;
                for (; d + 4 <= dimension; d += 4) {
                    addFour(queries, query * dimension + d, packed, from + d * WIDTH, sums);
                }
                for (; d < dimension; d++) {
                    add(queries[query * dimension + d], packed, from + d * WIDTH, sums);
                }
                System.arraycopy(sums, 0, scores, query * stride + panel * WIDTH, WIDTH);
            }
        }
    }

    /** Four dimensions, one after the other, so that sums are loaded and stored once for all. */
    private static void addFour(float[] weights, int at, float[] packed, int from, float[] sums) {
        float first = weights[at];
        float second = weights[at + 1];
        float third = weights[at + 2];
        float fourth = weights[at + 3];
        for (int i = 0; i < WIDTH; i++) {
            float sum = sums[i];
            sum += first * packed[from + i];
            sum += second * packed[from + WIDTH + i];
            sum += third * packed[from + 2 * WIDTH + i];
            sum += fourth * packed[from + 3 * WIDTH + i];
            sums[i] = sum;
        }
    }

    private static void add(float weight, float[] packed, int from, float[] sums) {
        for (int i = 0; i < WIDTH; i++) {
            sums[i] += weight * packed[from + i];
        }
    }

    @Override
    public long compare(float[] scores, int from, int count, float threshold) {
        int above = 0;
        int equal = 0;
        int missing = 0;
        for (int i = from; i < from + count; i++) {
            // Most scores are below; NaN is neither below nor above.
            if (!(scores[i] < threshold)) {
                above += scores[i] > threshold ? 1 : 0;
                equal += scores[i] == threshold ? 1 : 0;
                missing += Float.isNaN(scores[i]) ? 1 : 0;
            }
        }
        return ProductKernel.counts(above, equal, missing);
    }

    @Override
    public int rank() {
        return 0;
    }
}
