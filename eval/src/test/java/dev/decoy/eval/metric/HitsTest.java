package dev.decoy.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.spi.MetricFactory;
import dev.decoy.testkit.MetricContract;
import dev.decoy.testkit.SketchedList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Metrics that count relevant items among the first k: hit rate, precision, recall, F1. */
class HitsTest {
    @Nested
    class OfHitRate extends MetricContract<HitRateFactory.Config> {
        @Override
        protected MetricFactory<HitRateFactory.Config> factory() {
            return new HitRateFactory();
        }

        @Override
        protected HitRateFactory.Config config() {
            return new HitRateFactory.Config(2);
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
        protected List<Example> examples() {
            return List.of(
                    example("at rank 2", 1, "- +"),
                    example("at rank 3", 0, "- - +"),
                    example("two of four tied places, two of which count", 5 / 6.0, "(+ + - -)"));
        }
    }

    @Nested
    class OfPrecision extends MetricContract<TopK> {
        @Override
        protected MetricFactory<TopK> factory() {
            return new PrecisionFactory();
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
        protected List<Example> examples() {
            return List.of(
                    example("one of two places", 0.5, "- + +"),
                    example("a list of one", 0.5, "+"),
                    example("a cut tie", 0.25, "- (+ -)"));
        }
    }

    @Nested
    class OfRecall extends MetricContract<TopK> {
        @Override
        protected MetricFactory<TopK> factory() {
            return new RecallFactory();
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
        protected List<Example> examples() {
            return List.of(
                    example("one of two", 0.5, "- + +"),
                    example("two of three", 2 / 3.0, "+ + +"),
                    example("a cut tie", 0.5, "- (+ -)"));
        }
    }

    @Nested
    class OfCappedRecall extends MetricContract<TopK> {
        @Override
        protected MetricFactory<TopK> factory() {
            return new CappedRecallFactory();
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
        protected List<Example> examples() {
            return List.of(
                    example("one of two", 0.5, "- + +"),
                    example("as many as there can be", 1, "+ + +"),
                    example("a cut tie", 0.5, "- (+ -)"));
        }
    }

    @Nested
    class OfF1 extends MetricContract<TopK> {
        @Override
        protected MetricFactory<TopK> factory() {
            return new F1Factory();
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
        protected List<Example> examples() {
            return List.of(
                    example("precision and recall of a half", 0.5, "- + +"),
                    example("precision 1/2, recall 1", 2 / 3.0, "- +"),
                    example("a cut tie", 1 / 3.0, "- (+ -)"));
        }
    }

    @Test
    void theGoldenListHasItsPrecisionAndRecall() {
        SketchedList list = SketchedList.of("+ - + - - + - - - - +");
        assertThat(new Precision(5).measure(list)).isEqualTo(0.4);
        assertThat(new Precision(10).measure(list)).isEqualTo(0.3);
        assertThat(new Recall(5).measure(list)).isEqualTo(0.5);
        assertThat(new Recall(10).measure(list)).isEqualTo(0.75);
        assertThat(new CappedRecall(2).measure(list)).isEqualTo(0.5);
        assertThat(new HitRate(5).measure(list)).isEqualTo(1);
    }

    @Test
    void aConstantScorerHitsAsOftenAsChance() {
        SketchedList list = SketchedList.of("(- - + - -)");
        for (int k = 1; k <= 5; k++) {
            assertThat(new HitRate(k).measure(list)).isEqualTo(k / 5.0, within(1e-12));
        }
    }

    @Test
    void labelsTellTheirK() {
        assertThat(new Precision(5).label()).isEqualTo("precision@5");
        assertThat(new Recall(5).label()).isEqualTo("recall@5");
        assertThat(new CappedRecall(5).label()).isEqualTo("capped-recall@5");
        assertThat(new F1(5).label()).isEqualTo("f1@5");
    }
}
