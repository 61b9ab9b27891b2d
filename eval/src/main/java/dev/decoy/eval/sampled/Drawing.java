package dev.decoy.eval.sampled;

import java.util.Arrays;

/** How candidates are drawn from the others: uniformly, each draw from all of them or from those not drawn yet. */
public enum Drawing {
    /** The better ones among the drawn: binomial(m, better / others). */
    WITH_REPLACEMENT {
        @Override
        int draws(int wanted, int others) {
            return others == 0 ? 0 : wanted;
        }

        @Override
        int least(int others, double better, int draws) {
            return 0;
        }

        @Override
        int most(double better, int draws) {
            return draws;
        }

        @Override
        int mode(int others, double better, int draws) {
            return (int) Math.min(draws, (draws + 1L) * better / others);
        }

        @Override
        double up(int x, int others, double better, int draws) {
            return (draws - x) * better / ((x + 1.0) * (others - better));
        }
    },

    /** The better ones among the drawn: hypergeometric, m of the others, all of which are drawn where they are fewer. */
    WITHOUT_REPLACEMENT {
        @Override
        int draws(int wanted, int others) {
            return Math.min(wanted, others);
        }

        @Override
        int least(int others, double better, int draws) {
            return (int) Math.max(0, draws - (others - better));
        }

        @Override
        int most(double better, int draws) {
            return (int) Math.min(better, draws);
        }

        @Override
        int mode(int others, double better, int draws) {
            int mode = (int) ((draws + 1.0) * (better + 1) / (others + 2.0));
            return Math.max(least(others, better, draws), Math.min(mode, most(better, draws)));
        }

        @Override
        double up(int x, int others, double better, int draws) {
            return (better - x) * (draws - x) / ((x + 1.0) * (others - better - draws + x + 1));
        }
    };

    private static final double SMALLEST = 1e-300;

    /** How many are drawn, of so many wanted. */
    abstract int draws(int wanted, int others);

    /** The fewest better ones that can be drawn. */
    abstract int least(int others, double better, int draws);

    /** The most. */
    abstract int most(double better, int draws);

    /** Where the law is greatest, or near it. */
    abstract int mode(int others, double better, int draws);

    /** The probability of x + 1 better ones over that of x. */
    abstract double up(int x, int others, double better, int draws);

    /**
     * Writes the probabilities of 0..draws better ones among the drawn.
     *
     * <p>By ratios from the mode outwards, then divided by their sum: no logarithm of a gamma function, so no digits are lost
     * to its size. Relative error about 10^-16 times the distance to the mode; below 10^-300 of the mode's it is 0.
     */
    final void law(int others, double better, int draws, double[] into) {
        Arrays.fill(into, 0, draws + 1, 0);
        int mode = draws == 0 ? 0 : mode(others, better, draws);
        int most = draws == 0 ? 0 : most(better, draws);
        int least = draws == 0 ? 0 : least(others, better, draws);
        into[mode] = 1;
        for (int x = mode; x < most && into[x] > SMALLEST; x++) {
            into[x + 1] = into[x] * up(x, others, better, draws);
        }
        for (int x = mode; x > least && into[x] > SMALLEST; x--) {
            into[x - 1] = into[x] / up(x - 1, others, better, draws);
        }
        double sum = 0;
        for (int x = 0; x <= draws; x++) {
            sum += into[x];
        }
        for (int x = 0; x <= draws; x++) {
            into[x] /= sum;
        }
    }
}
