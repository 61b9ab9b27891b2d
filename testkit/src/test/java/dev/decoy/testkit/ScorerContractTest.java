package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.scoring.Scorer;
import dev.decoy.scoring.VectorScorer;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ScorerFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each broken model breaks exactly one sentence of the contract. */
class ScorerContractTest {
    /** Scores one item of a query. */
    private interface Formula {
        float score(Scorer.Query query, int item);
    }

    private static final Formula SOUND = (query, item) -> 10 * query.user() + item;

    @Test
    void soundModelsKeepTheContract() {
        assertThat(broken(SOUND)).isEmpty();
        assertThat(broken(rows((query, item) -> query.position() < 0 ? Float.NaN : query.position() + item)))
                .isEmpty();
        assertThat(broken(data -> new Vectors(data.itemIds().size()))).isEmpty();
    }

    @Test
    void aModelThatScoresNothingIsFound() {
        assertThat(broken((query, item) -> Float.NaN)).containsExactly("someItemHasAScore");
    }

    @Test
    void aModelThatTellsNothingIsFound() {
        assertThat(broken(data -> new Scorer() {
                    @Override
                    public Worker newWorker() {
                        return each(SOUND);
                    }

                    @Override
                    public int depth() {
                        return 0;
                    }
                }))
                .containsExactly("someItemHasAScore");
    }

    @Test
    void aScoreThatDependsOnTheOthersIsFound() {
        // The greatest of what is asked is the same in any order.
        assertThat(broken(workers(() -> (query, items, count, scores) -> {
                    int greatest = Arrays.stream(items, 0, count).max().orElse(0);
                    for (int i = 0; i < count; i++) {
                        scores[i] = items[i] + greatest;
                    }
                })))
                .containsExactly("batchEqualsOneByOne");
    }

    @Test
    void aScoreThatDependsOnTheOrderIsFound() {
        assertThat(broken(workers(() -> (query, items, count, scores) -> {
                    boolean falling = items[0] > items[count - 1];
                    each((q, item) -> falling ? -item : item).score(query, items, count, scores);
                })))
                .containsExactly("orderDoesNotMatter");
    }

    @Test
    void aModelThatWritesMoreThanItWasAskedIsFound() {
        assertThat(broken(workers(() -> (query, items, count, scores) -> {
                    Arrays.fill(scores, 0);
                    each(SOUND).score(query, items, count, scores);
                })))
                .containsExactly("onlyWhatIsAskedForIsScored");
    }

    @Test
    void aModelThatSortsTheItemsInPlaceIsFound() {
        assertThat(broken(workers(() -> (query, items, count, scores) -> {
                    each(SOUND).score(query, items, count, scores);
                    items[0] = 1;
                })))
                .containsExactly("onlyWhatIsAskedForIsScored");
    }

    @Test
    void aWorkerThatRemembersAnotherUserIsFound() {
        assertThat(broken(workers(() -> {
                    AtomicInteger first = new AtomicInteger(-1);
                    return each((query, item) -> {
                        first.compareAndSet(-1, query.user());
                        return first.get() + item;
                    });
                })))
                .containsExactly("earlierQueriesDoNotMatter");
    }

    @Test
    void workersThatShareTheirScratchAreFound() {
        assertThat(broken(data -> {
                    AtomicInteger latest = new AtomicInteger();
                    AtomicInteger made = new AtomicInteger();
                    return scorer(Scorer.Keying.USER, () -> {
                        int own = made.incrementAndGet();
                        AtomicInteger asked = new AtomicInteger();
                        return (query, items, count, scores) -> {
                            int last = latest.getAndSet(own);
                            boolean disturbed = asked.getAndIncrement() == 1 && last != own;
                            each((q, item) -> disturbed ? -item : item).score(query, items, count, scores);
                        };
                    });
                }))
                .containsExactly("workersAreIndependent");
    }

    @Test
    void aModelOfUsersThatLooksAtTheRowIsFound() {
        assertThat(broken((query, item) -> query.position() + item)).containsExactly("scoresBelongToWhatTheKeyingSays");
    }

    @Test
    void aModelOfRowsThatScoresWithoutOneIsFound() {
        assertThat(broken(rows(SOUND))).containsExactly("scoresBelongToWhatTheKeyingSays");
    }

    @Test
    void aWorkerThatSumsInDoubleIsFound() {
        assertThat(broken(data -> new Vectors(data.itemIds().size()) {
                    @Override
                    public Worker newWorker() {
                        return each(
                                (query, item) -> (float) (0.1f * (double) item + 0.7f * (double) (query.user() + 1)));
                    }
                }))
                .containsExactly("vectorsGiveTheScoresOfTheWorker");
    }

    @Test
    void aModelThatCannotBeBuiltAgainIsFound() {
        AtomicInteger built = new AtomicInteger();
        assertThat(broken(data -> {
                    int number = built.getAndIncrement();
                    return scorer(Scorer.Keying.USER, () -> each((query, item) -> number + item));
                }))
                .containsExactly("twoScorersOfEqualInputAgree");
    }

    /** Two components: of the item (its code, 0.7), of the user (0.1, its code + 1). */
    private static class Vectors implements VectorScorer {
        private final float[] vectors;

        Vectors(int items) {
            vectors = new float[2 * items];
            for (int item = 0; item < items; item++) {
                vectors[2 * item] = item;
                vectors[2 * item + 1] = 0.7f;
            }
        }

        @Override
        public int dimension() {
            return 2;
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
            into[0] = 0.1f;
            into[1] = query.user() + 1;
        }
    }

    private interface Workers {
        Scorer.Worker make();
    }

    private static Scorer.Worker each(Formula formula) {
        return (query, items, count, scores) -> {
            for (int i = 0; i < count; i++) {
                scores[i] = formula.score(query, items[i]);
            }
        };
    }

    private static Function<BuildContext, Scorer> workers(Workers workers) {
        return data -> scorer(Scorer.Keying.USER, workers);
    }

    private static Function<BuildContext, Scorer> rows(Formula formula) {
        return data -> scorer(Scorer.Keying.ROW, () -> each(formula));
    }

    private static Scorer scorer(Scorer.Keying keying, Workers workers) {
        return new Scorer() {
            @Override
            public Worker newWorker() {
                return workers.make();
            }

            @Override
            public Keying keying() {
                return keying;
            }
        };
    }

    private record Factory(Function<BuildContext, Scorer> create) implements ScorerFactory<Factory.Config> {
        record Config() {}

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Class<Config> configType() {
            return Config.class;
        }

        @Override
        public Scorer create(Config config, BuildContext context) {
            return create.apply(context);
        }
    }

    private static List<String> broken(Formula formula) {
        return broken(workers(() -> each(formula)));
    }

    /** The sentences that a model breaks. */
    private static List<String> broken(Function<BuildContext, Scorer> create) {
        ScorerContract<Factory.Config> contract = new ScorerContract<>() {
            @Override
            protected ScorerFactory<Factory.Config> factory() {
                return new Factory(create);
            }

            @Override
            protected Factory.Config config() {
                return new Factory.Config();
            }
        };
        return Sentences.broken(contract, ScorerContract.class, ComponentContract.class);
    }
}
