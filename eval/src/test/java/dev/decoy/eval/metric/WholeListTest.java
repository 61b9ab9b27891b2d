package dev.decoy.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.metric.RankedList;
import dev.decoy.spi.MetricFactory;
import dev.decoy.testkit.MetricContract;
import dev.decoy.testkit.SketchedList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Metrics of where relevant items stand in the whole list: AUC, mean rank. */
class WholeListTest {
    private static final SketchedList FIRST_USER = SketchedList.of("+ - (+ -) -");
    private static final SketchedList SECOND_USER = SketchedList.of("- + -");

    @Nested
    class OfAuc extends MetricContract<AucFactory.Config> {
        @Override
        protected MetricFactory<AucFactory.Config> factory() {
            return new AucFactory();
        }

        @Override
        protected AucFactory.Config config() {
            return new AucFactory.Config();
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
                    example("one of two pairs", 0.5, "- + -"),
                    example("equals count half", 0.5, "- (- - +) -"),
                    example("of both users alike", 0.625, FIRST_USER, SECOND_USER));
        }

        @Override
        protected boolean isDefined(RankedList list) {
            return list.candidates() > list.relevantCount();
        }
    }

    @Nested
    class OfGroupedAuc extends MetricContract<GroupedAucFactory.Config> {
        @Override
        protected MetricFactory<GroupedAucFactory.Config> factory() {
            return new GroupedAucFactory();
        }

        @Override
        protected GroupedAucFactory.Config config() {
            return new GroupedAucFactory.Config(GroupedAuc.Weight.POSITIVES);
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
            return List.of(example("by positives 2 and 1", 2 / 3.0, FIRST_USER, SECOND_USER));
        }

        @Override
        protected boolean isDefined(RankedList list) {
            return list.candidates() > list.relevantCount();
        }
    }

    @Nested
    class OfAucByCandidates extends MetricContract<GroupedAucFactory.Config> {
        @Override
        protected MetricFactory<GroupedAucFactory.Config> factory() {
            return new GroupedAucFactory();
        }

        @Override
        protected GroupedAucFactory.Config config() {
            return new GroupedAucFactory.Config(GroupedAuc.Weight.CANDIDATES);
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
            return List.of(example("by candidates 5 and 3", 0.65625, FIRST_USER, SECOND_USER));
        }

        @Override
        protected boolean isDefined(RankedList list) {
            return list.candidates() > list.relevantCount();
        }
    }

    @Nested
    class OfMeanRank extends MetricContract<MeanRankFactory.Config> {
        @Override
        protected MetricFactory<MeanRankFactory.Config> factory() {
            return new MeanRankFactory();
        }

        @Override
        protected MeanRankFactory.Config config() {
            return new MeanRankFactory.Config();
        }

        @Override
        protected double least() {
            return 1;
        }

        @Override
        protected double greatest() {
            return 6;
        }

        @Override
        protected Best best() {
            return Best.LEAST;
        }

        @Override
        protected List<Example> examples() {
            return List.of(example("ranks 1 and 4", 2.5, "+ - - +"), example("the middle of a tie", 2.5, "- (+ -)"));
        }
    }

    @Nested
    class OfPercentileRank extends MetricContract<PercentileRankFactory.Config> {
        @Override
        protected MetricFactory<PercentileRankFactory.Config> factory() {
            return new PercentileRankFactory();
        }

        @Override
        protected PercentileRankFactory.Config config() {
            return new PercentileRankFactory.Config();
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
            return Best.LEAST;
        }

        @Override
        protected List<Example> examples() {
            return List.of(
                    example("in the middle", 0.5, "- + -"),
                    example("last", 1, "- - +"),
                    example("a constant scorer", 0.5, "(- - + -)"));
        }

        @Override
        protected boolean isDefined(RankedList list) {
            return list.candidates() > 1;
        }
    }

    @Test
    void labelsNameAWeightThatIsNotUsual() {
        assertThat(new GroupedAuc(GroupedAuc.Weight.POSITIVES).label()).isEqualTo("gauc");
        assertThat(new GroupedAuc(GroupedAuc.Weight.CANDIDATES).label()).isEqualTo("gauc(weight=candidates)");
    }
}
