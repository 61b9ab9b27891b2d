package dev.decoy.eval.ranking;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.metric.CollectionMetric;
import dev.decoy.metric.ListMetric;
import dev.decoy.metric.Metric;
import dev.decoy.sampling.RowSelection;
import dev.decoy.scoring.ProductKernel;
import dev.decoy.scoring.Scorer;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the positives of a fold by a model, and measures the lists.
 *
 * <pre>{@code
 * Evaluation evaluation = Evaluator.over(interactions)
 *         .fold(Fold.TEST)
 *         .candidates(Candidates.of(selector, Fold.TEST, new SeedSequence(42)))
 *         .metrics(List.of(new HitRate(10), new Ndcg(10)))
 *         .evaluate(scorer);
 * }</pre>
 *
 * <p>The result is the same, bit for bit, for any number of threads. No users x items matrix is held: 24 bytes per user and
 * metric. Thread-confined while it is set up.
 */
public final class Evaluator {
    private static final int USERS_PER_TASK = 256;

    private final Interactions interactions;
    private RowSelection rows;
    private @Nullable Candidates candidates;
    private List<Metric> metrics = List.of();
    private List<Slicing> slicings = List.of();
    private Ties ties = Ties.EXPECTED;
    private @Nullable ColumnVector gains;
    private int threads = Runtime.getRuntime().availableProcessors();

    private Evaluator(Interactions interactions) {
        this.interactions = interactions;
        rows = RowSelection.of(interactions, EnumSet.of(Fold.TEST));
    }

    /** An evaluator of the positives in TEST. */
    public static Evaluator over(Interactions interactions) {
        return new Evaluator(interactions);
    }

    /** The fold whose positives are ranked. */
    public Evaluator fold(Fold fold) {
        return rows(RowSelection.of(interactions, EnumSet.of(fold)));
    }

    /** The positives that are ranked, of a single fold. */
    public Evaluator rows(RowSelection chosen) {
        rows = chosen;
        return this;
    }

    /** What they are ranked among. */
    public Evaluator candidates(Candidates chosen) {
        candidates = chosen;
        return this;
    }

    /** What is measured. */
    public Evaluator metrics(List<Metric> chosen) {
        metrics = List.copyOf(chosen);
        return this;
    }

    /** What becomes of candidates with equal scores; {@link Ties#EXPECTED} by default. */
    public Evaluator ties(Ties chosen) {
        ties = chosen;
        return this;
    }

    /** Groups of positives that are measured apart. */
    public Evaluator slices(List<Slicing> chosen) {
        slicings = List.copyOf(chosen);
        return this;
    }

    /** The gain of each positive, by position; null, the default: all gain 1. */
    public Evaluator gains(@Nullable ColumnVector chosen) {
        gains = chosen;
        return this;
    }

    /** Threads that work; the processors by default. */
    public Evaluator threads(int count) {
        threads = count;
        return this;
    }

    /** Scores, ranks and measures. */
    public Evaluation evaluate(Scorer scorer) {
        if (candidates == null) {
            throw new IllegalStateException("an evaluator needs candidates; call candidates");
        }
        int[] users = usersWithRows();
        List<@Nullable UserValues> values = new ArrayList<>();
        for (Metric metric : metrics) {
            values.add(metric instanceof ListMetric list ? new UserValues(list, users.length) : null);
        }
        ProductKernel kernel = ProductKernel.best();
        RankingJob job = new RankingJob(
                interactions,
                rows,
                gains,
                candidates,
                scorer,
                metrics,
                slicings,
                ties,
                IntList.of(users),
                values,
                kernel,
                PackedItems.of(scorer, kernel, candidates.sampler() == null));
        return evaluation(users, values, run(job, (users.length + USERS_PER_TASK - 1) / USERS_PER_TASK));
    }

    private int[] usersWithRows() {
        int[] users = new int[interactions.userCount()];
        int count = 0;
        for (int user = 0; user < interactions.userCount(); user++) {
            if (rows.count(user) > 0) {
                users[count++] = user;
            }
        }
        return Arrays.copyOf(users, count);
    }

    private Evaluation evaluation(int[] users, List<@Nullable UserValues> values, List<RankingJob.Outcome> outcomes) {
        long ranked = 0;
        long tied = 0;
        long missing = 0;
        for (RankingJob.Outcome outcome : outcomes) {
            ranked += outcome.lists();
            tied += outcome.tied();
            missing += outcome.missing();
        }
        List<Evaluation.Measured> measured = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            UserValues own = values.get(i);
            measured.add(own != null ? own.measured() : collected(i, outcomes, users.length));
        }
        return new Evaluation(users, measured, sliced(outcomes), ranked, tied, missing);
    }

    private List<Evaluation.Slice> sliced(List<RankingJob.Outcome> outcomes) {
        List<Evaluation.Slice> slices = new ArrayList<>();
        for (int i = 0; i < slicings.size(); i++) {
            SliceTally whole =
                    new SliceTally(metrics.size(), slicings.get(i).labels().size());
            for (RankingJob.Outcome outcome : outcomes) {
                whole.merge(outcome.slices().get(i));
            }
            slices.add(new Evaluation.Slice(slicings.get(i), whole));
        }
        return slices;
    }

    private Evaluation.Measured collected(int index, List<RankingJob.Outcome> outcomes, int users) {
        CollectionMetric metric = (CollectionMetric) metrics.get(index);
        CollectionMetric.State whole = metric.newState();
        for (RankingJob.Outcome outcome : outcomes) {
            CollectionMetric.State state = outcome.states().get(index);
            if (state != null) {
                whole.merge(state);
            }
        }
        return new Evaluation.Measured(metric, new double[0], new double[0], whole.value(), users, whole);
    }

    private List<RankingJob.Outcome> run(RankingJob job, int tasks) {
        RankingJob.Outcome[] outcomes = new RankingJob.Outcome[tasks];
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> work = () -> {
            ListRanker ranker = new ListRanker(job);
            for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
                int first = task * USERS_PER_TASK;
                outcomes[task] = ranker.rank(first, Math.min(job.users().size(), first + USERS_PER_TASK));
            }
            return true;
        };
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, tasks)));
        try {
            for (Future<Boolean> done :
                    pool.invokeAll(Collections.nCopies(Math.max(1, Math.min(threads, tasks)), work))) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it evaluated", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return List.of(outcomes);
    }

    /** The fault of a model, metric or strategy as it was. */
    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
    }
}
