package dev.decoy.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.metric.CollectionMetric;
import dev.decoy.spi.MetricFactory;
import dev.decoy.testkit.MetricContract;
import dev.decoy.testkit.SketchedList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Metrics of how often items are shown: coverage, Gini, entropy. */
class ExposureTest {
    /** Of five items, item 0 is shown four times, item 1 three times, item 2 twice, item 3 once and item 4 never. */
    private static final List<SketchedList> GOLDEN = List.of(
            SketchedList.of("- - +").items(0, 1, 4),
            SketchedList.of("- - +").items(1, 0, 4),
            SketchedList.of("+ - -").items(0, 2, 1),
            SketchedList.of("+ - -").items(2, 0, 4),
            SketchedList.of("+ - -").items(3, 1, 4));

    @Nested
    class OfItemCoverage extends MetricContract<TopK> {
        @Override
        protected MetricFactory<TopK> factory() {
            return new ItemCoverageFactory();
        }

        @Override
        protected TopK config() {
            return new TopK(2);
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
            return Best.NEITHER;
        }

        @Override
        protected List<Example> examples() {
            return List.of(
                    example("two of six items", 2 / 6.0, "+ - -"),
                    example("a list of one", 1 / 6.0, "+"),
                    example(
                            "three different ones",
                            0.5,
                            SketchedList.of("+ - -"),
                            SketchedList.of("- + -").items(1, 2, 3)));
        }
    }

    @Nested
    class OfGini extends OfItemCoverage {
        @Override
        protected MetricFactory<TopK> factory() {
            return new GiniFactory();
        }

        @Override
        protected List<Example> examples() {
            return List.of(
                    example("one of six items has all", 5 / 6.0, "+"),
                    example("two of six items share", 4 / 6.0, "+ -"),
                    example(
                            "all items alike",
                            0,
                            SketchedList.of("+ -"),
                            SketchedList.of("+ -").items(2, 3),
                            SketchedList.of("+ -").items(5, 4)));
        }
    }

    @Nested
    class OfEntropy extends MetricContract<EntropyFactory.Config> {
        @Override
        protected MetricFactory<EntropyFactory.Config> factory() {
            return new EntropyFactory();
        }

        @Override
        protected EntropyFactory.Config config() {
            return new EntropyFactory.Config(2, Entropy.Unit.BITS);
        }

        @Override
        protected double least() {
            return 0;
        }

        @Override
        protected double greatest() {
            return StrictMath.log(6) / StrictMath.log(2);
        }

        @Override
        protected Best best() {
            return Best.NEITHER;
        }

        @Override
        protected List<Example> examples() {
            return List.of(
                    example("one item", 0, "+"),
                    example("two items", 1, "+ -"),
                    example(
                            "four items alike",
                            2,
                            SketchedList.of("+ -"),
                            SketchedList.of("+ -").items(2, 3)));
        }
    }

    @Nested
    class OfEntropyPerItem extends OfEntropy {
        @Override
        protected EntropyFactory.Config config() {
            return new EntropyFactory.Config(2, Entropy.Unit.NATS_PER_ITEM);
        }

        @Override
        protected List<Example> examples() {
            return List.of(example("two items", StrictMath.log(2) / 2, "+ -"));
        }
    }

    @Test
    void goldenExposuresHaveTheirValues() {
        assertThat(value(new ItemCoverage(2, 5))).isEqualTo(0.8);
        assertThat(value(new Gini(2, 5))).isEqualTo(0.4, within(1e-12));
        assertThat(value(new Entropy(2, Entropy.Unit.BITS))).isEqualTo(1.846439, within(5e-7));
        assertThat(value(new Entropy(2, Entropy.Unit.NATS))).isEqualTo(1.846439 * StrictMath.log(2), within(5e-7));
    }

    @Test
    void labelsTellTheirK() {
        assertThat(new ItemCoverage(10, 5).label()).isEqualTo("item-coverage@10");
        assertThat(new Gini(10, 5).label()).isEqualTo("gini@10");
        assertThat(new Entropy(10, Entropy.Unit.BITS).label()).isEqualTo("entropy@10");
        assertThat(new Entropy(10, Entropy.Unit.NATS_PER_ITEM).label()).isEqualTo("entropy@10(unit=nats-per-item)");
    }

    private static double value(CollectionMetric metric) {
        CollectionMetric.State state = metric.newState();
        GOLDEN.forEach(state::add);
        return state.value();
    }
}
