package dev.decoy.eval.sampled;

import dev.decoy.metric.ListMetric;

/**
 * A metric of lists as a function of the rank of a single relevant item. A rank between two counts as the lower of them, so that
 * a metric of the first k holds up to k.
 *
 * @param metric one that looks at no items
 * @param candidates items ranked
 */
public record ListRankMetric(ListMetric metric, int candidates) implements RankMetric {
    @Override
    public double at(double rank) {
        return metric.measure(new OneRelevant((int) Math.ceil(rank), candidates));
    }
}
