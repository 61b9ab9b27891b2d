package dev.decoy.eval.metric;

import dev.decoy.metric.CollectionMetric;

/**
 * How unequally places among the first k are dealt to the catalogue: 0 when every item stands there as often, 1 - 1/items when a
 * single one has all. Items that are never shown count. Undefined without a list.
 *
 * @param k at least 1
 * @param items of the catalogue
 */
public record Gini(int k, int items) implements CollectionMetric {
    public Gini {
        Cutoff.require(k);
    }

    @Override
    public String label() {
        return Label.of("gini", k).toString();
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

    /** The sum over places i, from 1, of (2i - items - 1) count / (items total): items without a count come first and add nothing. */
    private double of(long[] counts) {
        double weighted = 0;
        for (int i = 0; i < counts.length; i++) {
            long place = (long) items - counts.length + i + 1;
            weighted += (2.0 * place - items - 1) * counts[i];
        }
        return weighted / ((double) items * Exposure.total(counts));
    }
}
