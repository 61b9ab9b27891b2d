package dev.decoy.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.spi.MetricFactory;
import dev.decoy.testkit.MetricContract;
import dev.decoy.testkit.SketchedList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReciprocalRankTest {
    private static final Offset<Double> SIX_DIGITS = within(5e-7);

    @Nested
    class First extends MetricContract<ReciprocalRankFactory.Config> {
        @Override
        protected MetricFactory<ReciprocalRankFactory.Config> factory() {
            return new ReciprocalRankFactory();
        }

        @Override
        protected ReciprocalRankFactory.Config config() {
            return new ReciprocalRankFactory.Config(3);
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
                    example("at rank 2", 0.5, "- + +"),
                    example("beyond k", 0, "- - - +"),
                    example("two of three tied", 5 / 6.0, "(+ + -)"));
        }
    }

    @Nested
    class FirstOfWholeList extends MetricContract<ReciprocalRankFactory.Config> {
        @Override
        protected MetricFactory<ReciprocalRankFactory.Config> factory() {
            return new ReciprocalRankFactory();
        }

        @Override
        protected ReciprocalRankFactory.Config config() {
            return new ReciprocalRankFactory.Config(null);
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
            return List.of(example("at rank 4", 0.25, "- - - +"));
        }
    }

    @Nested
    class All extends MetricContract<ReciprocalHitRankFactory.Config> {
        @Override
        protected MetricFactory<ReciprocalHitRankFactory.Config> factory() {
            return new ReciprocalHitRankFactory();
        }

        @Override
        protected ReciprocalHitRankFactory.Config config() {
            return new ReciprocalHitRankFactory.Config(3);
        }

        @Override
        protected double least() {
            return 0;
        }

        @Override
        protected double greatest() {
            return 11 / 6.0;
        }

        @Override
        protected List<Example> examples() {
            return List.of(
                    example("at ranks 2 and 3", 5 / 6.0, "- + +"),
                    example("beyond k", 1, "+ - - +"),
                    example("two of three tied", 11 / 9.0, "(+ + -)"));
        }
    }

    @Nested
    class AllOfWholeList extends MetricContract<ReciprocalHitRankFactory.Config> {
        @Override
        protected MetricFactory<ReciprocalHitRankFactory.Config> factory() {
            return new ReciprocalHitRankFactory();
        }

        @Override
        protected ReciprocalHitRankFactory.Config config() {
            return new ReciprocalHitRankFactory.Config(null);
        }

        @Override
        protected double least() {
            return 0;
        }

        @Override
        protected double greatest() {
            return 2.45;
        }

        @Override
        protected List<Example> examples() {
            return List.of(example("at ranks 1 and 4", 1.25, "+ - - +"));
        }
    }

    @Test
    void goldenRanksHaveTheirValues() {
        double[] expected = {1, 0.5, 0.333333, 0.2, 0.1, 0.090909};
        int[] ranks = {1, 2, 3, 5, 10, 11};
        for (int i = 0; i < ranks.length; i++) {
            SketchedList list = SketchedList.of("-".repeat(ranks[i] - 1) + "+");
            assertThat(new ReciprocalRank(Integer.MAX_VALUE).measure(list))
                    .as("rank %s", ranks[i])
                    .isEqualTo(expected[i], SIX_DIGITS);
        }
        assertThat(new ReciprocalRank(10).measure(SketchedList.of("- - - - - - - - - - +")))
                .isZero();
    }

    @Test
    void theGoldenTieIsTheMeanOverItsPlaces() {
        assertThat(new ReciprocalRank(10).measure(SketchedList.of("- (- - +) -")))
                .isEqualTo(0.361111, SIX_DIGITS);
    }

    @Test
    void labelsTellTheKThereIs() {
        assertThat(new ReciprocalRank(10).label()).isEqualTo("mrr@10");
        assertThat(new ReciprocalRank(Integer.MAX_VALUE).label()).isEqualTo("mrr");
        assertThat(new ReciprocalHitRank(10).label()).isEqualTo("arhr@10");
    }
}
