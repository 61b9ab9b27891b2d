package dev.decoy.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.eval.metric.Ndcg.Discount;
import dev.decoy.eval.metric.Ndcg.Gain;
import dev.decoy.spi.MetricFactory;
import dev.decoy.testkit.MetricContract;
import dev.decoy.testkit.SketchedList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NdcgTest {
    private static final Offset<Double> SIX_DIGITS = within(5e-7);
    private static final double SECOND = StrictMath.log(2) / StrictMath.log(3);

    @Nested
    class Usual extends MetricContract<NdcgFactory.Config> {
        @Override
        protected MetricFactory<NdcgFactory.Config> factory() {
            return new NdcgFactory();
        }

        @Override
        protected NdcgFactory.Config config() {
            return new NdcgFactory.Config(2, Discount.LOG2, Gain.BINARY, Norm.ACHIEVABLE);
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
                    example("at rank 2", SECOND, "- +"),
                    example("perfect", 1, "+ + +"),
                    example("a cut tie", SECOND / 2, "- (+ -)"));
        }
    }

    @Nested
    class WholeList extends MetricContract<NdcgFactory.Config> {
        @Override
        protected MetricFactory<NdcgFactory.Config> factory() {
            return new NdcgFactory();
        }

        @Override
        protected NdcgFactory.Config config() {
            return new NdcgFactory.Config(null, Discount.LOG2, Gain.BINARY, Norm.ACHIEVABLE);
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
            return List.of(example("at rank 3", 0.5, "- - +"), example("perfect", 1, "+ + +"));
        }
    }

    @Nested
    class Jarvelin extends MetricContract<NdcgFactory.Config> {
        @Override
        protected MetricFactory<NdcgFactory.Config> factory() {
            return new NdcgFactory();
        }

        @Override
        protected NdcgFactory.Config config() {
            return new NdcgFactory.Config(3, Discount.JARVELIN, Gain.BINARY, Norm.ACHIEVABLE);
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
            return List.of(example("rank 2 is as good as rank 1", 1, "- +"), example("at rank 3", SECOND, "- - +"));
        }
    }

    @Nested
    class Linear extends MetricContract<NdcgFactory.Config> {
        @Override
        protected MetricFactory<NdcgFactory.Config> factory() {
            return new NdcgFactory();
        }

        @Override
        protected NdcgFactory.Config config() {
            return new NdcgFactory.Config(2, Discount.LOG2, Gain.LINEAR, Norm.ACHIEVABLE);
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
                    example("3 after 1", (1 + 3 * SECOND) / (3 + SECOND), "+ 3"),
                    example("3 tied with 1", 2 * (1 + SECOND) / (3 + SECOND), "(3 +)"));
        }
    }

    @Nested
    class Exponential extends MetricContract<NdcgFactory.Config> {
        @Override
        protected MetricFactory<NdcgFactory.Config> factory() {
            return new NdcgFactory();
        }

        @Override
        protected NdcgFactory.Config config() {
            return new NdcgFactory.Config(2, Discount.LOG2, Gain.EXPONENTIAL, Norm.ACHIEVABLE);
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
                    example("3 after 1", (1 + 7 * SECOND) / (7 + SECOND), "+ 3"),
                    example("3 tied with 1", 4 * (1 + SECOND) / (7 + SECOND), "(3 +)"));
        }
    }

    @Nested
    class AgainstAllRelevant extends MetricContract<NdcgFactory.Config> {
        @Override
        protected MetricFactory<NdcgFactory.Config> factory() {
            return new NdcgFactory();
        }

        @Override
        protected NdcgFactory.Config config() {
            return new NdcgFactory.Config(2, Discount.LOG2, Gain.LINEAR, Norm.RELEVANT);
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
                    example("no more than the first two of three", (1 + SECOND) / (1.5 + SECOND), "+ + +"),
                    example("perfect", 1, "+ +"));
        }
    }

    @Nested
    class AgainstAllPlaces extends MetricContract<NdcgFactory.Config> {
        @Override
        protected MetricFactory<NdcgFactory.Config> factory() {
            return new NdcgFactory();
        }

        @Override
        protected NdcgFactory.Config config() {
            return new NdcgFactory.Config(2, Discount.LOG2, Gain.BINARY, Norm.K);
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
            return List.of(example("one relevant item", 1 / (1 + SECOND), "+ -"), example("perfect", 1, "+ +"));
        }
    }

    @Nested
    class AgainstHits extends MetricContract<NdcgFactory.Config> {
        @Override
        protected MetricFactory<NdcgFactory.Config> factory() {
            return new NdcgFactory();
        }

        @Override
        protected NdcgFactory.Config config() {
            return new NdcgFactory.Config(2, Discount.LOG2, Gain.BINARY, Norm.HITS);
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
                    example("one of two found", 1, "+ - +"),
                    example("none found", 0, "- - +"),
                    example("two, one or none of two found in half a tie", (1 + 4 * (1 + SECOND) / 2) / 6, "(+ + - -)"),
                    example("found second", SECOND, "- + +"));
        }
    }

    @Test
    void theGoldenListHasItsValues() {
        SketchedList list = SketchedList.of("+ - + - - + - - - - +");
        assertThat(new Ndcg(5).measure(list)).isEqualTo(0.585570, SIX_DIGITS);
        assertThat(new Ndcg(10).measure(list)).isEqualTo(0.724626, SIX_DIGITS);
        assertThat(new Ndcg(10, Discount.LOG2, Gain.BINARY, Norm.HITS).measure(list))
                .isEqualTo(0.871079, SIX_DIGITS);
    }

    @Test
    void oneRelevantItemCountsByItsRank() {
        double[] expected = {1, 0.630930, 0.5, 0.386853, 0.289065, 0};
        int[] ranks = {1, 2, 3, 5, 10, 11};
        for (int i = 0; i < ranks.length; i++) {
            assertThat(new Ndcg(10).measure(SketchedList.of("-".repeat(ranks[i] - 1) + "+")))
                    .as("rank %s", ranks[i])
                    .isEqualTo(expected[i], SIX_DIGITS);
        }
    }

    @Test
    void theGoldenTieIsTheMeanOverItsPlaces() {
        SketchedList list = SketchedList.of("- (- - +) -");
        assertThat(new Ndcg(2).measure(list)).isEqualTo(0.210310, SIX_DIGITS);
        assertThat(new Ndcg(3).measure(list)).isEqualTo(0.376977, SIX_DIGITS);
        assertThat(new Ndcg(10).measure(list)).isEqualTo(0.520535, SIX_DIGITS);
    }

    @Test
    void theRecToolsCeilingOfOneRelevantItemInTen() {
        Ndcg allPlaces = new Ndcg(10, Discount.LOG2, Gain.BINARY, Norm.K);
        assertThat(allPlaces.measure(SketchedList.of("+ - - - - - - - - -"))).isEqualTo(0.22, within(0.001));
    }

    @Test
    void gainsOfZeroAloneLeaveItUndefined() {
        assertThat(new Ndcg(2, Discount.LOG2, Gain.LINEAR, Norm.ACHIEVABLE).measure(SketchedList.of("0 -")))
                .isNaN();
    }

    @Test
    void theLabelNamesWhatIsNotUsual() {
        assertThat(new Ndcg(10).label()).isEqualTo("ndcg@10");
        assertThat(new Ndcg(Integer.MAX_VALUE).label()).isEqualTo("ndcg");
        assertThat(new Ndcg(5, Discount.JARVELIN, Gain.EXPONENTIAL, Norm.RELEVANT).label())
                .isEqualTo("ndcg@5(discount=jarvelin, gain=exponential, ideal=relevant)");
    }

    @Test
    void whatHasNoMeaningIsRefused() {
        assertThatThrownBy(() -> new Ndcg(10, Discount.LOG2, Gain.LINEAR, Norm.HITS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ideal must be achievable or relevant unless the gain is binary, was hits");
        assertThatThrownBy(() -> new NdcgFactory.Config(null, Discount.LOG2, Gain.BINARY, Norm.K))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ideal must not be k without a k, was k");
        assertThatThrownBy(() -> new NdcgFactory.Config(0, Discount.LOG2, Gain.BINARY, Norm.K))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k must be at least 1, was 0");
    }
}
