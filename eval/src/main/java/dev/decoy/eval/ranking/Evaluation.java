package dev.decoy.eval.ranking;

import dev.decoy.metric.Metric;
import java.util.List;

/** What was measured of one model on one set of lists. Immutable, but for arrays that are shared and not to be changed. */
public final class Evaluation {
    private final int[] users;
    private final List<Measured> metrics;
    private final List<Slice> slices;
    private final long lists;
    private final long tied;
    private final long missing;

    Evaluation(int[] users, List<Measured> metrics, List<Slice> slices, long lists, long tied, long missing) {
        this.users = users;
        this.metrics = List.copyOf(metrics);
        this.slices = List.copyOf(slices);
        this.lists = lists;
        this.tied = tied;
        this.missing = missing;
    }

    /** Codes of the users that have lists, ascending. */
    public int[] users() {
        return users;
    }

    /** The metrics in the order asked for. */
    public List<Measured> metrics() {
        return metrics;
    }

    /** What was measured of groups of positives, in the order asked for. */
    public List<Slice> slices() {
        return slices;
    }

    /** Lists ranked. */
    public long lists() {
        return lists;
    }

    /** Lists in which a relevant item scores as high as one that is not. */
    public long tied() {
        return tied;
    }

    /** Candidates without a score, which rank last. */
    public long missing() {
        return missing;
    }

    /**
     * Groups of positives.
     *
     * @param slicing what deals them
     * @param tally means by metric, in the order of {@link Evaluation#metrics}, and group; NaN for collection metrics
     */
    public record Slice(Slicing slicing, SliceTally tally) {}

    /** One metric. */
    public static final class Measured {
        private final Metric metric;
        private final double[] values;
        private final double[] weights;
        private final double mean;
        private final int count;

        Measured(Metric metric, double[] values, double[] weights, double mean, int count) {
            this.metric = metric;
            this.values = values;
            this.weights = weights;
            this.mean = mean;
            this.count = count;
        }

        /** What was measured. */
        public Metric metric() {
            return metric;
        }

        /**
         * By place in {@link Evaluation#users} the mean over the user's lists, NaN where it is undefined; empty for a
         * {@link dev.decoy.metric.CollectionMetric}.
         */
        public double[] values() {
            return values;
        }

        /** What each user counts for, 0 where the value is undefined. */
        public double[] weights() {
            return weights;
        }

        /** The mean over users, or the value of a collection metric; NaN: undefined. */
        public double mean() {
            return mean;
        }

        /** Users that the mean is over; of a collection metric, all. */
        public int count() {
            return count;
        }
    }
}
