package dev.decoy.eval.ranking;

import dev.decoy.metric.Metric;
import java.util.List;

/**
 * What was measured of one model on one set of lists.
 *
 * @param users codes of the users that have lists, ascending; shared, not to be changed
 * @param metrics in the order asked for
 * @param lists lists ranked
 * @param tied lists in which a relevant item scores as high as one that is not
 * @param missing candidates without a score, which rank last
 */
public record Evaluation(int[] users, List<Measured> metrics, long lists, long tied, long missing) {
    /**
     * One metric.
     *
     * @param metric what was measured
     * @param values by place in {@link Evaluation#users}: the mean over the user's lists, NaN where it is undefined; empty for a
     *     {@link dev.decoy.metric.CollectionMetric}; shared, not to be changed
     * @param weights what each user counts for, 0 where the value is undefined
     * @param mean over users, or the value of a collection metric; NaN: undefined
     * @param count users that the mean is over; of a collection metric, all
     */
    public record Measured(Metric metric, double[] values, double[] weights, double mean, int count) {}
}
