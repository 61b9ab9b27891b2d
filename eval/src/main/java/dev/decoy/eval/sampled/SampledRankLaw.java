package dev.decoy.eval.sampled;

import java.util.Arrays;

/**
 * The exact law of a positive's rank among m drawn candidates, given how many of all items are better than it: the expected
 * value of a sampled metric without a draw.
 *
 * <p>With replacement, sampled rank - 1 ~ binomial(m, better / (n - 1)); without, hypergeometric. Items tied with the positive
 * are placed around it at random: the law is the mean over its places, which is what a sampled metric averaged over the places
 * among the drawn ties is expected to be.
 *
 * <p>O(m) a call, with or without ties; errors below 10^-12. n may be different in each call, as the known items of users are.
 * Thread-confined; holds 3 (m + 2) doubles.
 */
public final class SampledRankLaw {
    // Below this width, in draws, a difference of two tails would lose digits; few points are then as good as the
    // integral.
    private static final double NARROW = 0.01;

    private final Drawing drawing;
    private final int m;
    private final double[] law;
    private final double[] low;
    private final double[] high;

    /**
     * A law of m draws.
     *
     * @param m candidates drawn beside the positive; at least 1
     */
    public SampledRankLaw(Drawing drawing, int m) {
        if (m < 1) {
            throw new IllegalArgumentException("m must be at least 1, was " + m);
        }
        this.drawing = drawing;
        this.m = m;
        law = new double[m + 1];
        low = new double[m + 2];
        high = new double[m + 2];
    }

    /** Candidates drawn. */
    public int m() {
        return m;
    }

    /**
     * Probabilities of sampled ranks.
     *
     * @param n items ranked, the positive among them
     * @param better of the others, those above the positive
     * @param tied of the others, those level with it
     * @param into m + 1 entries: that of rank 1 first
     */
    public void probabilities(int n, int better, int tied, double[] into) {
        if (better < 0 || tied < 0 || (long) better + tied >= n) {
            throw new IllegalArgumentException("better and tied must be at least 0 and less than n together, were "
                    + better + " and " + tied + " of n " + n);
        }
        int others = n - 1;
        int draws = drawing.draws(m, others);
        Arrays.fill(into, 0, m + 1, 0);
        if (tied == 0 || draws == 0) {
            drawing.law(others, better, draws, into);
        } else if (drawing == Drawing.WITH_REPLACEMENT) {
            binomialOverTies(others, better, tied, draws, into);
        } else {
            hypergeometricOverTies(others, better, tied, draws, into);
        }
    }

    /**
     * The expected value of a sampled metric. Of several metrics of one user, {@link #probabilities} once is cheaper.
     *
     * @param metric its values at sampled ranks 1 to m + 1, as {@link RankMetric#table} gives them
     */
    public double expected(int n, int better, int tied, double[] metric) {
        probabilities(n, better, tied, law);
        double sum = 0;
        for (int x = 0; x <= m; x++) {
            sum += law[x] * metric[x];
        }
        return sum;
    }

    // A place among ties that are drawn with replacement is that of a uniform u among independent uniforms: the law is
    // the mean of
    // binomial(m, (better + u tied) / others) over u. Gauss's rule of three points where that hardly moves.
    private void binomialOverTies(int others, int better, int tied, int draws, double[] into) {
        if ((double) tied / others * (draws + 1) >= NARROW) {
            betweenTails(others, better, better + tied, draws, into);
            return;
        }
        double aside = tied * Math.sqrt(0.15);
        addLaw(others, better + tied / 2.0 - aside, draws, 5 / 18.0, into);
        addLaw(others, better + tied / 2.0, draws, 8 / 18.0, into);
        addLaw(others, better + tied / 2.0 + aside, draws, 5 / 18.0, into);
    }

    // Distinct items: the positive has each of tied + 1 full ranks alike.
    private void hypergeometricOverTies(int others, int better, int tied, int draws, double[] into) {
        if ((tied + 1.0) / (others + 1.0) * (draws + 1) >= NARROW) {
            betweenTails(others + 1, better, better + tied + 1, draws, into);
            return;
        }
        for (int place = 0; place <= tied; place++) {
            addLaw(others, better + place, draws, 1 / (tied + 1.0), into);
        }
    }

    private void addLaw(int others, double better, int draws, double weight, double[] into) {
        drawing.law(others, better, draws, low);
        for (int x = 0; x <= draws; x++) {
            into[x] += weight * low[x];
        }
    }

    /**
     * The mean of a law over a range of better ones, by the tails T of one draw more: P(x) is the population over
     * (draws + 1) (to - from), times T_to(x + 1) - T_from(x + 1), where T_b(x) is the probability of at least x. For the
     * binomial that is the integral of its probabilities; for the hypergeometric, subsets counted by their (x + 1)-th member.
     */
    private void betweenTails(int population, int from, int to, int draws, double[] into) {
        drawing.law(population, from, draws + 1, low);
        drawing.law(population, to, draws + 1, high);
        double scale = population / ((draws + 1.0) * (to - from));
        // Each difference from the side whose sums are small.
        double below = 0;
        int x = 0;
        for (double belowHigh = high[0]; x <= draws && belowHigh < 0.5; belowHigh += high[++x]) {
            below += low[x] - high[x];
            into[x] = scale * below;
        }
        double above = 0;
        for (int y = draws; y >= x; y--) {
            above += high[y + 1] - low[y + 1];
            into[y] = scale * above;
        }
    }
}
