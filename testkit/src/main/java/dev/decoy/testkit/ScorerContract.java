package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.scoring.Scorer;
import dev.decoy.scoring.Scorer.Keying;
import dev.decoy.scoring.Scorer.Query;
import dev.decoy.scoring.VectorScorer;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ScorerFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every model must do. Extend it, name the factory and a config. Scores are compared bit for bit.
 *
 * @param <C> the factory's config record
 */
public abstract class ScorerContract<C extends Record> extends ComponentContract<C> {
    private static final float UNTOUCHED = -12345;

    @Override
    protected abstract ScorerFactory<C> factory();

    /** A config that some of the data's items have scores with. */
    protected abstract C config();

    /**
     * What the factory may ask for; override it to give it tables. Users are "user0" to "user5", each with five of the items
     * "item10" to "item29".
     */
    protected BuildContext context(Interactions interactions) {
        return DataContext.of(interactions);
    }

    private static Interactions data(boolean reversed) {
        EventLog log = new EventLog();
        for (int user = 0; user < 6; user++) {
            for (int i = 0; i < 5; i++) {
                log.add("user" + user, "item" + (10 + (5 * user + 3 * i) % 20), 1000L * i);
            }
        }
        EventLog events = reversed ? log.reversed() : log;
        return events.interactions().split((user, folds) -> {
            for (int i = 0; i < user.size(); i++) {
                folds[i] = (i < 4 ? Fold.TRAIN : Fold.TEST).code();
            }
        });
    }

    @Test
    @DisplayName("some item has a score, and the model tells one at least")
    void someItemHasAScore() {
        Trial trial = new Trial(false);
        assertThat(trial.scorer.depth()).isPositive();
        assertThat(trial.queries())
                .as("queries that some item has a score for")
                .anyMatch(query -> anyIsThere(trial.scores(query, trial.allItems())));
    }

    private static boolean anyIsThere(float[] scores) {
        for (float score : scores) {
            if (!Float.isNaN(score)) {
                return true;
            }
        }
        return false;
    }

    @Test
    @DisplayName("an item has the same score alone and among others")
    void batchEqualsOneByOne() {
        Trial trial = new Trial(false);
        for (Query query : trial.queries()) {
            float[] together = trial.scores(query, trial.allItems());
            for (int item = 0; item < together.length; item++) {
                assertThat(trial.scores(query, item))
                        .as("item %s of %s alone", item, words(query))
                        .containsExactly(together[item]);
            }
        }
    }

    @Test
    @DisplayName("the order of the items does not matter")
    void orderDoesNotMatter() {
        Trial trial = new Trial(false);
        int[] items = trial.allItems();
        int[] backwards = new int[items.length];
        Arrays.setAll(backwards, i -> items[items.length - 1 - i]);
        for (Query query : trial.queries()) {
            float[] scores = trial.scores(query, items);
            float[] ofBackwards = trial.scores(query, backwards);
            float[] turned = new float[scores.length];
            for (int i = 0; i < turned.length; i++) {
                turned[i] = ofBackwards[turned.length - 1 - i];
            }
            assertThat(turned).as("items of %s backwards", words(query)).containsExactly(scores);
        }
    }

    @Test
    @DisplayName("only what is asked for is scored")
    void onlyWhatIsAskedForIsScored() {
        Trial trial = new Trial(false);
        int[] items = trial.allItems();
        float[] scores = new float[items.length];
        Arrays.fill(scores, UNTOUCHED);
        trial.scorer.newWorker().score(trial.queries().get(0), items, 3, scores);
        assertThat(Arrays.copyOfRange(scores, 3, scores.length)).containsOnly(UNTOUCHED);
        assertThat(items).containsExactly(trial.allItems());
    }

    @Test
    @DisplayName("what was asked before does not matter")
    void earlierQueriesDoNotMatter() {
        Trial trial = new Trial(false);
        List<Query> queries = trial.queries();
        List<float[]> alone = new ArrayList<>();
        for (Query query : queries) {
            alone.add(trial.scores(query, trial.allItems()));
        }
        Scorer.Worker worker = trial.scorer.newWorker();
        for (int i = 0; i < queries.size(); i++) {
            assertThat(trial.scores(worker, queries.get(i), trial.allItems()))
                    .as("%s after others", words(queries.get(i)))
                    .containsExactly(alone.get(i));
        }
    }

    @Test
    @DisplayName("workers are independent")
    void workersAreIndependent() {
        Trial trial = new Trial(false);
        List<Query> queries = trial.queries();
        for (int i = 0; i < queries.size(); i++) {
            Scorer.Worker worker = trial.scorer.newWorker();
            float[] before = trial.scores(worker, queries.get(i), trial.allItems());
            trial.scores(queries.get((i + 7) % queries.size()), trial.allItems());
            assertThat(trial.scores(worker, queries.get(i), trial.allItems()))
                    .as("%s after another worker's query", words(queries.get(i)))
                    .containsExactly(before);
        }
    }

    @Test
    @DisplayName("scores of users are those of all their rows, and scores of rows need a row")
    void scoresBelongToWhatTheKeyingSays() {
        Trial trial = new Trial(false);
        for (int user = 0; user < trial.data.userCount(); user++) {
            Query whole = new Asked(user, Query.NO_ROW);
            float[] scores = trial.scores(whole, trial.allItems());
            if (trial.scorer.keying() == Keying.ROW) {
                assertThat(scores).as("user %s without a row", user).containsOnly(Float.NaN);
                continue;
            }
            for (int position = trial.data.rowStart(user); position < trial.data.rowEnd(user); position++) {
                assertThat(trial.scores(new Asked(user, position), trial.allItems()))
                        .as("row %s of user %s", position, user)
                        .containsExactly(scores);
            }
        }
    }

    @Test
    @DisplayName("vectors give the scores of the worker, to the bit")
    void vectorsGiveTheScoresOfTheWorker() {
        Trial trial = new Trial(false);
        if (trial.scorer instanceof VectorScorer vectors) {
            assertThat(vectors.itemVectors()).hasSize(trial.data.itemCount() * vectors.dimension());
            for (Query query : trial.queries()) {
                assertThat(products(vectors, query, trial.data.itemCount()))
                        .as("products of %s", words(query))
                        .containsExactly(trial.scores(query, trial.allItems()));
            }
        }
    }

    private static float[] products(VectorScorer vectors, Query query, int items) {
        float[] own = new float[vectors.dimension()];
        vectors.queryVector(query, own);
        float[] biases = vectors.itemBiases();
        float[] products = new float[items];
        for (int item = 0; item < items; item++) {
            float sum = 0;
            for (int d = 0; d < own.length; d++) {
                sum += own[d] * vectors.itemVectors()[item * own.length + d];
            }
            products[item] = biases == null ? sum : sum + biases[item];
        }
        return products;
    }

    @Test
    @DisplayName("two models of equal input agree")
    void twoScorersOfEqualInputAgree() {
        Trial trial = new Trial(false);
        Trial other = new Trial(true);
        for (Query query : trial.queries()) {
            assertThat(other.scores(query, other.allItems()))
                    .as("the other's scores of %s", words(query))
                    .containsExactly(trial.scores(query, trial.allItems()));
        }
    }

    private static String words(Query query) {
        return "user " + query.user()
                + (query.position() == Query.NO_ROW ? " without a row" : ", row " + query.position());
    }

    private record Asked(int user, int position) implements Query {}

    /** A scorer, its data, and fresh workers. */
    private final class Trial {
        private final Interactions data;
        private final Scorer scorer;

        Trial(boolean reversed) {
            data = data(reversed);
            scorer = factory().create(config(), context(data));
        }

        /** All rows, and users as a whole where those have scores. */
        List<Query> queries() {
            List<Query> queries = new ArrayList<>();
            for (int user = 0; user < data.userCount(); user++) {
                if (scorer.keying() == Keying.USER) {
                    queries.add(new Asked(user, Query.NO_ROW));
                }
                for (int position = data.rowStart(user); position < data.rowEnd(user); position++) {
                    queries.add(new Asked(user, position));
                }
            }
            return queries;
        }

        int[] allItems() {
            int[] items = new int[data.itemCount()];
            Arrays.setAll(items, i -> i);
            return items;
        }

        float[] scores(Query query, int... items) {
            return scores(scorer.newWorker(), query, items);
        }

        float[] scores(Scorer.Worker worker, Query query, int... items) {
            float[] scores = new float[items.length];
            worker.score(query, items.clone(), items.length, scores);
            return scores;
        }
    }
}
