package dev.decoy.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.metric.ListMetric;
import dev.decoy.spi.MetricFactory;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.MetricContract;
import dev.decoy.testkit.SketchedList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Metrics of what stands at the top, relevant or not: popularity, novelty, tail. */
class ShownItemsTest {
    private static final SketchedList LIST = SketchedList.of("+ - -");
    /** Items 0 to 3 with 4, 2, 1 and no interactions. */
    private static final int[] COUNTS = {4, 2, 1, 0};

    @Nested
    class OfAveragePopularity extends MetricContract<TopK> {
        @Override
        protected MetricFactory<TopK> factory() {
            return new AveragePopularityFactory();
        }

        @Override
        protected TopK config() {
            return new TopK(2);
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
            return Best.NEITHER;
        }

        @Override
        protected List<Example> examples() {
            return List.of(
                    example("items of 6 and 5", 5.5, "+ - -"),
                    example("a list of one", 6, "+"),
                    example("items of 1 and 2", 1.5, SketchedList.of("- - +").items(5, 4, 0)));
        }
    }

    @Nested
    class OfNovelty extends MetricContract<NoveltyFactory.Config> {
        @Override
        protected MetricFactory<NoveltyFactory.Config> factory() {
            return new NoveltyFactory();
        }

        @Override
        protected NoveltyFactory.Config config() {
            return new NoveltyFactory.Config(2, Novelty.Share.USERS, 0.5);
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
                    example("what all six users have", 0, "+"),
                    example(
                            "what six and three of them have",
                            0.5,
                            SketchedList.of("+ -").items(0, 3)));
        }
    }

    @Nested
    class OfTailShare extends MetricContract<TailShareFactory.Config> {
        @Override
        protected MetricFactory<TailShareFactory.Config> factory() {
            return new TailShareFactory();
        }

        @Override
        protected TailShareFactory.Config config() {
            return new TailShareFactory.Config(2, 0.5, TailShare.Share.INTERACTIONS);
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
                    example("the head: 6 and 5 of 21 interactions", 0, "+ - -"),
                    example(
                            "5 and 1, for the head has 6, 5 and no more",
                            0.5,
                            SketchedList.of("+ -").items(1, 5)));
        }
    }

    @Test
    void goldenCountsHaveTheirValues() {
        assertThat(new Novelty(3, Novelty.Share.USERS, 0.5, COUNTS, 5).measure(LIST))
                .isEqualTo(1.321928, within(5e-7));
        assertThat(new AveragePopularity(3, new InteractionStats(5, COUNTS)).measure(LIST))
                .isEqualTo(2.333333, within(5e-7));
    }

    @Test
    void whatNobodyHasIsAsNovelAsItsSmoothingSays() {
        SketchedList unseen = SketchedList.of("+").items(3);
        assertThat(new Novelty(1, Novelty.Share.USERS, 0.5, COUNTS, 8).measure(unseen))
                .isEqualTo(4);
        assertThat(new Novelty(1, Novelty.Share.USERS, 1, COUNTS, 8).measure(unseen))
                .isEqualTo(3);
    }

    /** Users a and b have item 1, a twice; b also has item 2, in TEST. */
    @Test
    void noveltyCountsAUserOnceAndTrainAlone() {
        Interactions interactions = new EventLog()
                .add("a", "1", 1)
                .add("a", "1", 2)
                .add("b", "1", 3)
                .add("b", "2", 4)
                .interactions()
                .split((user, folds) -> {
                    folds[0] = Fold.TRAIN.code();
                    folds[1] = (user.user() == 0 ? Fold.TRAIN : Fold.TEST).code();
                });
        SketchedList both = SketchedList.of("+ -");
        assertThat(novelty(interactions, Novelty.Share.USERS).measure(both)).isEqualTo((0 + 2) / 2.0);
        assertThat(novelty(interactions, Novelty.Share.INTERACTIONS).measure(both))
                .isEqualTo(StrictMath.log(6) / StrictMath.log(2) / 2);
    }

    private static ListMetric novelty(Interactions interactions, Novelty.Share of) {
        return (ListMetric)
                new NoveltyFactory().create(new NoveltyFactory.Config(2, of, 0.5), DataContext.of(interactions));
    }

    @Test
    void itemsAsPopularAsTheLastOfTheHeadBelongToIt() {
        InteractionStats stats = new InteractionStats(9, new int[] {9, 3, 3, 1, 0});
        SketchedList all = SketchedList.of("+ - - - -");
        assertThat(new TailShare(5, 0.4, TailShare.Share.ITEMS, stats).measure(all))
                .isEqualTo(0.4);
        assertThat(new TailShare(5, 0.2, TailShare.Share.ITEMS, stats).measure(all))
                .isEqualTo(0.8);
        assertThat(new TailShare(5, 0.5, TailShare.Share.INTERACTIONS, stats).measure(all))
                .isEqualTo(0.8);
    }

    @Test
    void labelsNameWhatIsNotUsual() {
        InteractionStats stats = new InteractionStats(5, COUNTS);
        assertThat(new AveragePopularity(10, stats).label()).isEqualTo("average-popularity@10");
        assertThat(new Novelty(10, Novelty.Share.USERS, 0.5, COUNTS, 5).label()).isEqualTo("novelty@10");
        assertThat(new Novelty(10, Novelty.Share.INTERACTIONS, 1, COUNTS, 7).label())
                .isEqualTo("novelty@10(of=interactions, unseen=1)");
        assertThat(new TailShare(10, 0.2, TailShare.Share.ITEMS, stats).label()).isEqualTo("tail-share@10");
        assertThat(new TailShare(10, 0.1, TailShare.Share.INTERACTIONS, stats).label())
                .isEqualTo("tail-share@10(head=0.1, of=interactions)");
    }

    @Test
    void sharesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new TailShareFactory.Config(10, 1, TailShare.Share.ITEMS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("head must be above 0 and below 1, was 1.0");
        assertThatThrownBy(() -> new NoveltyFactory.Config(10, Novelty.Share.USERS, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unseen must be above 0 and at most 1, was 0.0");
    }
}
