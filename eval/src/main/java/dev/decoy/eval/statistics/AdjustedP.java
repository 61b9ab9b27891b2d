package dev.decoy.eval.statistics;

import java.util.Arrays;
import java.util.Comparator;

/**
 * p values of many comparisons made fit to be held against one bound. NaN, a test that could not be made, stays NaN and is not
 * counted among the m tests. O(m log m).
 */
public final class AdjustedP {
    private AdjustedP() {}

    /**
     * Holm's (1979): of p_(1) <= ... <= p_(m), the greatest of (m - j + 1) p_(j) over j <= i, at most 1. Rejecting those up to
     * alpha errs in any of them with a probability of at most alpha, however tests depend.
     *
     * @return in the order of {@code p}
     */
    public static double[] holm(double[] p) {
        Integer[] order = ascending(p);
        double[] adjusted = p.clone();
        double greatest = 0;
        for (int i = 0; i < order.length; i++) {
            greatest = Math.max(greatest, Math.min(1, (order.length - i) * p[order[i]]));
            adjusted[order[i]] = greatest;
        }
        return adjusted;
    }

    /**
     * Benjamini and Hochberg's (1995): of p_(1) <= ... <= p_(m), the least of m / j * p_(j) over j >= i, at most 1. Of those
     * rejected up to alpha at most a share of alpha is expected to be wrong, when tests are independent or positively dependent.
     *
     * @return in the order of {@code p}
     */
    public static double[] benjaminiHochberg(double[] p) {
        Integer[] order = ascending(p);
        double[] adjusted = p.clone();
        double least = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            least = Math.min(least, p[order[i]] * order.length / (i + 1));
            adjusted[order[i]] = least;
        }
        return adjusted;
    }

    /** Indices of defined values; equal values keep their order. */
    private static Integer[] ascending(double[] p) {
        Integer[] order = new Integer[Defined.count(p)];
        int n = 0;
        for (int i = 0; i < p.length; i++) {
            if (!Double.isNaN(p[i])) {
                order[n++] = i;
            }
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
        return order;
    }
}
