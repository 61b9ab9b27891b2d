package dev.decoy.eval.metric;

import dev.decoy.metric.ListMetric;
import dev.decoy.metric.RankedList;

/**
 * {@link Auc} with lists that count by their sizes (Zhu et al., 2017).
 *
 * @param weight what a list counts for
 */
public record GroupedAuc(Weight weight) implements ListMetric {
    /** What a list counts for. */
    public enum Weight {
        /** Its relevant items. */
        POSITIVES,
        /** All of its candidates: the impressions of a log. */
        CANDIDATES
    }

    @Override
    public String label() {
        return Label.of("gauc", Cutoff.NONE)
                .with("weight", weight, Weight.POSITIVES)
                .toString();
    }

    @Override
    public int depth() {
        return Cutoff.NONE;
    }

    @Override
    public double measure(RankedList list) {
        return Auc.of(list);
    }

    @Override
    public double weight(RankedList list) {
        return weight == Weight.POSITIVES ? list.relevantCount() : list.candidates();
    }
}
