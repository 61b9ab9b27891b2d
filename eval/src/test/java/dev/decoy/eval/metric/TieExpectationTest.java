package dev.decoy.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.eval.metric.Ndcg.Discount;
import dev.decoy.eval.metric.Ndcg.Gain;
import dev.decoy.metric.ListMetric;
import dev.decoy.testkit.SketchedList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every metric of ranks, on every list of up to five items with all ways to tie them, against the mean over all orders. */
class TieExpectationTest {
    private static final int MOST_ITEMS = 5;
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void everyMetricIsTheMeanOverAllOrdersOfWhatTies() {
        List<ListMetric> metrics = metrics();
        for (SketchedList list : everyList()) {
            requireMean(metrics, list);
        }
    }

    @Test
    void gainsAreDealtToTiedPlacesAlike() {
        List<ListMetric> metrics = new ArrayList<>();
        for (int k = 1; k <= 4; k++) {
            for (Gain gain : List.of(Gain.LINEAR, Gain.EXPONENTIAL)) {
                metrics.add(new Ndcg(k, Discount.LOG2, gain, Norm.ACHIEVABLE));
                metrics.add(new Ndcg(k, Discount.JARVELIN, gain, Norm.RELEVANT));
            }
        }
        for (String sketch : List.of("(3 -)", "(1 3 -) 2", "- (2 2 -) (0 5)", "(4 - - 1 3)", "(3 1) (- 2 4)")) {
            requireMean(metrics, SketchedList.of(sketch));
        }
    }

    /** Long ties take other ways than short ones: sums that are kept, probabilities that vanish at the ends. */
    @Test
    void aLongTieOfOneRelevantItemIsTheMeanOverItsPlaces() {
        int places = 70_000;
        for (ListMetric metric : List.of(
                new Ndcg(ALL),
                new ReciprocalRank(ALL),
                new ReciprocalHitRank(1000),
                new AveragePrecision(ALL, Norm.ACHIEVABLE),
                new AveragePrecision(1000, Norm.HITS),
                new Ndcg(1000, Discount.LOG2, Gain.BINARY, Norm.HITS))) {
            double sum = 0;
            for (int rank = 1; rank <= places; rank++) {
                sum += metric.measure(new OneTie(rank, rank, 1, places));
            }
            assertThat(metric.measure(new OneTie(1, places, 1, places)))
                    .as(metric.label())
                    .isEqualTo(sum / places, within(1e-12));
        }
    }

    @Test
    void manyRelevantItemsInALongTieAreFoundByTheirShare() {
        OneTie tie = new OneTie(1, 27_000, 2700, 27_000);
        assertThat(new Precision(1000).measure(tie)).isEqualTo(0.1, within(1e-12));
        // A tenth of the places throughout; those found stand in order of chance, 100 of 1,000.
        assertThat(new Ndcg(1000).measure(tie)).isEqualTo(0.1, within(1e-12));
        assertThat(new AveragePrecision(1000, Norm.K).measure(tie)).isBetween(0.0100, 0.0107);
        assertThat(new AveragePrecision(1000, Norm.HITS).measure(tie)).isBetween(0.100, 0.107);
        assertThat(new Ndcg(1000, Discount.LOG2, Gain.BINARY, Norm.HITS).measure(tie))
                .isBetween(0.3, 0.6);
        assertThat(new HitRate(1000).measure(tie)).isEqualTo(1, within(1e-12));
    }

    private static void requireMean(List<ListMetric> metrics, SketchedList list) {
        List<SketchedList> orders = list.orders();
        for (ListMetric metric : metrics) {
            double mean = orders.stream().mapToDouble(metric::measure).sum() / orders.size();
            assertThat(metric.measure(list))
                    .as("%s of %s", metric.label(), list)
                    .isEqualTo(mean, within(1e-12));
        }
    }

    private static List<ListMetric> metrics() {
        List<ListMetric> metrics = new ArrayList<>(List.of(
                new Auc(),
                new GroupedAuc(GroupedAuc.Weight.CANDIDATES),
                new MeanRank(),
                new PercentileRank(),
                new Ndcg(ALL),
                new ReciprocalRank(ALL),
                new ReciprocalHitRank(ALL),
                new AveragePrecision(ALL, Norm.ACHIEVABLE),
                new AveragePrecision(ALL, Norm.HITS)));
        for (int k = 1; k <= MOST_ITEMS; k++) {
            metrics.addAll(List.of(
                    new HitRate(k),
                    new Precision(k),
                    new Recall(k),
                    new CappedRecall(k),
                    new F1(k),
                    new ReciprocalRank(k),
                    new ReciprocalHitRank(k)));
            for (Norm norm : Norm.values()) {
                metrics.add(new AveragePrecision(k, norm));
                metrics.add(new Ndcg(k, Discount.LOG2, Gain.BINARY, norm));
                metrics.add(new Ndcg(k, Discount.JARVELIN, Gain.BINARY, norm));
            }
        }
        return metrics;
    }

    /** All lists of up to {@link #MOST_ITEMS} items, at least one relevant, over all ways to tie neighbours. */
    private static List<SketchedList> everyList() {
        List<SketchedList> lists = new ArrayList<>();
        for (int size = 1; size <= MOST_ITEMS; size++) {
            for (int held = 1; held < 1 << size; held++) {
                for (int cuts = 0; cuts < 1 << (size - 1); cuts++) {
                    lists.add(SketchedList.of(sketch(size, held, cuts)));
                }
            }
        }
        return lists;
    }

    /** Bit i of {@code held}: place i is relevant; bit i of {@code cuts}: places i and i + 1 do not tie. */
    private static String sketch(int size, int held, int cuts) {
        StringBuilder text = new StringBuilder("(");
        for (int place = 0; place < size; place++) {
            text.append((held >> place & 1) == 1 ? "+" : "-");
            text.append(place + 1 < size && (cuts >> place & 1) == 1 ? ")(" : "");
        }
        return text.append(")").toString();
    }
}
