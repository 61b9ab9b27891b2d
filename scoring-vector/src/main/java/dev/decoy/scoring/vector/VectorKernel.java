package dev.decoy.scoring.vector;

import dev.decoy.scoring.ProductKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Lanes run over items, so that an item's sum keeps its order whatever the width of vectors. Four queries are multiplied with two
 * vectors of items at a time: eight sums that do not wait for each other stay in registers, and each value that is loaded is used
 * at least twice. Products and sums are not fused, as plain loops cannot.
 */
public final class VectorKernel implements ProductKernel {
    private static final int WIDTH = 32;
    // No more lanes than a panel has halves.
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > WIDTH / 2
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int QUERIES = 4;

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void multiply(
            float[] packed,
            int firstPanel,
            int panelCount,
            int dimension,
            float[] queries,
            int queryCount,
            float[] scores,
            int stride) {
        for (int panel = 0; panel < panelCount; panel++) {
            int from = (firstPanel + panel) * WIDTH * dimension;
            for (int lane = 0; lane < WIDTH; lane += 2 * LANES) {
                int query = 0;
                int to = panel * WIDTH + lane;
                for (; query + QUERIES <= queryCount; query += QUERIES) {
                    four(
                            packed,
                            from + lane,
                            dimension,
                            queries,
                            query * dimension,
                            scores,
                            query * stride + to,
                            stride);
                }
                for (; query < queryCount; query++) {
                    one(packed, from + lane, dimension, queries, query * dimension, scores, query * stride + to);
                }
            }
        }
    }

    private static void four(
            float[] packed, int from, int dimension, float[] queries, int query, float[] scores, int to, int stride) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = FloatVector.zero(SPECIES);
        FloatVector b0 = FloatVector.zero(SPECIES);
        FloatVector b1 = FloatVector.zero(SPECIES);
        FloatVector c0 = FloatVector.zero(SPECIES);
        FloatVector c1 = FloatVector.zero(SPECIES);
        FloatVector d0 = FloatVector.zero(SPECIES);
        FloatVector d1 = FloatVector.zero(SPECIES);
        int second = query + dimension;
        int third = second + dimension;
        int fourth = third + dimension;
        for (int d = 0; d < dimension; d++) {
            FloatVector left = FloatVector.fromArray(SPECIES, packed, from + d * WIDTH);
            FloatVector right = FloatVector.fromArray(SPECIES, packed, from + d * WIDTH + LANES);
            FloatVector weight = FloatVector.broadcast(SPECIES, queries[query + d]);
            a0 = a0.add(left.mul(weight));
            a1 = a1.add(right.mul(weight));
            weight = FloatVector.broadcast(SPECIES, queries[second + d]);
            b0 = b0.add(left.mul(weight));
            b1 = b1.add(right.mul(weight));
            weight = FloatVector.broadcast(SPECIES, queries[third + d]);
            c0 = c0.add(left.mul(weight));
            c1 = c1.add(right.mul(weight));
            weight = FloatVector.broadcast(SPECIES, queries[fourth + d]);
            d0 = d0.add(left.mul(weight));
            d1 = d1.add(right.mul(weight));
        }
        a0.intoArray(scores, to);
        a1.intoArray(scores, to + LANES);
        b0.intoArray(scores, to + stride);
        b1.intoArray(scores, to + stride + LANES);
        c0.intoArray(scores, to + 2 * stride);
        c1.intoArray(scores, to + 2 * stride + LANES);
        d0.intoArray(scores, to + 3 * stride);
        d1.intoArray(scores, to + 3 * stride + LANES);
    }

    private static void one(
            float[] packed, int from, int dimension, float[] queries, int query, float[] scores, int to) {
        FloatVector left = FloatVector.zero(SPECIES);
        FloatVector right = FloatVector.zero(SPECIES);
        for (int d = 0; d < dimension; d++) {
            FloatVector weight = FloatVector.broadcast(SPECIES, queries[query + d]);
            left = left.add(
                    FloatVector.fromArray(SPECIES, packed, from + d * WIDTH).mul(weight));
            right = right.add(FloatVector.fromArray(SPECIES, packed, from + d * WIDTH + LANES)
                    .mul(weight));
        }
        left.intoArray(scores, to);
        right.intoArray(scores, to + LANES);
    }

    @Override
    public long compare(float[] scores, int from, int count, float threshold) {
        FloatVector limit = FloatVector.broadcast(SPECIES, threshold);
        int above = 0;
        int equal = 0;
        int missing = 0;
        int i = from;
        for (int end = from + SPECIES.loopBound(count); i < end; i += LANES) {
            FloatVector some = FloatVector.fromArray(SPECIES, scores, i);
            above += some.compare(VectorOperators.GT, limit).trueCount();
            equal += some.compare(VectorOperators.EQ, limit).trueCount();
            missing += some.compare(VectorOperators.NE, some).trueCount();
        }
        for (; i < from + count; i++) {
            above += scores[i] > threshold ? 1 : 0;
            equal += scores[i] == threshold ? 1 : 0;
            missing += Float.isNaN(scores[i]) ? 1 : 0;
        }
        return ProductKernel.counts(above, equal, missing);
    }

    @Override
    public int rank() {
        return LANES;
    }
}
