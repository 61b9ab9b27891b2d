package dev.decoy.eval.ranking;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.metric.CollectionMetric;
import dev.decoy.metric.Metric;
import dev.decoy.sampling.RowSelection;
import dev.decoy.scoring.ProductKernel;
import dev.decoy.scoring.Scorer;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is ranked, how and by whom; shared by all threads.
 *
 * @param rows the positives
 * @param gains their gains by position; null: all gain 1
 * @param users codes of the users that have rows, ascending
 * @param values where the values of each metric go, null for what is measured on all lists together; a user is filled by one
 *     thread alone
 * @param kernel what multiplies and counts
 * @param packed the items' vectors in panels; empty where none are needed
 */
record RankingJob(
        Interactions interactions,
        RowSelection rows,
        @Nullable ColumnVector gains,
        Candidates candidates,
        Scorer scorer,
        List<Metric> metrics,
        List<Slicing> slicings,
        Ties ties,
        IntList users,
        List<@Nullable UserValues> values,
        ProductKernel kernel,
        PackedItems packed) {
    /**
     * What some users added.
     *
     * @param states by metric; null for what is measured on each list
     * @param slices by slicing
     */
    record Outcome(
            long lists,
            long tied,
            long missing,
            List<CollectionMetric.@Nullable State> states,
            List<SliceTally> slices) {}

    /** How many of the top items metrics look at. */
    int itemDepth() {
        return metrics.stream().mapToInt(Metric::itemDepth).max().orElse(0);
    }

    double gain(int position) {
        if (gains == null) {
            return 1;
        }
        if (gains.isNull(position)) {
            return 0;
        }
        return switch (gains.storage()) {
            case INT -> gains.ints()[position];
            case LONG -> gains.longs()[position];
            case DOUBLE -> gains.doubles()[position];
            case BYTES -> throw new IllegalStateException("a gain is a number, was " + ValueType.TEXT);
        };
    }
}
