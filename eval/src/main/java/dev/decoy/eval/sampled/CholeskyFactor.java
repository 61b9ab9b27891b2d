package dev.decoy.eval.sampled;

/** The lower triangle L of a positive definite matrix L L'. Immutable. */
final class CholeskyFactor {
    private final double[][] lower;

    private CholeskyFactor(double[][] lower) {
        this.lower = lower;
    }

    /**
     * Factors a matrix. O(size^3 / 6) multiplications.
     *
     * @param lower its lower triangle, row i of i + 1 entries; overwritten and kept. A variable whose diagonal is 0, which no
     *     equation holds, is given 0
     */
    static CholeskyFactor of(double[][] lower) {
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j < i; j++) {
                double rest = lower[i][j] - dot(lower[i], lower[j], j);
                lower[i][j] = lower[j][j] == 0 ? 0 : rest / lower[j][j];
            }
            lower[i][i] = Math.sqrt(Math.max(0, lower[i][i] - dot(lower[i], lower[i], i)));
        }
        return new CholeskyFactor(lower);
    }

    /** Four sums, added at the end: a single one would wait for each addition. */
    private static double dot(double[] left, double[] right, int length) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i < length - 3; i += 4) {
            a += left[i] * right[i];
            b += left[i + 1] * right[i + 1];
            c += left[i + 2] * right[i + 2];
            d += left[i + 3] * right[i + 3];
        }
        for (; i < length; i++) {
            a += left[i] * right[i];
        }
        return (a + b) + (c + d);
    }

    /** Solves for a right side, in place. O(size^2). */
    void solve(double[] right) {
        for (int i = 0; i < right.length; i++) {
            right[i] = over(right[i] - dot(lower[i], right, i), lower[i][i]);
        }
        for (int i = right.length - 1; i >= 0; i--) {
            right[i] = over(right[i], lower[i][i]);
            for (int j = 0; j < i; j++) {
                right[j] -= lower[i][j] * right[i];
            }
        }
    }

    private static double over(double value, double diagonal) {
        return diagonal == 0 ? 0 : value / diagonal;
    }
}
