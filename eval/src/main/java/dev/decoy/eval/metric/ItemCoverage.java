package dev.decoy.eval.metric;

import dev.decoy.metric.CollectionMetric;

/**
 * The share of the catalogue that stands among the first k of any list. Undefined without a list.
 *
 * @param k at least 1
 * @param items of the catalogue
 */
public record ItemCoverage(int k, int items) implements CollectionMetric {
    public ItemCoverage {
        Cutoff.require(k);
    }

    @Override
    public String label() {
        return Label.of("item-coverage", k).toString();
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
        return new Exposure(k, counts -> counts.length == 0 ? Double.NaN : (double) counts.length / items);
    }
}
