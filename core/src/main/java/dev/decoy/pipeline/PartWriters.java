package dev.decoy.pipeline;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.internal.layout.RowLayout;
import dev.decoy.io.DataException;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.sampling.SampleBatch;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The files of one partition, one per fold that has rows, and the counts of what goes in. Thread-confined. */
final class PartWriters implements AutoCloseable {
    private final PartitionRun run;
    private final Interactions interactions;
    private final int part;
    private final RowLayout.Shaper shaper;
    private final ExampleBatch examples;
    private final Map<Fold, ExampleSink.Writer> open = new EnumMap<>(Fold.class);
    private final Map<Fold, Counts> counts = new EnumMap<>(Fold.class);
    private int[] rows = {};

    PartWriters(PartitionRun run, int part) {
        this.run = run;
        this.part = part;
        interactions = run.interactions();
        shaper = run.layout().newShaper();
        examples = new ExampleBatch(run.layout().schema());
        for (Fold fold : run.selection().folds()) {
            counts.put(fold, new Counts(interactions, run.draws(), run.deciles(), run.presence()));
        }
    }

    /** Counts the rows of a fold as the strategy left them. */
    void count(Fold fold, SampleBatch batch) {
        Counts own = counts(fold);
        for (int row = 0; row < batch.rows(); row++) {
            if (interactions.isIn(fold, batch.row(row).position())) { // observed negatives get none
                own.drawn(batch, row);
            }
        }
    }

    void write(Fold fold, SampleBatch batch) throws IOException {
        int size = rowsOf(fold, batch);
        if (size == 0) {
            return;
        }
        ExampleSink.Writer writer = open.get(fold);
        if (writer == null) {
            writer = run.sink().open(run.dataset(fold), part, run.layout().schema());
            open.put(fold, writer);
        }
        for (int from = 0; from < size; ) {
            int to = shaper.endOfChunk(batch, rows, from, size);
            shape(fold, batch, from, to);
            writer.write(examples);
            counts(fold).written(batch, rows, from, to, examples.rows());
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
            throw run.failed(fold, "a joiner failed while rows were made", firstUser, lastUser + 1, e);
        }
    }

    /** Collects the rows of a fold that are to be written; how many they are. */
    private int rowsOf(Fold fold, SampleBatch batch) {
        if (rows.length < batch.rows()) {
            rows = new int[batch.rows()];
        }
        boolean dropsShort = run.draws().onShortfall() == OnShortfall.DROP_ROW;
        int size = 0;
        for (int row = 0; row < batch.rows(); row++) {
            if (interactions.foldCode(batch.row(row).position()) != fold.code()) {
                continue;
            }
            if (dropsShort && batch.missing(row) > 0) {
                counts(fold).dropped();
            } else {
                rows[size++] = row;
            }
        }
        return size;
    }

    private Counts counts(Fold fold) {
        Counts own = counts.get(fold);
        if (own == null) {
            throw new IllegalStateException("no rows were expected for " + fold);
        }
        return own;
    }

    /** Commits all files; the reports of the folds. */
    Map<Fold, DatasetReport> commit() throws IOException {
        Map<Fold, DatasetReport> reports = new EnumMap<>(Fold.class);
        for (Fold fold : counts.keySet()) {
            if (counts(fold).isEmpty()) {
                continue;
            }
            ExampleSink.Writer writer = open.get(fold);
            String dataset = run.dataset(fold);
            if (writer != null) {
                writer.commit();
            }
            List<String> files = writer == null ? List.of() : List.of(run.sink().fileName(dataset, part));
            reports.put(fold, counts(fold).report(dataset, files));
        }
        return reports;
    }

    @Override
    public void close() throws IOException {
        for (ExampleSink.Writer writer : open.values()) {
            writer.close();
        }
    }
}
