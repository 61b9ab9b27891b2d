package dev.decoy.eval.ranking;

import java.util.List;

/**
 * Values of metrics by group: means over the lists that a user has in the group, summed over users. The lists of a user come
 * together. Thread-confined until it is merged.
 */
public final class SliceTally {
    private final int metrics;
    private final int groups;
    private final double[] userSums;
    private final double[] userWeights;
    private final int[] userLists;
    // Of the metrics' means by user: sum of weight x value, of weights, of values and squares, and users.
    private final double[] sums;
    private final double[] weights;
    private final double[] values;
    private final double[] squares;
    private final int[] users;
    private final int[] groupUsers;
    private final boolean[] met;
    // Runs over the same users that were merged.
    private int repeats = 1;

    SliceTally(int metrics, int groups) {
        this.metrics = metrics;
        this.groups = groups;
        int cells = metrics * groups;
        userSums = new double[cells];
        userWeights = new double[cells];
        userLists = new int[cells];
        sums = new double[cells];
        weights = new double[cells];
        values = new double[cells];
        squares = new double[cells];
        users = new int[cells];
        groupUsers = new int[groups];
        met = new boolean[groups];
    }

    /** Counts a list of the user at hand, by the values and weights of the metrics; a value of NaN is left out. */
    void add(int group, double[] ofMetrics, double[] metricWeights) {
        if (group < 0) {
            return;
        }
        met[group] = true;
        for (int i = 0; i < metrics; i++) {
            if (!Double.isNaN(ofMetrics[i])) {
                int cell = i * groups + group;
                userSums[cell] += metricWeights[i] * ofMetrics[i];
                userWeights[cell] += metricWeights[i];
                userLists[cell]++;
            }
        }
    }

    /** Closes the user at hand. */
    void endUser() {
        for (int group = 0; group < groups; group++) {
            if (!met[group]) {
                continue;
            }
            met[group] = false;
            groupUsers[group]++;
            for (int i = 0; i < metrics; i++) {
                close(i * groups + group);
            }
        }
    }

    private void close(int cell) {
        if (userWeights[cell] > 0) {
            double value = userSums[cell] / userWeights[cell];
            double weight = userWeights[cell] / userLists[cell];
            sums[cell] += weight * value;
            weights[cell] += weight;
            values[cell] += value;
            squares[cell] += value * value;
            users[cell]++;
        }
        userSums[cell] = 0;
        userWeights[cell] = 0;
        userLists[cell] = 0;
    }

    /** Adds what another tally has counted; the order of merging is part of the result's last bits. */
    void merge(SliceTally other) {
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] += other.sums[cell];
            weights[cell] += other.weights[cell];
            values[cell] += other.values[cell];
            squares[cell] += other.squares[cell];
            users[cell] += other.users[cell];
        }
        for (int group = 0; group < groups; group++) {
            groupUsers[group] += other.groupUsers[group];
        }
    }

    /** The same groups measured again and again: means over all, counts and standard errors as of one. */
    static SliceTally ofRepeats(List<SliceTally> repeats) {
        SliceTally first = repeats.get(0);
        SliceTally all = new SliceTally(first.metrics, first.groups);
        repeats.forEach(all::merge);
        all.repeats = repeats.size();
        return all;
    }

    /** Users with lists in a group. */
    public int users(int group) {
        return groupUsers[group] / repeats;
    }

    /** The mean of a metric in a group; NaN: undefined. */
    public double mean(int metric, int group) {
        int cell = metric * groups + group;
        return weights[cell] > 0 ? sums[cell] / weights[cell] : Double.NaN;
    }

    /** Users that a mean is over. */
    public int count(int metric, int group) {
        return users[metric * groups + group] / repeats;
    }

    /** The standard error of a mean; NaN for fewer than two users. */
    public double standardError(int metric, int group) {
        int cell = metric * groups + group;
        int n = users[cell];
        double variance = (squares[cell] - values[cell] * values[cell] / n) / (n - 1);
        int count = count(metric, group);
        return count < 2 ? Double.NaN : Math.sqrt(Math.max(0, variance) / count);
    }
}
