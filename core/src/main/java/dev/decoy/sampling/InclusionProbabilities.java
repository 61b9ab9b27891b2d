package dev.decoy.sampling;

import java.util.Arrays;

/**
 * The probability of each item to be among the first {@code draws} of successive draws without replacement, whatever its place.
 *
 * <p>Successive sampling is a race (Efraimidis and Spirakis, 2006): each item's clock rings after an exponential time whose rate
 * is the item's weight, and the items are drawn in the order in which their clocks ring. An item is among the first n when
 * fewer than n others have rung before it:
 *
 * <pre>{@code pi(j) = integral over t > 0 of w(j) exp(-w(j) t) P(fewer than n of the others ring by t)}</pre>
 *
 * <p>By the logarithm of t the integrand is analytic and dies away at both ends, so that the trapezoidal rule converges
 * exponentially (Trefethen and Weideman, SIAM Review 2014); the error is below 1e-9. How many of the others have rung is a sum of
 * coins, counted for all items but one, for each one: from the front, from the back, and put together.
 *
 * <p>O(items * draws) for each of some 200 times; {@code 8 * items * draws} bytes. Thread-confined, reused.
 */
final class InclusionProbabilities {
    // Rates sum to 1, so that before this time nothing rings but with a probability of 1e-13.
    private static final double FIRST_LOG_TIME = -30;
    private static final double WIDEST_STEP = 0.25;
    /** What is left when the sum ends. */
    private static final double REST = 1e-13;

    private double[] silent = {};
    private double[] rung = {};
    private double[] before = {};
    private double[] after = {};

    /**
     * Computes them.
     *
     * @param weights above 0, their sum below 2^63; only the first {@code items} of them
     * @return one for each item; all 1 when there are no more items than draws
     */
    double[] of(long[] weights, int items, int draws) {
        double[] inclusion = new double[items];
        if (items <= draws) {
            Arrays.fill(inclusion, 1);
            return inclusion;
        }
        double[] rates = rates(weights, items);
        silent = silent.length < items ? new double[items] : silent;
        rung = rung.length < items ? new double[items] : rung;
        before = before.length < items * draws ? new double[Math.multiplyExact(items, draws)] : before;
        after = after.length < draws ? new double[draws] : after;
        // The more draws, the steeper the end of the race.
        double step = Math.min(WIDEST_STEP, 0.8 / StrictMath.sqrt(draws));
        double rest = 1;
        for (int node = 0; rest > REST; node++) {
            rest = add(StrictMath.exp(FIRST_LOG_TIME + node * step), step, rates, draws, inclusion);
        }
        return inclusion;
    }

    private static double[] rates(long[] weights, int items) {
        double sum = 0;
        for (int i = 0; i < items; i++) {
            sum += weights[i];
        }
        double[] rates = new double[items];
        for (int i = 0; i < items; i++) {
            rates[i] = weights[i] / sum;
        }
        return rates;
    }

    /** Adds what rings about a time; the most that any item can yet get from later times. */
    private double add(double time, double step, double[] rates, int draws, double[] inclusion) {
        countBefore(time, rates, draws);
        Arrays.fill(after, 0, draws, 0);
        after[0] = 1;
        double rest = 0;
        for (int i = rates.length - 1; i >= 0; i--) {
            double still = silent[i] * fewerOthers(i, draws);
            inclusion[i] += step * time * rates[i] * still;
            rest = Math.max(rest, still);
            toss(after, 0, draws, i);
        }
        return rest;
    }

    /** For each item, the probabilities that 0 to {@code draws - 1} of those before it have rung. */
    private void countBefore(double time, double[] rates, int draws) {
        Arrays.fill(before, 0, draws, 0);
        before[0] = 1;
        for (int i = 0; i < rates.length; i++) {
            silent[i] = StrictMath.exp(-rates[i] * time);
            rung[i] = -StrictMath.expm1(-rates[i] * time);
            if (i + 1 < rates.length) {
                System.arraycopy(before, i * draws, before, (i + 1) * draws, draws);
                toss(before, (i + 1) * draws, draws, i);
            }
        }
    }

    /** Lets one more item ring, or not, in the probabilities of counts that stand from {@code at} on. */
    private void toss(double[] counts, int at, int draws, int item) {
        double quiet = silent[item];
        double ringing = rung[item];
        for (int k = at + draws - 1; k > at; k--) {
            counts[k] = counts[k] * quiet + counts[k - 1] * ringing;
        }
        counts[at] *= quiet;
    }

    /** The probability that fewer than {@code draws} of the items before and after one have rung. */
    private double fewerOthers(int item, int draws) {
        double sum = 0;
        double fewer = 0;
        for (int k = draws - 1; k >= 0; k--) {
            fewer += after[draws - 1 - k];
            sum += before[item * draws + k] * fewer;
        }
        return sum;
    }
}
