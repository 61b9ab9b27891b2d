package dev.decoy.testkit;

/** Pearson's test of counts against a law. */
public final class ChiSquare {
    /** The standard normal quantile of 1 - 10^-6: a correct sampler fails once in a million seeds. */
    private static final double QUANTILE = 4.753;

    private ChiSquare() {}

    /** The statistic; a cell without weight must be empty, else it is infinite. */
    public static double of(int[] counts, double[] weights) {
        double total = 0;
        double draws = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            total += weights[cell];
            draws += counts[cell];
        }
        double sum = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            double expected = draws * weights[cell] / total;
            if (expected > 0) {
                sum += (counts[cell] - expected) * (counts[cell] - expected) / expected;
            } else if (counts[cell] > 0) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return sum;
    }

    /** The 1 - 10^-6 quantile for the cells that have weight, by Wilson and Hilferty (1931). */
    public static double bound(double[] weights) {
        int freedom = -1;
        for (double weight : weights) {
            freedom += weight > 0 ? 1 : 0;
        }
        return bound(freedom);
    }

    private static double bound(int freedom) {
        double spread = 2 / (9.0 * Math.max(1, freedom));
        double root = 1 - spread + QUANTILE * Math.sqrt(spread);
        return Math.max(1, freedom) * root * root * root;
    }

    /** The statistic of a square table of pairs, {@code values} by {@code values}, against the product of its margins. */
    static double ofIndependence(int[] pairs, int values) {
        return of(pairs, products(pairs, values));
    }

    /** The 1 - 10^-6 quantile for the values that occur. */
    static double boundOfIndependence(int[] pairs, int values) {
        int firsts = -1;
        int seconds = -1;
        double[] products = products(pairs, values);
        for (int value = 0; value < values; value++) {
            double first = 0;
            double second = 0;
            for (int other = 0; other < values; other++) {
                first += products[value * values + other];
                second += products[other * values + value];
            }
            firsts += first > 0 ? 1 : 0;
            seconds += second > 0 ? 1 : 0;
        }
        return bound(firsts * seconds);
    }

    private static double[] products(int[] pairs, int values) {
        double[] firsts = new double[values];
        double[] seconds = new double[values];
        for (int cell = 0; cell < pairs.length; cell++) {
            firsts[cell / values] += pairs[cell];
            seconds[cell % values] += pairs[cell];
        }
        double[] products = new double[pairs.length];
        for (int cell = 0; cell < pairs.length; cell++) {
            products[cell] = firsts[cell / values] * seconds[cell % values];
        }
        return products;
    }
}
