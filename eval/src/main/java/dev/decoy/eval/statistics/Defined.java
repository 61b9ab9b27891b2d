package dev.decoy.eval.statistics;

/** Which values are defined: not NaN. */
final class Defined {
    private Defined() {}

    static int count(double[] values) {
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                n++;
            }
        }
        return n;
    }

    /** A copy of those, in order. */
    static double[] only(double[] values) {
        double[] defined = new double[count(values)];
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                defined[n++] = value;
            }
        }
        return defined;
    }
}
