package dev.decoy.eval.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.metric.HitRate;
import dev.decoy.metric.CollectionMetric;
import dev.decoy.metric.Metric;
import dev.decoy.metric.RankedList;
import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.UniformItems;
import dev.decoy.scoring.CandidateSelector.Lists;
import dev.decoy.scoring.Scorer;
import dev.decoy.scoring.VectorScorer;
import dev.decoy.testkit.EventLog;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final SeedSequence SEEDS = new SeedSequence(7);

    /** Two of five items are known to the one user, a third is held out: ranked with the two that are left. */
    @Test
    void aPositiveIsRankedAmongWhatItsUserDoesNotKnow() {
        Interactions interactions = leaveLastOut(log("u", "a", "u", "b", "u", "c", "v", "d", "v", "e", "v", "a"));
        Evaluation evaluation = evaluate(interactions, full(KnownItems.ALL_FOLDS), scores(5, 4, 2, 3, 1));
        // u: c scores 2 among c, d (3) and e (1). v: a scores 5 among a, b (4) and c (2).
        assertThat(values(evaluation)).containsExactly(2.0002, 1.0001);
        assertThat(evaluation.lists()).isEqualTo(2);
    }

    @Test
    void whatTiesSharesItsRanks() {
        Interactions interactions = leaveLastOut(log("u", "a", "u", "b", "v", "c", "v", "d", "v", "e"));
        Scorer scorer = scores(0, 3, 3, 3, 5);
        // u: b ties with c and d, and e is above. v: e is above a and b.
        assertThat(values(evaluate(interactions, full(KnownItems.ALL_FOLDS), scorer)))
                .containsExactly(2.0004, 1.0001);
        assertThat(values(evaluate(interactions, full(KnownItems.ALL_FOLDS), scorer, Ties.PESSIMISTIC)))
                .containsExactly(4.0004, 1.0001);
        assertThat(values(evaluate(interactions, full(KnownItems.ALL_FOLDS), scorer, Ties.OPTIMISTIC)))
                .containsExactly(2.0002, 1.0001);
        Interactions later = leaveLastOut(log("u", "a", "u", "c", "v", "b", "v", "d", "v", "e"));
        // c stands behind b, which ties, and before d.
        assertThat(values(evaluate(later, full(KnownItems.ALL_FOLDS), scorer, Ties.BY_CODE)))
                .containsExactly(3.0003, 1.0001);
        assertThat(evaluate(interactions, full(KnownItems.ALL_FOLDS), scorer).tied())
                .isEqualTo(1);
    }

    @Test
    void whatHasNoScoreStandsLastAndIsCounted() {
        Interactions interactions = leaveLastOut(log("u", "a", "u", "b", "v", "c", "v", "d", "v", "e"));
        float none = Float.NaN;
        Evaluation ofOthers = evaluate(interactions, full(KnownItems.NONE), scores(none, -1e30f, none, 0, 1));
        // u: b is above a and c, which have none.
        assertThat(values(ofOthers)).containsExactly(3.0003, 1.0001);
        assertThat(ofOthers.missing()).isEqualTo(4);
        Evaluation ofPositive = evaluate(interactions, full(KnownItems.NONE), scores(1, none, 2, none, 3));
        assertThat(values(ofPositive)).containsExactly(4.0005, 1.0001);
        Evaluation infinite = evaluate(
                interactions,
                full(KnownItems.NONE),
                scores(Float.POSITIVE_INFINITY, 1, Float.NEGATIVE_INFINITY, 0, Float.POSITIVE_INFINITY));
        assertThat(values(infinite)).containsExactly(3.0003, 1.0002);
        assertThat(infinite.missing()).isZero();
    }

    @Test
    void aConstantScorerHitsAsRandomDoes() {
        Interactions interactions = leaveLastOut(log("u", "a", "u", "b", "v", "c", "v", "d", "v", "e"));
        Evaluation evaluation = Evaluator.over(interactions)
                .candidates(full(KnownItems.NONE))
                .metrics(List.of(new HitRate(2)))
                .evaluate(scores(1, 1, 1, 1, 1));
        assertThat(evaluation.metrics().get(0).mean()).isEqualTo(2 / 5.0);
    }

    @Test
    void aUsersPositivesCanShareAList() {
        Interactions interactions = split(log("u", "a", "u", "b", "u", "c", "v", "d", "v", "e"), 2);
        Scorer scorer = scores(1, 2, 3, 4, 5);
        Candidates together = new Candidates(null, policy(0, KnownItems.TRAIN), SEEDS, Lists.PER_USER);
        // u: of b and c the better is c, behind d and e. v: d and e lead.
        assertThat(values(evaluate(interactions, together, scorer))).containsExactly(3.0003, 1.0001);
        Candidates alone = new Candidates(null, policy(0, KnownItems.ALL_FOLDS), SEEDS, Lists.PER_POSITIVE);
        // u: b and c are third each; v: d and e lead, one of them at a time.
        assertThat(values(evaluate(interactions, alone, scorer))).containsExactly(3.0003, 1.0001);
        assertThat(evaluate(interactions, alone, scorer).lists()).isEqualTo(4);
    }

    @Test
    void drawnCandidatesAreThoseThatTheSeedsDraw() {
        Interactions interactions = leaveLastOut(random(40, 60, 6));
        Scorer scorer = anyScores(60);
        NegativeSampler uniform = new RejectionSampler(new UniformItems(60));
        SamplingPolicy policy = policy(9, KnownItems.ALL_FOLDS);
        Evaluation evaluation =
                evaluate(interactions, new Candidates(uniform, policy, SEEDS, Lists.PER_POSITIVE), scorer);

        SampleBatch batch = new SampleBatch(interactions, policy);
        batch.loadUsers(0, interactions.userCount(), EnumSet.of(Fold.TEST));
        uniform.newWorker(SEEDS).sample(batch);
        double[] expected = new double[batch.rows()];
        for (int row = 0; row < batch.rows(); row++) {
            int[] items = new int[10];
            items[0] = batch.row(row).positive();
            batch.copyNegatives(row, items, 1);
            float[] scores = new float[10];
            int position = batch.row(row).position();
            scorer.newWorker().score(query(batch.row(row).user(), position), items, 10, scores);
            int first = 1;
            int last = 1;
            for (int i = 1; i < 10; i++) {
                first += scores[i] > scores[0] ? 1 : 0;
                last += scores[i] >= scores[0] ? 1 : 0;
            }
            expected[row] = first + last / 10_000.0;
        }
        assertThat(values(evaluation)).containsExactly(expected);
    }

    /** The catalogue spans several portions, the last one short; the lists several blocks. */
    @Test
    void aRankingOfAllItemsIsThatOfASort() {
        int items = 2 * FullLists.ITEMS + 77;
        Interactions interactions = leaveLastOut(random(70, items, 12));
        Scorer scorer = anyScores(items);
        Evaluation evaluation = evaluate(interactions, full(KnownItems.ALL_FOLDS), scorer);
        SampleBatch batch = new SampleBatch(interactions, policy(0, KnownItems.ALL_FOLDS));
        batch.loadUsers(0, interactions.userCount(), EnumSet.of(Fold.TEST));
        double[] expected = new double[batch.rows()];
        for (int row = 0; row < batch.rows(); row++) {
            float[] scores =
                    allScores(scorer, batch.row(row).user(), batch.row(row).position(), items);
            int positive = batch.row(row).positive();
            int first = 1;
            int last = 1;
            for (int item = 0; item < items; item++) {
                first += batch.eligible(row, item) && scores[item] > scores[positive] ? 1 : 0;
                last += batch.eligible(row, item) && scores[item] >= scores[positive] ? 1 : 0;
            }
            expected[row] = first + last / 10_000.0;
        }
        assertThat(values(evaluation)).containsExactly(expected);
    }

    @Test
    void vectorsRankAsTheirProductsDo() {
        int items = FullLists.ITEMS + 300;
        Interactions interactions = leaveLastOut(random(70, items, 12));
        VectorScorer vectors = vectors(items, 7);
        Scorer oneByOne = () -> vectors.newWorker();
        assertThat(values(evaluate(interactions, full(KnownItems.TRAIN), vectors)))
                .containsExactly(values(evaluate(interactions, full(KnownItems.TRAIN), oneByOne)));
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Interactions interactions = leaveLastOut(random(900, 50, 5));
        Evaluation one = evaluator(interactions, full(KnownItems.TRAIN), Ties.EXPECTED)
                .threads(1)
                .evaluate(anyScores(50));
        for (int threads : new int[] {2, 7}) {
            Evaluation more = evaluator(interactions, full(KnownItems.TRAIN), Ties.EXPECTED)
                    .threads(threads)
                    .evaluate(anyScores(50));
            assertThat(values(more)).containsExactly(values(one));
            assertThat(more.metrics().get(0).mean())
                    .isEqualTo(one.metrics().get(0).mean());
            assertThat(more.lists()).isEqualTo(one.lists());
        }
    }

    @Test
    void whatIsShownIsTheBestThatIsNotKnown() {
        Interactions interactions = leaveLastOut(log("u", "a", "u", "b", "v", "c", "v", "d", "v", "e"));
        Shown shown = new Shown(2);
        Evaluator.over(interactions)
                .candidates(full(KnownItems.TRAIN))
                .metrics(List.of(shown))
                .threads(1)
                .evaluate(scores(9, 1, 8, 7, 2));
        // u knows a; v knows c and d.
        assertThat(shown.lists).containsExactly(List.of(2, 3), List.of(0, 4));
    }

    /** Were ties broken by code, every list would show item 0. */
    @Test
    void whatTiesIsShownInAnOrderOfEachList() {
        Interactions interactions = leaveLastOut(random(200, 20, 3));
        Shown shown = new Shown(1);
        Evaluator.over(interactions)
                .candidates(full(KnownItems.NONE))
                .metrics(List.of(shown))
                .threads(1)
                .evaluate(scores(new float[20]));
        assertThat(new TreeSet<>(shown.lists.stream().map(list -> list.get(0)).toList()))
                .hasSize(20);
    }

    private static Evaluation evaluate(Interactions interactions, Candidates candidates, Scorer scorer) {
        return evaluate(interactions, candidates, scorer, Ties.EXPECTED);
    }

    private static Evaluation evaluate(Interactions interactions, Candidates candidates, Scorer scorer, Ties ties) {
        return evaluator(interactions, candidates, ties).threads(2).evaluate(scorer);
    }

    private static Evaluator evaluator(Interactions interactions, Candidates candidates, Ties ties) {
        List<Metric> metrics = List.of(new RankSpan());
        return Evaluator.over(interactions)
                .candidates(candidates)
                .metrics(metrics)
                .ties(ties);
    }

    private static double[] values(Evaluation evaluation) {
        return evaluation.metrics().get(0).values();
    }

    private static Candidates full(KnownItems known) {
        return new Candidates(null, policy(0, known), SEEDS, Lists.PER_POSITIVE);
    }

    private static SamplingPolicy policy(int count, KnownItems known) {
        return new SamplingPolicy(new NegativeCount.PerPositive(count), Distinct.PER_POSITIVE, known);
    }

    /** Users and items in turn, each a second after the one before. */
    private static EventLog log(String... usersAndItems) {
        EventLog log = new EventLog();
        for (int i = 0; i < usersAndItems.length; i += 2) {
            log.add(usersAndItems[i], usersAndItems[i + 1], 1000L * i);
        }
        return log;
    }

    /** Every item once, then as many of any for each user. */
    private static EventLog random(int users, int items, int each) {
        KeyedRandom random = new SeedSequence(1).newRandom();
        EventLog log = new EventLog();
        for (int item = 0; item < items; item++) {
            log.add("u" + item % users, "i" + (10_000 + item), item);
        }
        for (int i = 0; i < users * each; i++) {
            log.add("u" + i / each, "i" + (10_000 + random.nextInt(items)), 1_000_000L + i);
        }
        return log;
    }

    private static Interactions leaveLastOut(EventLog log) {
        return split(log, 1);
    }

    private static Interactions split(EventLog log, int test) {
        return log.interactions().split((user, folds) -> {
            for (int i = 0; i < user.size(); i++) {
                folds[i] = (i < user.size() - test ? Fold.TRAIN : Fold.TEST).code();
            }
        });
    }

    private static Scorer scores(float... byItem) {
        return () -> (query, items, count, scores) -> {
            for (int i = 0; i < count; i++) {
                scores[i] = byItem[items[i]];
            }
        };
    }

    /** Scores that differ from user to user, in steps so wide that some tie. */
    private static Scorer anyScores(int items) {
        return () -> (query, asked, count, scores) -> {
            for (int i = 0; i < count; i++) {
                int step = (query.user() * 7919 + asked[i] * 104_729) % (4 * items) / 2;
                scores[i] = step;
            }
        };
    }

    private static float[] allScores(Scorer scorer, int user, int position, int items) {
        int[] all = new int[items];
        for (int item = 0; item < items; item++) {
            all[item] = item;
        }
        float[] scores = new float[items];
        scorer.newWorker().score(query(user, position), all, items, scores);
        return scores;
    }

    private static Scorer.Query query(int user, int position) {
        return new Scorer.Query() {
            @Override
            public int user() {
                return user;
            }

            @Override
            public int position() {
                return position;
            }
        };
    }

    private static VectorScorer vectors(int items, int dimension) {
        KeyedRandom random = new SeedSequence(3).newRandom();
        float[] vectors = new float[items * dimension];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = (float) random.nextDouble() - 0.5f;
        }
        return new VectorScorer() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public float[] itemVectors() {
                return vectors;
            }

            @Override
            public float @Nullable [] itemBiases() {
                return null;
            }

            @Override
            public void queryVector(Query query, float[] into) {
                System.arraycopy(vectors, query.user() * dimension, into, 0, dimension);
            }
        };
    }

    /** Keeps what the first lists show; for one thread. */
    private static final class Shown implements CollectionMetric {
        private final int depth;
        private final List<List<Integer>> lists = new ArrayList<>();

        Shown(int depth) {
            this.depth = depth;
        }

        @Override
        public String label() {
            return "shown";
        }

        @Override
        public int depth() {
            return depth;
        }

        @Override
        public int itemDepth() {
            return depth;
        }

        @Override
        public State newState() {
            return new State() {
                @Override
                public void add(RankedList list) {
                    List<Integer> items = new ArrayList<>();
                    for (int rank = 1; rank <= list.itemCount(); rank++) {
                        items.add(list.item(rank));
                    }
                    lists.add(items);
                }

                @Override
                public void merge(State other) {
                    // All lists are kept in one place.
                }

                @Override
                public double value() {
                    return lists.size();
                }
            };
        }
    }
}
