package dev.decoy.eval.metric;

import dev.decoy.metric.CollectionMetric;

/**
 * Shannon's entropy of the items among the first k: 0 when all places go to one item, log2(items) when all have as many.
 * Undefined without a list.
 *
 * @param k at least 1
 * @param unit what it is counted in
 */
public record Entropy(int k, Unit unit) implements CollectionMetric {
    /** What entropy is counted in. */
    public enum Unit {
        /** Logarithms of base 2. */
        BITS,
        /** Natural logarithms. */
        NATS,
        /** Natural logarithms, divided by the number of distinct items shown. */
        NATS_PER_ITEM
    }

    public Entropy {
        Cutoff.require(k);
    }

    @Override
    public String label() {
        return Label.of("entropy", k).with("unit", unit, Unit.BITS).toString();
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
    public State newState() {
        return new Exposure(k, this::of);
    }

    private double of(long[] counts) {
        double total = Exposure.total(counts);
        double nats = counts.length == 0 ? Double.NaN : 0;
        for (long count : counts) {
            nats += count / total * StrictMath.log(total / count);
        }
        return switch (unit) {
            case BITS -> nats / StrictMath.log(2);
            case NATS -> nats;
            case NATS_PER_ITEM -> nats / counts.length;
        };
    }
}
