package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * One less the mean cosine over all pairs of the first k items: 0 when all point the same way (Ziegler et al., 2005). Items
 * without a vector, or with one of length 0, are left out; undefined for fewer than two others.
 *
 * <p>O(k dimension) per list, for the cosines of all pairs sum to (|s|^2 - m) / 2 where s is the sum of the m unit vectors.
 * Immutable and thread-safe; 8 bytes per item beside the vectors.
 */
public final class IntraListDiversity implements ListMetric {
    private final int k;
    private final int dimension;
    private final float[] vectors;
    private final double[] lengths;

    /**
     * Diversity by some vectors.
     *
     * @param k at least 2
     * @param vectors {@code dimension} values per item code, NaN where an item has none; shared, not to be changed
     */
    public IntraListDiversity(int k, float[] vectors, int dimension) {
        require(k);
        this.k = k;
        this.dimension = dimension;
        this.vectors = vectors;
        lengths = new double[vectors.length / dimension];
        for (int item = 0; item < lengths.length; item++) {
            double squares = 0;
            for (int d = 0; d < dimension; d++) {
                double value = vectors[item * dimension + d];
                squares += value * value;
            }
            lengths[item] = Math.sqrt(squares);
        }
    }

    static void require(int k) {
        if (k < 2) {
            throw new IllegalArgumentException("k must be at least 2, as diversity is that of pairs, was " + k);
        }
    }

    @Override
    public String label() {
        return Label.of("intra-list-diversity", k).toString();
    }

    @Override
    public int depth() {
        return k;
    }

    @Override
    public int itemDepth() {
        return k;
    }

    @Override
    public double measure(RankedList list) {
        double[] sum = new double[dimension];
        int shown = Math.min(k, list.itemCount());
        int counted = 0;
        for (int rank = 1; rank <= shown; rank++) {
            int item = list.item(rank);
            if (lengths[item] > 0) {
                addUnit(item, sum);
                counted++;
            }
        }
        double squares = 0;
        for (double value : sum) {
            squares += value * value;
        }
        double pairs = counted * (counted - 1.0);
        return counted < 2 ? Double.NaN : 1 - (squares - counted) / pairs;
    }

    private void addUnit(int item, double[] sum) {
        for (int d = 0; d < dimension; d++) {
            sum[d] += vectors[item * dimension + d] / lengths[item];
        }
    }
}
