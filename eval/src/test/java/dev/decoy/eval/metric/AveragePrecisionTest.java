package dev.decoy.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.spi.MetricFactory;
import dev.decoy.testkit.MetricContract;
import dev.decoy.testkit.SketchedList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
    @Nested
    class Usual extends MetricContract<AveragePrecisionFactory.Config> {
        @Override
        protected MetricFactory<AveragePrecisionFactory.Config> factory() {
            return new AveragePrecisionFactory();
        }

        @Override
        protected AveragePrecisionFactory.Config config() {
            return new AveragePrecisionFactory.Config(3, Norm.ACHIEVABLE);
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
                    example("ranks 1 and 3", 5 / 6.0, "+ - +"),
                    example("as many as there can be", 1, "+ + + +"),
                    example("one of two tied places", 0.75, "(+ -)"));
        }
    }

    @Nested
    class PerRelevant extends MetricContract<AveragePrecisionFactory.Config> {
        @Override
        protected MetricFactory<AveragePrecisionFactory.Config> factory() {
            return new AveragePrecisionFactory();
        }

        @Override
        protected AveragePrecisionFactory.Config config() {
            return new AveragePrecisionFactory.Config(3, Norm.RELEVANT);
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
            return List.of(example("ranks 1 and 3", 5 / 6.0, "+ - +"), example("three of four", 0.75, "+ + + +"));
        }
    }

    @Nested
    class PerHit extends MetricContract<AveragePrecisionFactory.Config> {
        @Override
        protected MetricFactory<AveragePrecisionFactory.Config> factory() {
            return new AveragePrecisionFactory();
        }

        @Override
        protected AveragePrecisionFactory.Config config() {
            return new AveragePrecisionFactory.Config(3, Norm.HITS);
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
                    example("one of two found", 1, "+ - - +"),
                    example("none found", 0, "- - - +"),
                    example("one or none found", 1 / 6.0, "- - (+ -)"));
        }
    }

    @Nested
    class PerPlace extends MetricContract<AveragePrecisionFactory.Config> {
        @Override
        protected MetricFactory<AveragePrecisionFactory.Config> factory() {
            return new AveragePrecisionFactory();
        }

        @Override
        protected AveragePrecisionFactory.Config config() {
            return new AveragePrecisionFactory.Config(3, Norm.K);
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
            return List.of(example("one in three places", 1 / 3.0, "+ - -"));
        }
    }

    @Nested
    class WholeList extends MetricContract<AveragePrecisionFactory.Config> {
        @Override
        protected MetricFactory<AveragePrecisionFactory.Config> factory() {
            return new AveragePrecisionFactory();
        }

        @Override
        protected AveragePrecisionFactory.Config config() {
            return new AveragePrecisionFactory.Config(null, Norm.ACHIEVABLE);
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
            return List.of(example("ranks 1 and 4", 0.75, "+ - - +"));
        }
    }

    @Test
    void theGoldenListHasItsValues() {
        SketchedList list = SketchedList.of("+ - + - - + - - - - +");
        assertThat(new AveragePrecision(5, Norm.ACHIEVABLE).measure(list)).isEqualTo(0.416667, within(5e-7));
        assertThat(new AveragePrecision(10, Norm.ACHIEVABLE).measure(list)).isEqualTo(0.541667, within(5e-7));
        assertThat(new AveragePrecision(10, Norm.HITS).measure(list)).isEqualTo(0.722222, within(5e-7));
    }

    @Test
    void theLabelNamesADivisorThatIsNotUsual() {
        assertThat(new AveragePrecision(10, Norm.ACHIEVABLE).label()).isEqualTo("map@10");
        assertThat(new AveragePrecision(10, Norm.RELEVANT).label()).isEqualTo("map@10(divisor=relevant)");
    }

    @Test
    void placesOfAWholeListAreNoDivisor() {
        assertThatThrownBy(() -> new AveragePrecisionFactory.Config(null, Norm.K))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("divisor must not be k without a k, was k");
    }
}
