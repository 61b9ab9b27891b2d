package dev.decoy.eval.ranking;

import dev.decoy.metric.ListMetric;
import java.util.Arrays;

/** Values of one metric by user: means over the lists of each. Users may be filled by different threads. */
final class UserValues {
    /** Users that are summed before the sum goes to that of all: a sum is the same whoever computes it. */
    static final int BLOCK = 4096;

    private final ListMetric metric;
    private final double[] sums;
    private final double[] weights;
    private final int[] lists;

    UserValues(ListMetric metric, int users) {
        this.metric = metric;
        sums = new double[users];
        weights = new double[users];
        lists = new int[users];
    }

    /** Counts a list of the user at a place; NaN: undefined. */
    void add(int place, double value, double weight) {
        if (Double.isNaN(value)) {
            return;
        }
        sums[place] += weight * value;
        weights[place] += weight;
        lists[place]++;
    }

    Evaluation.Measured measured() {
        double[] values = new double[sums.length];
        double[] userWeights = new double[sums.length];
        int count = 0;
        for (int user = 0; user < sums.length; user++) {
            boolean defined = weights[user] > 0;
            values[user] = defined ? sums[user] / weights[user] : Double.NaN;
            userWeights[user] = defined ? weights[user] / lists[user] : 0;
            count += defined ? 1 : 0;
        }
        return new Evaluation.Measured(metric, values, userWeights, mean(values, userWeights), count, null);
    }

    /** The weighted mean over users, summed in blocks; NaN where no user has a weight. */
    static double mean(double[] values, double[] weights) {
        double sum = 0;
        double weight = 0;
        for (int from = 0; from < values.length; from += BLOCK) {
            int end = Math.min(values.length, from + BLOCK);
            double blockSum = 0;
            double blockWeight = 0;
            for (int user = from; user < end; user++) {
                blockSum += weights[user] > 0 ? weights[user] * values[user] : 0;
                blockWeight += weights[user];
            }
            sum += blockSum;
            weight += blockWeight;
        }
        return weight > 0 ? sum / weight : Double.NaN;
    }

    @Override
    public String toString() {
        return metric.label() + " " + Arrays.toString(sums);
    }
}
