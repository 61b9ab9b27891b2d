package dev.decoy.eval.metric;

import java.util.function.IntToDoubleFunction;

/**
 * Sums of a weight over ranks, so that a tie costs the same however long it is. Kept for the first 65,536 ranks (16 bytes each),
 * added up beyond. Immutable and thread-safe.
 */
final class RankSums {
    private static final int MOST_KEPT = 1 << 16;
    // The difference of two sums loses digits; few weights are added up instead.
    private static final int FEW = 16;

    private final IntToDoubleFunction weightOfRank;
    private final double[] weights;
    private final double[] sums;

    /** Weights of ranks from 1, of which {@code deepest} is the last that is often asked for. */
    RankSums(int deepest, IntToDoubleFunction weightOfRank) {
        this.weightOfRank = weightOfRank;
        int kept = Math.min(deepest, MOST_KEPT);
        weights = new double[kept + 1];
        sums = new double[kept + 1];
        for (int rank = 1; rank <= kept; rank++) {
            weights[rank] = weightOfRank.applyAsDouble(rank);
            sums[rank] = sums[rank - 1] + weights[rank];
        }
    }

    double weight(int rank) {
        return rank < weights.length ? weights[rank] : weightOfRank.applyAsDouble(rank);
    }

    /** The weights of ranks {@code first} to {@code last}, both included; 0 when there are none. */
    double sum(int first, int last) {
        int kept = Math.min(last, sums.length - 1);
        double sum = 0;
        int next = first;
        if (kept - first >= FEW) {
            sum = sums[kept] - sums[first - 1];
            next = kept + 1;
        }
        for (int rank = next; rank <= last; rank++) {
            sum += weight(rank);
        }
        return sum;
    }
}
