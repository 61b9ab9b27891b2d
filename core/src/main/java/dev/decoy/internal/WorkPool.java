package dev.decoy.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs numbered tasks in some threads; results stand in the order of their numbers. After a fault no later task is begun. */
public final class WorkPool {
    private final int threads;

    /** So many threads, at least 1. */
    public WorkPool(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        this.threads = threads;
    }

    /** Task {@code number}. */
    @FunctionalInterface
    public interface Task<T> {
        T run(int number) throws IOException;
    }

    /** Runs tasks 0 to count - 1; the first fault in the order of numbers is thrown once no thread works any more. */
    public <T> List<T> run(int count, Task<T> task) throws IOException {
        if (threads == 1 || count == 1) {
            return runHere(count, task);
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, count)));
        // Tasks before a failed one still run, so that the first fault does not depend on the threads' pace.
        AtomicInteger firstFailed = new AtomicInteger(Integer.MAX_VALUE);
        try {
            List<Future<@Nullable T>> results = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                int mine = number;
                results.add(pool.submit(() -> mine > firstFailed.get() ? null : runOne(task, mine, firstFailed)));
            }
            return collect(results);
        } finally {
            firstFailed.set(-1);
            pool.shutdown();
            awaitEnd(pool);
        }
    }

    private static <T> List<T> runHere(int count, Task<T> task) throws IOException {
        List<T> results = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            T result = task.run(number);
            if (result != null) {
                results.add(result);
            }
        }
        return results;
    }

    private static <T> T runOne(Task<T> task, int number, AtomicInteger firstFailed) throws IOException {
        boolean finished = false;
        try {
            T result = task.run(number);
            finished = true;
            return result;
        } finally {
            if (!finished) {
                firstFailed.accumulateAndGet(number, Math::min);
            }
        }
    }

    private static <T> List<T> collect(List<Future<@Nullable T>> futures) throws IOException {
        List<T> results = new ArrayList<>();
        for (Future<@Nullable T> future : futures) {
            T result = get(future);
            if (result != null) {
                results.add(result);
            }
        }
        return results;
    }

    private static <T> @Nullable T get(Future<@Nullable T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted at work", e);
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
