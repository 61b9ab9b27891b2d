package dev.decoy.pipeline;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.internal.layout.RowLayout;
import dev.decoy.io.DataException;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is done with one range of users: load, draw, shape, write. Immutable; any thread may run any partition. */
record PartitionRun(
        Interactions interactions,
        RowSelection selection,
        @Nullable NegativeSampler sampler,
        SamplingPolicy policy,
        SeedSequence seeds,
        RowLayout layout,
        ItemPresence presence,
        Function<Fold, String> datasets,
        ExampleSink sink) {
    // Large enough that a history is marked once for many rows, small enough for the cache of a core.
    private static final int ROWS_PER_BATCH = 16_384;

    /** Runs partition {@code part} and commits its files: all of them, or none. */
    Map<Fold, DatasetReport> run(int part, int firstUser, int endUser) throws IOException {
        try (PartWriters writers = new PartWriters(part)) {
            SampleBatch batch = new SampleBatch(interactions, policy);
            NegativeSampler.Worker worker = sampler == null ? null : sampler.newWorker(seeds);
            for (int user = firstUser; user < endUser; ) {
                int end = endOfBatch(user, endUser);
                batch.loadUsers(user, end, selection);
                sample(worker, batch, user, end);
                for (Fold fold : selection.folds()) {
                    writers.write(fold, batch);
                }
                user = end;
            }
            return writers.commit();
        }
    }

    private int endOfBatch(int firstUser, int endUser) {
        int end = firstUser + 1;
        while (end < endUser && interactions.rowStart(end + 1) - interactions.rowStart(firstUser) <= ROWS_PER_BATCH) {
            end++;
        }
        return end;
    }

    private void sample(NegativeSampler.@Nullable Worker worker, SampleBatch batch, int firstUser, int endUser) {
        if (worker == null) {
            return;
        }
        try {
            worker.sample(batch);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            Fold first = selection.folds().iterator().next();
            throw failed(first, "the strategy failed while it drew", firstUser, endUser, e);
        }
    }

    private SamplingException failed(Fold fold, String what, int firstUser, int endUser, Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return new SamplingException(
                datasets.apply(fold) + ": " + what + " for users \""
                        + interactions.userIds().id(firstUser) + "\" to \""
                        + interactions.userIds().id(endUser - 1) + "\": " + fault
                        + (trace.length == 0 ? "" : ", at " + trace[0]) + "; repair it, or choose another",
                fault);
    }

    private record OpenPart(ExampleSink.Writer writer, Counts counts) {}

    /** The open files of a partition, one per fold that has rows. */
    private final class PartWriters implements AutoCloseable {
        private final int part;
        private final RowLayout.Shaper shaper = layout.newShaper();
        private final ExampleBatch examples = new ExampleBatch(layout.schema());
        private final Map<Fold, OpenPart> open = new EnumMap<>(Fold.class);
        private int[] rows = {};

        private PartWriters(int part) {
            this.part = part;
        }

        private void write(Fold fold, SampleBatch batch) throws IOException {
            int size = rowsOf(fold, batch);
            if (size == 0) {
                return;
            }
            OpenPart target = open.get(fold);
            if (target == null) {
                target = new OpenPart(sink.open(datasets.apply(fold), part, layout.schema()), new Counts(presence));
                open.put(fold, target);
            }
            for (int from = 0; from < size; ) {
                int to = shaper.endOfChunk(batch, rows, from, size);
                shape(fold, batch, from, to);
                target.writer().write(examples);
                target.counts().add(batch, rows, from, to, examples.rows());
                from = to;
            }
        }

        private void shape(Fold fold, SampleBatch batch, int from, int to) {
            try {
                shaper.shape(batch, rows, from, to, examples);
            } catch (DataException e) {
                // A table without a row that must be there: no fault of the joiner.
                throw e;
            } catch (RuntimeException | LinkageError | AssertionError e) {
                int firstUser = batch.row(rows[from]).user();
                int lastUser = batch.row(rows[to - 1]).user();
                throw failed(fold, "a joiner failed while rows were made", firstUser, lastUser + 1, e);
            }
        }

        private int rowsOf(Fold fold, SampleBatch batch) {
            if (rows.length < batch.rows()) {
                rows = new int[batch.rows()];
            }
            int size = 0;
            for (int row = 0; row < batch.rows(); row++) {
                if (interactions.isIn(fold, batch.row(row).position())) {
                    rows[size++] = row;
                }
            }
            return size;
        }

        private Map<Fold, DatasetReport> commit() throws IOException {
            Map<Fold, DatasetReport> reports = new EnumMap<>(Fold.class);
            for (Map.Entry<Fold, OpenPart> entry : open.entrySet()) {
                entry.getValue().writer().commit();
                String dataset = datasets.apply(entry.getKey());
                reports.put(entry.getKey(), entry.getValue().counts().report(dataset, sink.fileName(dataset, part)));
            }
            return reports;
        }

        @Override
        public void close() throws IOException {
            for (OpenPart target : open.values()) {
                target.writer().close();
            }
        }
    }
}
