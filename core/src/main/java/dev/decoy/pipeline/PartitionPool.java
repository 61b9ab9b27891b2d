package dev.decoy.pipeline;

import dev.decoy.data.Fold;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs all partitions in some threads and adds up their reports in the order of partitions. */
final class PartitionPool {
    private final int threads;
    private final Progress progress;

    PartitionPool(int threads, Progress progress) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        this.threads = threads;
        this.progress = progress;
    }

    List<DatasetReport> run(PartitionPlan plan, PartitionRun partition) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, plan.size())));
        AtomicBoolean failed = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        try {
            List<Future<Map<Fold, DatasetReport>>> results = new ArrayList<>();
            for (int part = 0; part < plan.size(); part++) {
                int number = part;
                results.add(pool.submit(() -> runOne(plan, partition, number, failed, done)));
            }
            return addUp(results);
        } finally {
            failed.set(true);
            pool.shutdown();
            awaitEnd(pool);
        }
    }

    private Map<Fold, DatasetReport> runOne(
            PartitionPlan plan, PartitionRun partition, int part, AtomicBoolean failed, AtomicInteger done)
            throws IOException {
        if (failed.get()) {
            return Map.of();
        }
        boolean finished = false;
        try {
            Map<Fold, DatasetReport> report = partition.run(part, plan.firstUser(part), plan.endUser(part));
            Fold first = partition.folds().iterator().next();
            progress.partitions(partition.datasets().apply(first), done.incrementAndGet(), plan.size());
            finished = true;
            return report;
        } finally {
            if (!finished) {
                failed.set(true);
            }
        }
    }

    private static List<DatasetReport> addUp(List<Future<Map<Fold, DatasetReport>>> results) throws IOException {
        Map<Fold, DatasetReport> sums = new EnumMap<>(Fold.class);
        for (Future<Map<Fold, DatasetReport>> result : results) {
            get(result).forEach((fold, report) -> sums.merge(fold, report, DatasetReport::plus));
        }
        return List.copyOf(sums.values());
    }

    private static Map<Fold, DatasetReport> get(Future<Map<Fold, DatasetReport>> result) throws IOException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while partitions were written", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    /** The fault of the worker as it was, for those who tell faults apart by type. */
    private static IOException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException fault) {
            throw fault;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }

    /** Waits until no thread works any more, so that a caller may clean up after a fault. */
    private static void awaitEnd(ExecutorService pool) {
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
