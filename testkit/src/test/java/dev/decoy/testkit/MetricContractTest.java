package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.metric.CollectionMetric;
import dev.decoy.metric.ListMetric;
import dev.decoy.metric.Metric;
import dev.decoy.metric.RankedList;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.MetricFactory;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each broken metric breaks exactly one sentence of the contract. */
class MetricContractTest {
    @Test
    void soundMetricsKeepTheContract() {
        assertThat(broken(new FirstTwo())).isEmpty();
        assertThat(broken(new Tops())).isEmpty();
    }

    @Test
    void aValueAboveTheBoundIsFound() {
        assertThat(broken(new AboveOne())).containsExactly("everyValueLiesWithinTheBounds");
    }

    @Test
    void aMetricThatPrefersWorseOrdersIsFound() {
        assertThat(broken(new UpsideDown())).containsExactly("noOrderIsBetterThanThePerfectOne");
    }

    @Test
    void aWrongFormulaIsFound() {
        assertThat(broken(new Halved())).containsExactly("workedExamplesHaveTheirValues");
    }

    @Test
    void aMissingValueIsFound() {
        assertThat(broken(new Undefined())).containsExactly("nanExactlyWhereUndefined");
    }

    @Test
    void aValueOfNoListIsFound() {
        assertThat(broken(new ZeroOfNothing())).containsExactly("nanExactlyWhereUndefined");
    }

    @Test
    void tiesThatAreTakenAtTheirBestAreFound() {
        assertThat(broken(new Optimistic())).containsExactly("whatTiesIsMeasuredByTheMeanOverAllOrders");
    }

    @Test
    void aWeightThatHangsOnTheOrderIsFound() {
        assertThat(broken(new WeighedByRank())).containsExactly("whatTiesIsMeasuredByTheMeanOverAllOrders");
    }

    @Test
    void aLookBelowTheDepthIsFound() {
        assertThat(broken(new DeeperThanSaid())).containsExactly("looksNoDeeperThanItSays");
        assertThat(broken(new LooksAtItems())).containsExactly("looksNoDeeperThanItSays");
    }

    @Test
    void aStateThatForgetsOthersIsFound() {
        assertThat(broken(new Forgetful())).containsExactly("statesMergeInAnyOrder");
    }

    @Test
    void sumsThatAreRoundedAsTheyGrowAreFound() {
        assertThat(broken(new Rounded())).containsExactly("statesMergeInAnyOrder");
    }

    private static List<String> broken(Metric metric) {
        return Sentences.broken(new Contract(metric), MetricContract.class, ComponentContract.class);
    }

    public record NoOptions() {}

    private static final class Contract extends MetricContract<NoOptions> {
        private final Metric metric;

        Contract(Metric metric) {
            this.metric = metric;
        }

        @Override
        protected MetricFactory<NoOptions> factory() {
            return new MetricFactory<>() {
                @Override
                public String name() {
                    return "test-metric";
                }

                @Override
                public Class<NoOptions> configType() {
                    return NoOptions.class;
                }

                @Override
                public Metric create(NoOptions config, BuildContext context) {
                    return metric;
                }
            };
        }

        @Override
        protected NoOptions config() {
            return new NoOptions();
        }

        @Override
        protected double least() {
            return 0;
        }

        @Override
        protected double greatest() {
            return 1;
        }

        @Override
        protected Best best() {
            return metric instanceof ListMetric ? Best.GREATEST : Best.NEITHER;
        }

        @Override
        protected List<Example> examples() {
            return metric instanceof ListMetric
                    ? List.of(example("one of two places", 0.5, "- + +"), example("a cut tie", 0.25, "- (+ -)"))
                    : List.of();
        }
    }

    /** The expected share of the first two places that hold relevant items. */
    static class FirstTwo implements ListMetric {
        @Override
        public String label() {
            return "first-two";
        }

        @Override
        public int depth() {
            return 2;
        }

        @Override
        public double measure(RankedList list) {
            double hits = 0;
            for (int tie = 0; tie < list.tieCount(); tie++) {
                double inside = Math.max(0, Math.min(2, list.lastRank(tie)) - list.firstRank(tie) + 1);
                hits += list.relevantIn(tie) * inside / (list.lastRank(tie) - list.firstRank(tie) + 1);
            }
            return hits / 2;
        }
    }

    private static final class AboveOne extends FirstTwo {
        @Override
        public double measure(RankedList list) {
            return super.measure(list) + (list.candidates() == 1 ? 1 : 0);
        }
    }

    private static final class UpsideDown extends FirstTwo {
        @Override
        public double measure(RankedList list) {
            return list.candidates() == 6 ? 1 - super.measure(list) : super.measure(list);
        }
    }

    private static final class Halved extends FirstTwo {
        @Override
        public double measure(RankedList list) {
            return super.measure(list) / 2;
        }
    }

    private static final class Undefined extends FirstTwo {
        @Override
        public double measure(RankedList list) {
            return list.candidates() == 1 ? Double.NaN : super.measure(list);
        }
    }

    private static final class Optimistic extends FirstTwo {
        @Override
        public double measure(RankedList list) {
            boolean cut = list.candidates() == 6 && list.firstRank(0) <= 2 && list.lastRank(0) > 2;
            return cut ? Math.min(2 - list.firstRank(0) + 1, list.relevantIn(0)) / 2.0 : super.measure(list);
        }
    }

    private static final class WeighedByRank extends FirstTwo {
        @Override
        public double weight(RankedList list) {
            return list.lastRank(0);
        }
    }

    private static final class DeeperThanSaid extends FirstTwo {
        @Override
        public int depth() {
            return 1;
        }
    }

    private static final class LooksAtItems extends FirstTwo {
        @Override
        public double measure(RankedList list) {
            return super.measure(list) + 0 * list.item(1);
        }
    }

    /** The share of the six items that stand at the top of a list. */
    static class Tops implements CollectionMetric {
        @Override
        public String label() {
            return "tops";
        }

        @Override
        public int depth() {
            return 1;
        }

        @Override
        public int itemDepth() {
            return 1;
        }

        @Override
        public State newState() {
            return new Seen();
        }
    }

    static class Seen implements CollectionMetric.State {
        final BitSet items = new BitSet();

        @Override
        public void add(RankedList list) {
            items.set(list.item(1));
        }

        @Override
        public void merge(CollectionMetric.State other) {
            items.or(((Seen) other).items);
        }

        @Override
        public double value() {
            return items.isEmpty() ? Double.NaN : items.cardinality() / 6.0;
        }
    }

    private static final class ZeroOfNothing extends Tops {
        @Override
        public State newState() {
            return new Seen() {
                @Override
                public double value() {
                    return items.cardinality() / 6.0;
                }
            };
        }
    }

    private static final class Forgetful extends Tops {
        @Override
        public State newState() {
            return new Seen() {
                @Override
                public void merge(CollectionMetric.State other) {}
            };
        }
    }

    /** A mean over lists, of thirds and sevenths: its last bits hang on the order. */
    private static final class Rounded extends Tops {
        @Override
        public State newState() {
            return new Sums();
        }
    }

    private static final class Sums implements CollectionMetric.State {
        private double sum;
        private long lists;

        @Override
        public void add(RankedList list) {
            sum += 1 / (3.0 + list.item(1));
            lists++;
        }

        @Override
        public void merge(CollectionMetric.State other) {
            sum += ((Sums) other).sum;
            lists += ((Sums) other).lists;
        }

        @Override
        public double value() {
            return sum / lists;
        }
    }
}
