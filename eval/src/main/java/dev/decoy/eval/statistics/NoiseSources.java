package dev.decoy.eval.statistics;

/**
 * How much of a metric's noise is of seeds and how much of users. Over users who have a value under every seed.
 *
 * @param mean over seeds and users
 * @param seedSd standard deviation over seeds of the mean over users: what another seed changes; NaN with one seed
 * @param userStandardError standard error over users of a user's mean over seeds: what other users would change; NaN below two
 *     users
 * @param seeds number of seeds
 * @param users with a value under every seed
 * @param undefined users left out
 */
public record NoiseSources(double mean, double seedSd, double userStandardError, int seeds, int users, int undefined) {
    /**
     * Tells them apart. O(seeds * users).
     *
     * @param values by seed, then by user; NaN where undefined
     * @throws IllegalArgumentException when there is no seed, or seeds are not of the same users
     */
    public static NoiseSources of(double[][] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values must be of at least 1 seed, were of 0");
        }
        double[] userMeans = userMeans(values);
        Mean overUsers = Mean.of(userMeans);
        double[] seedMeans = new double[values.length];
        for (int seed = 0; seed < values.length; seed++) {
            double[] shared = values[seed].clone();
            for (int user = 0; user < shared.length; user++) {
                if (Double.isNaN(userMeans[user])) {
                    shared[user] = Double.NaN;
                }
            }
            seedMeans[seed] = Mean.of(shared).value();
        }
        Mean overSeeds = Mean.of(seedMeans);
        return new NoiseSources(
                overUsers.value(),
                overSeeds.standardError() * Math.sqrt(values.length),
                overUsers.standardError(),
                values.length,
                overUsers.n(),
                overUsers.undefined());
    }

    /** NaN where any seed has none. */
    private static double[] userMeans(double[][] values) {
        double[] means = new double[values[0].length];
        for (double[] ofSeed : values) {
            if (ofSeed.length != means.length) {
                throw new IllegalArgumentException(
                        "seeds must be of the same users, were of " + means.length + " and " + ofSeed.length);
            }
            for (int user = 0; user < means.length; user++) {
                means[user] += ofSeed[user];
            }
        }
        for (int user = 0; user < means.length; user++) {
            means[user] /= values.length;
        }
        return means;
    }
}
