package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.metric.CollectionMetric;
import dev.decoy.metric.ListMetric;
import dev.decoy.metric.Metric;
import dev.decoy.metric.RankedList;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.MetricFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every metric must do. Extend it, name the factory, a config, the bounds, and lists whose value was worked out by hand.
 *
 * @param <C> the factory's config record
 */
public abstract class MetricContract<C extends Record> extends ComponentContract<C> {
    private static final Offset<Double> EXACT = within(1e-12);

    /** Which value the best list has. */
    protected enum Best {
        /** The greatest: hit rate, NDCG. */
        GREATEST,
        /** The least: mean rank. */
        LEAST,
        /** Relevance does not decide it: novelty, coverage. */
        NEITHER
    }

    /**
     * A value worked out by hand.
     *
     * @param name what the example shows
     * @param value over all lists: the weighted mean of a {@link ListMetric}
     * @param lists what is measured
     */
    protected record Example(String name, double value, List<SketchedList> lists) {}

    /** An example of one or more lists. */
    protected static Example example(String name, double value, SketchedList... lists) {
        return new Example(name, value, List.of(lists));
    }

    /** An example of one list, as {@link SketchedList} reads it. */
    protected static Example example(String name, double value, String sketch) {
        return example(name, value, SketchedList.of(sketch));
    }

    @Override
    protected abstract MetricFactory<C> factory();

    /** The config of the metric that is held to the sentences. */
    protected abstract C config();

    /** What the factory may ask for: six items, with 6, 5, 4, 3, 2 and 1 interactions of six users, all in TRAIN. */
    protected BuildContext context() {
        EventLog log = new EventLog();
        for (int item = 0; item < 6; item++) {
            for (int user = item; user < 6; user++) {
                log.add("user" + user, "item" + item, 1000L * user + item);
            }
        }
        return DataContext.of(log.interactions());
    }

    /** No value is below it. */
    protected abstract double least();

    /** No value is above it. */
    protected abstract double greatest();

    /** Which value the best list has. */
    protected Best best() {
        return Best.GREATEST;
    }

    /** Values worked out by hand, of lists of items 0 to 5. */
    protected abstract List<Example> examples();

    /** Whether the metric has a value for a list. */
    protected boolean isDefined(RankedList list) {
        return true;
    }

    /** The lists of the sentences, of at most six items. */
    protected List<SketchedList> lists() {
        return List.of(
                SketchedList.of("+"),
                SketchedList.of("- +"),
                SketchedList.of("(+ -)"),
                SketchedList.of("+ +"),
                SketchedList.of("(+ +)"),
                SketchedList.of("+ - + - -"),
                SketchedList.of("- - - - - +").items(5, 4, 3, 2, 1, 0),
                SketchedList.of("(+ - - - - -)"),
                SketchedList.of("(+ - + - -)").items(5, 0, 3, 1, 2),
                SketchedList.of("- (+ - - + -)"),
                SketchedList.of("+ (- + +) (- +)"),
                SketchedList.of("(- -) (+ +) - +").items(2, 4, 3, 1, 5, 0),
                SketchedList.of("- 3 (1 - 2)"),
                SketchedList.of("(2 4 - -) 1"));
    }

    @Test
    @DisplayName("every value lies within the bounds")
    void everyValueLiesWithinTheBounds() {
        Metric metric = newMetric();
        for (SketchedList list : lists()) {
            double value = value(metric, List.of(list));
            if (!Double.isNaN(value)) {
                assertThat(value)
                        .as("%s of %s", metric.label(), list)
                        .isBetween(least() - EXACT.value, greatest() + EXACT.value);
            }
        }
    }

    @Test
    @DisplayName("no order is better than that with the relevant items first")
    void noOrderIsBetterThanThePerfectOne() {
        Metric metric = newMetric();
        double sign = best() == Best.LEAST ? -1 : 1;
        for (SketchedList list : best() == Best.NEITHER ? List.<SketchedList>of() : lists()) {
            double perfect = value(metric, List.of(list.perfect()));
            for (SketchedList order : Double.isNaN(perfect)
                    ? List.<SketchedList>of()
                    : list.levelled().orders()) {
                assertThat(sign * value(metric, List.of(order)))
                        .as("%s of %s, against %s", metric.label(), order, list.perfect())
                        .isLessThanOrEqualTo(sign * perfect + EXACT.value);
            }
        }
    }

    @Test
    @DisplayName("worked examples have the values worked out")
    void workedExamplesHaveTheirValues() {
        Metric metric = newMetric();
        for (Example example : examples()) {
            assertThat(value(metric, example.lists()))
                    .as("%s: %s of %s", example.name(), metric.label(), example.lists())
                    .isEqualTo(example.value(), EXACT);
        }
    }

    @Test
    @DisplayName("NaN exactly where the metric is undefined")
    void nanExactlyWhereUndefined() {
        Metric metric = newMetric();
        for (SketchedList list : lists()) {
            assertThat(Double.isNaN(value(metric, List.of(list))))
                    .as("whether %s of %s is NaN", metric.label(), list)
                    .isEqualTo(!isDefined(list));
        }
        if (metric instanceof CollectionMetric) {
            assertThat(value(metric, List.of()))
                    .as("%s of no list", metric.label())
                    .isNaN();
        }
    }

    @Test
    @DisplayName("what ties is measured by the mean over all orders")
    void whatTiesIsMeasuredByTheMeanOverAllOrders() {
        if (newMetric() instanceof ListMetric metric && metric.itemDepth() == 0) {
            for (SketchedList list : lists()) {
                List<SketchedList> orders = list.orders();
                double sum = 0;
                for (SketchedList order : orders) {
                    sum += metric.measure(order);
                    assertThat(metric.weight(order))
                            .as("weight of %s, against %s", order, list)
                            .isEqualTo(metric.weight(list));
                }
                assertThat(metric.measure(list))
                        .as("%s of %s", metric.label(), list)
                        .isEqualTo(sum / orders.size(), EXACT);
            }
        }
    }

    @Test
    @DisplayName("looks no deeper than it says")
    void looksNoDeeperThanItSays() {
        Metric metric = newMetric();
        for (SketchedList list : lists()) {
            SketchedList order = list.orders().get(0);
            SketchedList other = order.reversedBelow(Math.min(metric.depth(), order.candidates()));
            assertThat(value(metric, List.of(other.showing(metric.itemDepth()))))
                    .as("%s of %s, against %s", metric.label(), other, order)
                    .isEqualTo(value(metric, List.of(order)), EXACT);
        }
    }

    @Test
    @DisplayName("whichever states saw the lists, in whatever order, the value over all is the same bit for bit")
    void statesMergeInAnyOrder() {
        if (newMetric() instanceof CollectionMetric metric) {
            List<SketchedList> reversed = new ArrayList<>(lists());
            Collections.reverse(reversed);
            double whole = value(metric, lists());
            for (int parts = 2; parts <= 4; parts++) {
                assertThat(merged(metric, lists(), parts)).as("%s parts", parts).isEqualTo(whole);
                assertThat(merged(metric, reversed, parts))
                        .as("%s parts, last lists first", parts)
                        .isEqualTo(whole);
            }
        }
    }

    private Metric newMetric() {
        return factory().create(config(), context());
    }

    private static double value(Metric metric, List<SketchedList> lists) {
        if (metric instanceof CollectionMetric collection) {
            return merged(collection, lists, 1);
        }
        ListMetric each = (ListMetric) metric;
        double sum = 0;
        double weight = 0;
        for (SketchedList list : lists) {
            double value = each.measure(list);
            sum += Double.isNaN(value) ? 0 : each.weight(list) * value;
            weight += Double.isNaN(value) ? 0 : each.weight(list);
        }
        return sum / weight;
    }

    /** Lists are dealt to the states in turn. */
    private static double merged(CollectionMetric metric, List<SketchedList> lists, int parts) {
        List<CollectionMetric.State> states = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            states.add(metric.newState());
        }
        for (int i = 0; i < lists.size(); i++) {
            states.get(i % parts).add(lists.get(i));
        }
        for (int part = 1; part < parts; part++) {
            states.get(0).merge(states.get(part));
        }
        return states.get(0).value();
    }
}
