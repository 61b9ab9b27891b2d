package dev.decoy.eval.statistics;

import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.util.Arrays;

/**
 * The percentile bootstrap of a mean over users (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, 13.3): a
 * resample is as many users as there are, drawn uniformly with replacement (multinomial resampling), and the interval is
 * between the (1 - level) / 2 and (1 + level) / 2 quantiles of the means of resamples, interpolated between neighbours (type 7
 * of Hyndman and Fan, 1996).
 *
 * <p>Resample b draws from stream b of the seed, so the interval is the same whoever computes it, and metrics that are defined
 * for the same users meet the same resamples. Immutable and thread-safe. O(resamples * users) a call, by the thread that calls:
 * about 2 ns a draw while values fit a cache.
 *
 * @param resamples at least 2; {@link #RESAMPLES} is customary
 * @param level the share of intervals that are to hold the mean, between 0 and 1; as 0.95
 * @param seed of the draws
 */
public record Bootstrap(int resamples, double level, SeedSequence seed) {
    /** As many resamples as intervals are commonly given by. */
    public static final int RESAMPLES = 1000;

    public Bootstrap {
        if (resamples < 2) {
            throw new IllegalArgumentException("resamples must be at least 2, was " + resamples);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be between 0 and 1, was " + level);
        }
    }

    /**
     * Bounds of a mean.
     *
     * @param low NaN when no user has a value
     * @param high likewise
     */
    public record Interval(double low, double high) {}

    /** The interval of the mean of values by user; NaN is left out before users are drawn. */
    public Interval interval(double[] values) {
        double[] defined = Defined.only(values);
        if (defined.length == 0) {
            return new Interval(Double.NaN, Double.NaN);
        }
        KeyedRandom random = seed.newRandom();
        double[] means = new double[resamples];
        for (int b = 0; b < resamples; b++) {
            means[b] = resampledMean(defined, random.at(b, 0));
        }
        Arrays.sort(means);
        return new Interval(quantile(means, (1 - level) / 2), quantile(means, (1 + level) / 2));
    }

    private static double resampledMean(double[] values, KeyedRandom random) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[random.nextInt(values.length)];
        }
        return sum / values.length;
    }

    /** Of sorted values. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
