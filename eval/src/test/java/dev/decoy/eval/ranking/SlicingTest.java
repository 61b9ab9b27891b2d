package dev.decoy.eval.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.scoring.CandidateSelector.Lists;
import dev.decoy.scoring.Scorer;
import dev.decoy.testkit.EventLog;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicingTest {
    /** Users with 1, 2 and 3 interactions in TRAIN, each with two in TEST; item x is in no TRAIN. */
    private static final Interactions DATA = new EventLog()
            .add("u1", "a", 1)
            .add("u1", "b", 8)
            .add("u1", "x", 9)
            .add("u2", "a", 1)
            .add("u2", "b", 2)
            .add("u2", "c", 8)
            .add("u2", "d", 9)
            .add("u3", "a", 1)
            .add("u3", "b", 2)
            .add("u3", "c", 3)
            .add("u3", "d", 8)
            .add("u3", "x", 9)
            .interactions()
            .split((user, folds) -> {
                for (int i = 0; i < user.size(); i++) {
                    folds[i] = (i < user.size() - 2 ? Fold.TRAIN : Fold.TEST).code();
                }
            });

    // a, b, c, d, x by their codes.
    private static final Scorer SCORER = () -> (query, items, count, scores) -> {
        for (int i = 0; i < count; i++) {
            scores[i] = 10 - items[i];
        }
    };

    @Test
    void coldItemsAreThoseThatTrainHasNotSeen() {
        Evaluation evaluation = evaluate(Slicing.coldItems(DATA));
        SliceTally tally = evaluation.slices().get(0).tally();
        // Ranks among what its user does not know in any fold: x of u1 is third of c, d, x; of u3 it is alone.
        // d, the other cold one, of u2 is before x, of u3 alone.
        assertThat(evaluation.slices().get(0).slicing().labels()).containsExactly("cold", "warm");
        assertThat(tally.users(0)).isEqualTo(3);
        assertThat(tally.mean(0, 0)).isCloseTo((3.0003 + 1.0001 + 1.0001) / 3, within(1e-12));
        // b of u1 before c and d; c of u2 before x.
        assertThat(tally.users(1)).isEqualTo(2);
        assertThat(tally.mean(0, 1)).isCloseTo(1.0001, within(1e-12));
    }

    @Test
    void theMeanOfAGroupIsOverItsUsers() {
        Slicing all = new Slicing("all", List.of("all", "none"), false, position -> 0);
        Evaluation evaluation = evaluate(all);
        SliceTally tally = evaluation.slices().get(0).tally();
        assertThat(tally.mean(0, 0)).isCloseTo(evaluation.metrics().get(0).mean(), within(1e-12));
        assertThat(tally.count(0, 0)).isEqualTo(3);
        assertThat(tally.count(0, 1)).isZero();
        assertThat(tally.mean(0, 1)).isNaN();
        double[] values = evaluation.metrics().get(0).values();
        double mean = (values[0] + values[1] + values[2]) / 3;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        assertThat(tally.standardError(0, 0)).isCloseTo(Math.sqrt(squares / 2 / 3), within(1e-9));
    }

    @Test
    void whatHasNoGroupIsLeftOut() {
        Slicing none = new Slicing("none", List.of("none"), false, position -> -1);
        assertThat(evaluate(none).slices().get(0).tally().users(0)).isZero();
    }

    @Test
    void decilesGoByInteractionsInTrain() {
        Slicing users = Slicing.userActivityDeciles(DATA);
        assertThat(users.groupOf().applyAsInt(DATA.rowStart(0))).isZero();
        assertThat(users.groupOf().applyAsInt(DATA.rowStart(1))).isEqualTo(3);
        assertThat(users.groupOf().applyAsInt(DATA.rowStart(2))).isEqualTo(6);
        // a 3, b 2, c 1, d and x none: the two least popular share the first decile.
        Slicing items = Slicing.itemPopularityDeciles(DATA);
        assertThat(items.groupOf().applyAsInt(DATA.rowStart(0))).isEqualTo(8);
        assertThat(items.groupOf().applyAsInt(DATA.rowEnd(0) - 1)).isZero();
    }

    private static Evaluation evaluate(Slicing slicing) {
        SamplingPolicy policy =
                new SamplingPolicy(new NegativeCount.PerPositive(0), Distinct.NONE, KnownItems.ALL_FOLDS);
        return Evaluator.over(DATA)
                .candidates(new Candidates(null, policy, new SeedSequence(1), Lists.PER_POSITIVE))
                .metrics(List.of(new RankSpan()))
                .slices(List.of(slicing))
                .evaluate(SCORER);
    }
}
