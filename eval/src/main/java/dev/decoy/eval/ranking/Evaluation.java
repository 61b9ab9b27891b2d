package dev.decoy.eval.ranking;

import dev.decoy.metric.CollectionMetric;
import dev.decoy.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * What was measured of one model on several sets of candidates of the same rows: values, weights and means are means over
     * the sets, user by user; lists, tied lists and missing scores are those of all sets.
     */
    public static Evaluation ofRepeats(List<Evaluation> repeats) {
        Evaluation first = repeats.get(0);
        if (repeats.size() == 1) {
            return first;
        }
        List<Measured> metrics = new ArrayList<>();
        for (int i = 0; i < first.metrics.size(); i++) {
            int metric = i;
            metrics.add(Measured.ofRepeats(
                    repeats.stream().map(repeat -> repeat.metrics.get(metric)).toList()));
        }
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < first.slices.size(); i++) {
            int slice = i;
            slices.add(new Slice(
                    first.slices.get(i).slicing(),
                    SliceTally.ofRepeats(repeats.stream()
                            .map(repeat -> repeat.slices.get(slice).tally())
                            .toList())));
        }
        return new Evaluation(
                first.users,
                metrics,
                slices,
                repeats.stream().mapToLong(Evaluation::lists).sum(),
                repeats.stream().mapToLong(Evaluation::tied).sum(),
                repeats.stream().mapToLong(Evaluation::missing).sum());
    }

    /** Codes of the users that have lists, ascending. */
    public int[] users() {
        return users;
    }

    /** The metrics in the order asked for. */
    public List<Measured> metrics() {
        return metrics;
    }

    /** The mean of the metric of a label; null when it was not asked for. */
    public @Nullable Double mean(String label) {
        for (Measured measured : metrics) {
            if (measured.metric().label().equals(label)) {
                return measured.mean();
            }
        }
        return null;
    }

    /** The same without the metric at an index, and all behind it. */
    public Evaluation without(int index) {
        return new Evaluation(users, metrics.subList(0, index), slices, lists, tied, missing);
    }

    /** What was measured of groups of positives, in the order asked for. */
    public List<Slice> slices() {
        return slices;
    }

    /** Lists ranked. */
    public long lists() {
        return lists;
    }

    /** Lists in which a relevant item has a score, and one that is not relevant the same. */
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
        private final CollectionMetric.@Nullable State state;

        Measured(
                Metric metric,
                double[] values,
                double[] weights,
                double mean,
                int count,
                CollectionMetric.@Nullable State state) {
            this.metric = metric;
            this.values = values;
            this.weights = weights;
            this.mean = mean;
            this.count = count;
            this.state = state;
        }

        /** The same metric of several sets: where a user's value is undefined in some of them, the others count. */
        private static Measured ofRepeats(List<Measured> repeats) {
            Measured first = repeats.get(0);
            double[] values = new double[first.values.length];
            double[] weights = new double[values.length];
            int count = 0;
            for (int user = 0; user < values.length; user++) {
                double sum = 0;
                int defined = 0;
                for (Measured repeat : repeats) {
                    boolean isDefined = !Double.isNaN(repeat.values[user]);
                    sum += isDefined ? repeat.values[user] : 0;
                    weights[user] += repeat.weights[user] / repeats.size();
                    defined += isDefined ? 1 : 0;
                }
                values[user] = defined > 0 ? sum / defined : Double.NaN;
                count += defined > 0 ? 1 : 0;
            }
            double mean = values.length > 0
                    ? UserValues.mean(values, weights)
                    : repeats.stream().mapToDouble(Measured::mean).sum() / repeats.size();
            return new Measured(first.metric, values, weights, mean, values.length > 0 ? count : first.count, null);
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

        /** What a collection metric has seen; null for others. */
        public CollectionMetric.@Nullable State state() {
            return state;
        }

        /** Users that the mean is over; of a collection metric, all. */
        public int count() {
            return count;
        }
    }
}
