package dev.decoy.eval.audit;

import dev.decoy.data.InteractionStats;
import java.util.Arrays;

/** A distribution over item codes. Immutable; 8 bytes an item. Sums go by item code, so that they are the same anywhere. */
public final class ItemShares {
    private final double[] shares;

    private ItemShares(double[] shares) {
        this.shares = shares;
    }

    /**
     * Each item's share of a sum.
     *
     * @param masses one per item code, finite and at least 0, not all 0
     * @throws IllegalArgumentException when they are not
     */
    public static ItemShares of(double[] masses) {
        double sum = 0;
        for (int item = 0; item < masses.length; item++) {
            if (!(masses[item] >= 0)) {
                throw new IllegalArgumentException(
                        "the mass of item code " + item + " must be at least 0, was " + masses[item]);
            }
            sum += masses[item];
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the sum of the masses must be finite and above 0, was " + sum);
        }
        double[] shares = new double[masses.length];
        for (int item = 0; item < shares.length; item++) {
            shares[item] = masses[item] / sum;
        }
        return new ItemShares(shares);
    }

    /** Each item's share of the interactions counted: the law of positives. */
    public static ItemShares of(InteractionStats stats) {
        return of(stats.itemWeights(count -> count));
    }

    /** The share of an item. */
    public double share(int item) {
        return shares[item];
    }

    /** The count of an item that is drawn by these shares, expected. */
    public double meanCount(InteractionStats stats) {
        double mean = 0;
        for (int item = 0; item < shares.length; item++) {
            mean += shares[item] * stats.interactionCount(item);
        }
        return mean;
    }

    /** How many items of equal share would meet as often in two draws: 1 / the sum of the squares. */
    public double effectiveItems() {
        double squares = 0;
        for (double share : shares) {
            squares += share * share;
        }
        return 1 / squares;
    }

    /** How unequal the shares are: 0 when all are equal, near 1 when one item has all. O(items log(items)). */
    public double gini() {
        double[] sorted = shares.clone();
        Arrays.sort(sorted);
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            weighted += (2.0 * i + 1 - sorted.length) * sorted[i];
        }
        return weighted / sorted.length;
    }

    /** The Jensen-Shannon divergence in bits: 0 for the same shares, 1 when no item has both. */
    public double divergence(ItemShares other) {
        if (other.shares.length != shares.length) {
            throw new IllegalArgumentException(
                    "other must have " + shares.length + " items, had " + other.shares.length);
        }
        double bits = 0;
        for (int item = 0; item < shares.length; item++) {
            double middle = (shares[item] + other.shares[item]) / 2;
            bits += term(shares[item], middle) + term(other.shares[item], middle);
        }
        return bits / 2;
    }

    private static double term(double share, double middle) {
        return share == 0 ? 0 : share * StrictMath.log(share / middle) / StrictMath.log(2);
    }
}
