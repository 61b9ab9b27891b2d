package dev.decoy.scoring;

import java.util.Arrays;

/** Loops that any JVM runs, written so that compilers turn the one along the items into vector instructions. */
public final class PlainKernel implements ProductKernel {
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
                for (int d = 0; d < dimension; d++) {
                    add(queries[query * dimension + d], packed, from + d * WIDTH, sums);
                }
                System.arraycopy(sums, 0, scores, query * stride + panel * WIDTH, WIDTH);
            }
        }
    }

    private static void add(float weight, float[] packed, int from, float[] sums) {
        for (int i = 0; i < WIDTH; i++) {
            sums[i] += weight * packed[from + i];
        }
    }

    @Override
    public int countAbove(float[] scores, int from, int count, float threshold) {
        int above = 0;
        for (int i = from; i < from + count; i++) {
            above += scores[i] > threshold ? 1 : 0;
        }
        return above;
    }

    @Override
    public int countEqual(float[] scores, int from, int count, float threshold) {
        int equal = 0;
        for (int i = from; i < from + count; i++) {
            equal += scores[i] == threshold ? 1 : 0;
        }
        return equal;
    }

    @Override
    public int countNaN(float[] scores, int from, int count) {
        int missing = 0;
        for (int i = from; i < from + count; i++) {
            missing += Float.isNaN(scores[i]) ? 1 : 0;
        }
        return missing;
    }

    @Override
    public int rank() {
        return 0;
    }
}
