package dev.decoy.internal;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A reader whose batches are made by another thread while the caller works on those before, so that decoding and coding
 * take two threads. The same batches in the same order, and the same fault after them. Used by one thread; holds a few batches.
 */
final class ReadAhead implements InteractionSource.Reader {
    private static final int BATCHES = 4;

    private final InteractionSource.Reader source;
    private final int furtherColumns;
    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Batch> full = new ArrayBlockingQueue<>(BATCHES);
    private final Future<?> work;
    private Batch current = new Batch();
    private volatile boolean closed;

    /** Begins to read in a thread of the pool. */
    ReadAhead(InteractionSource.Reader source, int furtherColumns, ExecutorService pool) {
        this.source = source;
        this.furtherColumns = furtherColumns;
        for (int i = 1; i < BATCHES; i++) {
            free.add(new Batch());
        }
        work = pool.submit(this::readAll);
    }

    private void readAll() {
        try {
            boolean more = true;
            while (more) {
                Batch batch = free.take();
                if (closed) {
                    return;
                }
                batch.fault = null;
                more = fill(batch);
                full.put(batch);
            }
        } catch (InterruptedException e) {
            // The pool was shut down.
            Thread.currentThread().interrupt();
        }
    }

    /** Whether more may follow. */
    private boolean fill(Batch batch) {
        try {
            batch.isEnd = !source.next();
            if (!batch.isEnd) {
                batch.copy(source, furtherColumns);
            }
            return !batch.isEnd;
        } catch (IOException | RuntimeException | Error e) {
            batch.fault = e;
            return false;
        }
    }

    @Override
    public boolean next() throws IOException {
        try {
            free.add(current);
            current = full.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while reading").initCause(e);
        }
        Throwable fault = current.fault;
        if (fault instanceof IOException io) {
            throw io;
        }
        if (fault instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (fault instanceof Error error) {
            throw error;
        }
        return !current.isEnd;
    }

    @Override
    public int rows() {
        return current.rows;
    }

    @Override
    public boolean @Nullable [] incomplete() {
        return current.incomplete;
    }

    @Override
    public ColumnVector users() {
        return current.columns.get(0);
    }

    @Override
    public ColumnVector items() {
        return current.columns.get(1);
    }

    @Override
    public long @Nullable [] timestamps() {
        return current.anyTimes ? current.times : null;
    }

    @Override
    public @Nullable TimeUnit timeUnit() {
        return current.timeUnit;
    }

    @Override
    public ColumnVector column(int index) {
        return current.columns.get(2 + index);
    }

    /** Waits for the batch at hand, as its source must not be closed under the thread that reads it. */
    @Override
    public void close() throws IOException {
        closed = true;
        // Wakes the thread where it waits for a batch to fill; there is room for all that it may still give.
        full.clear();
        free.offer(new Batch());
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("faults are handed over with their batch", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }

    private static final class Batch {
        private final List<ColumnVector> columns = new ArrayList<>();
        private long[] times = {};
        private boolean anyTimes;
        private @Nullable TimeUnit timeUnit;
        private boolean @Nullable [] incomplete;
        private int rows;
        private boolean isEnd;
        private @Nullable Throwable fault;

        void copy(InteractionSource.Reader reader, int furtherColumns) {
            rows = reader.rows();
            copy(0, reader.users());
            copy(1, reader.items());
            for (int i = 0; i < furtherColumns; i++) {
                copy(2 + i, reader.column(i));
            }
            boolean[] lacking = reader.incomplete();
            incomplete = lacking == null ? null : Arrays.copyOf(lacking, rows);
            timeUnit = reader.timeUnit();
            long[] stored = reader.timestamps();
            anyTimes = stored != null;
            if (stored != null) {
                times = times.length < rows ? new long[rows] : times;
                System.arraycopy(stored, 0, times, 0, rows);
            }
        }

        private void copy(int index, ColumnVector from) {
            if (columns.size() == index) {
                columns.add(emptyLike(from));
            } else if (columns.get(index).type() != from.type()
                    || columns.get(index).dictionary() != from.dictionary()) {
                columns.set(index, emptyLike(from));
            }
            ColumnVector to = columns.get(index);
            to.clear();
            to.ensureCapacity(rows);
            to.copyRange(0, from, 0, rows);
        }

        private static ColumnVector emptyLike(ColumnVector column) {
            return column.dictionary() != null
                    ? new ColumnVector(column.dictionary())
                    : new ColumnVector(column.type());
        }
    }
}
