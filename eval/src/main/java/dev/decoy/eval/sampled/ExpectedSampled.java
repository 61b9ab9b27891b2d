package dev.decoy.eval.sampled;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * What a metric would be on candidates drawn uniformly, on average over all draws: measured on the full list, without a draw. For
 * lists with one relevant item; undefined for others. O(draws) a list.
 */
public final class ExpectedSampled implements ListMetric {
    private final ListMetric metric;
    private final Drawing drawing;
    private final int draws;
    private final double[] table;

    /**
     * The expectation of a metric that looks at no items.
     *
     * @param draws candidates beside the relevant item
     */
    public ExpectedSampled(ListMetric metric, Drawing drawing, int draws) {
        this.metric = metric;
        this.drawing = drawing;
        this.draws = draws;
        table = new ListRankMetric(metric, draws + 1).table(draws + 1);
    }

    @Override
    public String label() {
        return "expected " + metric.label();
    }

    @Override
    public int depth() {
        return Integer.MAX_VALUE;
    }

    @Override
    public double measure(RankedList list) {
        if (list.relevantCount() != 1) {
            return Double.NaN;
        }
        int better = list.firstRank(0) - 1;
        int tied = list.lastRank(0) - list.firstRank(0);
        return new SampledRankLaw(drawing, draws).expected(list.candidates(), better, tied, table);
    }
}
