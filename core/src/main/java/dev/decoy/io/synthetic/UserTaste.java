package dev.decoy.io.synthetic;

import dev.decoy.random.KeyedRandom;

/** What one user likes: a distribution over factors. Moves from user to user: thread-confined, O(factors) each. */
final class UserTaste {
    private final double affinity;
    private final double[] shares;
    private final double[] tastes;

    UserTaste(Catalogue catalogue, SyntheticConfig config) {
        affinity = config.factors() == 0 ? 0 : config.affinity();
        shares = new double[catalogue.factorCount()];
        for (int factor = 0; factor < shares.length; factor++) {
            shares[factor] = catalogue.share(factor);
        }
        tastes = new double[shares.length];
    }

    /** Draws the tastes of the user at whose stream {@code random} is: in proportion to share times a squared exponential. */
    void drawFrom(KeyedRandom random) {
        double sum = 0;
        for (int factor = 0; factor < tastes.length; factor++) {
            double exponential = exponential(random);
            tastes[factor] = shares[factor] * exponential * exponential;
            sum += tastes[factor];
        }
        for (int factor = 0; factor < tastes.length; factor++) {
            tastes[factor] /= sum;
        }
    }

    /** A slot, by taste or by popularity alone. */
    int drawSlot(Catalogue catalogue, KeyedRandom random) {
        if (random.nextDouble() >= affinity) {
            return catalogue.draw(random);
        }
        double point = random.nextDouble();
        int last = 0;
        for (int factor = 0; factor < tastes.length; factor++) {
            if (tastes[factor] > 0) {
                last = factor;
                point -= tastes[factor];
                if (point < 0) {
                    break;
                }
            }
        }
        return catalogue.drawOfFactor(random, last);
    }

    /** How many times as likely the user takes an item of a factor as all users together do. */
    double lift(int factor) {
        return 1 - affinity + affinity * tastes[factor] / shares[factor];
    }

    /** A number of the exponential law of mean 1, never 0. */
    static double exponential(KeyedRandom random) {
        return -StrictMath.log(((random.nextLong() >>> 12) + 0.5) * 0x1.0p-52);
    }
}
