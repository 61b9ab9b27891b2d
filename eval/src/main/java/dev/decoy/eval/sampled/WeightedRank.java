package dev.decoy.eval.sampled;

/**
 * The full rank estimated from candidates that were drawn by any known law, as popularity: 1 + sum over drawn j above the
 * positive of 1 / (m q_j), after Hansen and Hurwitz (1943) and Horvitz and Thompson (1952). Unbiased for the rank over draws with
 * replacement, when each other item has q above 0; a metric of it is not.
 */
public final class WeightedRank {
    private WeightedRank() {}

    /**
     * The rank, at least 1 and maybe above n. Candidates level with the positive count half. NaN ranks last: level with another
     * NaN, below any number.
     *
     * @param positive the positive's score
     * @param scores of the m drawn candidates, with repeats
     * @param probabilities by which each of them is drawn, in one draw; above 0
     */
    public static double of(double positive, double[] scores, double[] probabilities) {
        double weight = 0;
        for (int j = 0; j < scores.length; j++) {
            if (!(probabilities[j] > 0)) {
                throw new IllegalArgumentException(
                        "probabilities must be above 0, was " + probabilities[j] + " at " + j);
            }
            weight += above(scores[j], positive) / probabilities[j];
        }
        return scores.length == 0 ? 1 : 1 + weight / scores.length;
    }

    private static double above(double score, double positive) {
        if (Double.isNaN(score)) {
            return Double.isNaN(positive) ? 0.5 : 0;
        }
        if (Double.isNaN(positive) || score > positive) {
            return 1;
        }
        return score == positive ? 0.5 : 0;
    }
}
