package dev.decoy.eval.statistics;

import java.util.Arrays;

/** Left less right for each user whom both have a value for: what two models are compared by. Immutable; 8 bytes a user. */
public final class PairedDifferences {
    private final double[] values;
    private final int undefined;

    private PairedDifferences(double[] values, int undefined) {
        this.values = values;
        this.undefined = undefined;
    }

    /**
     * Pairs values of the same users.
     *
     * @param left of one model, by user; NaN where undefined
     * @param right of the other, in the same order
     * @throws IllegalArgumentException when there are not as many
     */
    public static PairedDifferences of(double[] left, double[] right) {
        if (left.length != right.length) {
            throw new IllegalArgumentException(
                    "left and right must be of the same users, were of " + left.length + " and " + right.length);
        }
        double[] differences = new double[left.length];
        for (int user = 0; user < left.length; user++) {
            differences[user] = left[user] - right[user];
        }
        double[] defined = Defined.only(differences);
        return new PairedDifferences(defined, left.length - defined.length);
    }

    /** Users with both values. */
    public int n() {
        return values.length;
    }

    /** Users left out, as either value is NaN. */
    public int undefined() {
        return undefined;
    }

    /** The mean difference and its standard error. */
    public Mean mean() {
        return Mean.of(values);
    }

    /** The differences, in the order of users; not to be written to. */
    double[] values() {
        return values;
    }

    /** A copy of the differences that are not zero, in the order of users. */
    double[] nonZero() {
        int n = 0;
        double[] nonZero = new double[values.length];
        for (double value : values) {
            if (value != 0) {
                nonZero[n++] = value;
            }
        }
        return Arrays.copyOf(nonZero, n);
    }
}
