package dev.decoy.pipeline;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.internal.Hashing;
import dev.decoy.internal.layout.RowLayout;
import dev.decoy.io.DataException;
import dev.decoy.io.ExampleSink;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SampleBatch;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is done with one range of users: load, draw, shape, write. Immutable; any thread may run any partition. */
record PartitionRun(
        Interactions interactions,
        RowSelection selection,
        Draws draws,
        ActivityDeciles deciles,
        RowLayout layout,
        ItemPresence presence,
        Function<Fold, String> datasets,
        ExampleSink sink) {
    // Large enough that a history is marked once for many rows, small enough for the cache of a core.
    private static final int ROWS_PER_BATCH = 16_384;

    /** Runs partition {@code part} and commits its files: all of them, or none. */
    Map<Fold, DatasetReport> run(int part, int firstUser, int endUser) throws IOException {
        try (PartWriters writers = new PartWriters(this, part)) {
            SampleBatch batch = new SampleBatch(interactions, draws.policy());
            NegativeSampler.Worker worker = draws.newWorker();
            NegativeSampler.Worker repeater = draws.newRepeater();
            for (int user = firstUser; user < endUser; ) {
                int end = endOfBatch(user, endUser);
                batch.loadUsers(user, end, selection);
                sample(worker, batch, user, end);
                for (Fold fold : selection.folds()) {
                    writers.count(fold, batch);
                }
                settle(repeater, batch, user, end);
                describe(worker, batch, user, end);
                for (Fold fold : selection.folds()) {
                    writers.write(fold, batch);
                }
                user = end;
            }
            return writers.commit();
        }
    }

    /** The dataset of a fold. */
    String dataset(Fold fold) {
        return datasets.apply(fold);
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

    private void describe(NegativeSampler.@Nullable Worker worker, SampleBatch batch, int firstUser, int endUser) {
        if (worker == null) {
            return;
        }
        Draws.Describing asked = draws.describing();
        try {
            if (asked.probabilities()) {
                batch.describe(worker, asked.exact());
            }
            if (asked.counts()) {
                batch.describeCounts(worker, asked.exact());
            }
        } catch (RuntimeException | LinkageError | AssertionError e) {
            Fold first = selection.folds().iterator().next();
            throw failed(first, "the strategy failed while it told probabilities", firstUser, endUser, e);
        }
    }

    /** Does what is to be done with the rows that the strategy left short, but for not writing them. */
    private void settle(NegativeSampler.@Nullable Worker repeater, SampleBatch batch, int firstUser, int endUser) {
        if (repeater != null) {
            batch.allowRepeats();
            sample(repeater, batch, firstUser, endUser);
        }
        if (draws.onShortfall() != OnShortfall.FAIL) {
            return;
        }
        for (int row = 0; row < batch.rows(); row++) {
            if (batch.missing(row) > 0) {
                throw tooFew(batch, row);
            }
        }
    }

    private DataException tooFew(SampleBatch batch, int row) {
        Row current = batch.row(row);
        Fold fold = Fold.ofCode(interactions.foldCode(current.position()));
        return new DataException(
                dataset(fold) + ": user \"" + interactions.userIds().id(current.user())
                        + "\" got " + batch.count(row) + " of " + batch.wanted(row) + " negatives for item \""
                        + interactions.itemIds().id(current.positive()) + "\", row_id "
                        + Hashing.rowId(current.userKey(), current.rowKey()) + ", the first positive that is short; "
                        + (draws.exhaustive() ? "the strategy has no other item for it" : "the strategy gave up")
                        + "; ask for fewer, or set output.onShortfall to keep");
    }

    /** What to throw when a component failed among some users. */
    SamplingException failed(Fold fold, String what, int firstUser, int endUser, Throwable fault) {
        return SamplingException.of(
                dataset(fold) + ": " + what + " for users \""
                        + interactions.userIds().id(firstUser) + "\" to \""
                        + interactions.userIds().id(endUser - 1) + "\"",
                fault);
    }
}
