package dev.decoy.benchmarks;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.metric.HitRate;
import dev.decoy.eval.ranking.Candidates;
import dev.decoy.eval.ranking.Evaluation;
import dev.decoy.eval.ranking.Evaluator;
import dev.decoy.io.ArraySource;
import dev.decoy.io.InteractionColumns;
import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.UniformItems;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.scoring.VectorScorer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Users ranked a second, by vectors of 64 values: one held-out item each, among all items but the 19 that a user knows, or among 100
 * that are drawn. Drawing, scoring, ranking and measuring are in it.
 */
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RankingBenchmark {
    private static final int USERS = 20_000;
    private static final int ITEMS = 27_000;
    private static final int EACH = 20;
    private static final int DIMENSION = 64;

    /** The data, and the model. */
    @State(Scope.Benchmark)
    public static class Lists {
        /** Threads that rank. */
        @Param({"1", "2"})
        public int threads;

        private Interactions interactions;
        private VectorScorer scorer;

        /** Draws items for each user, and vectors. */
        @Setup
        public void make() throws IOException {
            KeyedRandom random = new SeedSequence(3).newRandom();
            long[] users = new long[USERS * EACH];
            long[] items = new long[users.length];
            long[] times = new long[users.length];
            for (int i = 0; i < users.length; i++) {
                users[i] = i / EACH;
                items[i] = random.nextInt(ITEMS);
                times[i] = i;
            }
            interactions = Interactions.read(
                            ArraySource.of(users, items, times), InteractionColumns.of("user", "item", "timestamp"))
                    .split((user, folds) -> {
                        for (int i = 0; i < user.size(); i++) {
                            folds[i] = (i < user.size() - 1 ? Fold.TRAIN : Fold.TEST).code();
                        }
                    });
            scorer = new Vectors(vectors(random, interactions.itemCount()), vectors(random, USERS));
        }

        private static float[] vectors(KeyedRandom random, int count) {
            float[] vectors = new float[count * DIMENSION];
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = (float) random.nextDouble() - 0.5f;
            }
            return vectors;
        }

        Evaluation rank(@Nullable NegativeSampler sampler, int count) {
            SamplingPolicy policy = new SamplingPolicy(
                    new NegativeCount.PerPositive(count), Distinct.PER_POSITIVE, KnownItems.ALL_FOLDS);
            return Evaluator.over(interactions)
                    .candidates(
                            new Candidates(sampler, policy, new SeedSequence(1), CandidateSelector.Lists.PER_POSITIVE))
                    .metrics(List.of(new HitRate(10)))
                    .threads(threads)
                    .evaluate(scorer);
        }
    }

    /** Vectors by code. */
    private static final class Vectors implements VectorScorer {
        private final float[] items;
        private final float[] users;

        Vectors(float[] items, float[] users) {
            this.items = items;
            this.users = users;
        }

        @Override
        public int dimension() {
            return DIMENSION;
        }

        @Override
        public float[] itemVectors() {
            return items;
        }

        @Override
        public float @Nullable [] itemBiases() {
            return null;
        }

        @Override
        public void queryVector(Query query, float[] into) {
            System.arraycopy(users, query.user() * DIMENSION, into, 0, DIMENSION);
        }
    }

    /** All items. */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public Evaluation full(Lists lists) {
        return lists.rank(null, 0);
    }

    /** One and a hundred. */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public Evaluation sampled(Lists lists) {
        return lists.rank(new RejectionSampler(new UniformItems(lists.interactions.itemCount())), 100);
    }
}
