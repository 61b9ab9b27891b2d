package dev.decoy.pipeline;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.internal.WorkPool;
import dev.decoy.internal.layout.RowLayout;
import dev.decoy.internal.shuffle.ShuffleOrder;
import dev.decoy.io.DataException;
import dev.decoy.io.ExampleSink;
import dev.decoy.sampling.RowSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Draws for some rows and writes them, partition by partition, to datasets in their order. Immutable. */
record DatasetRun(
        Interactions interactions,
        RowSelection selection,
        ActivityDeciles deciles,
        ItemPresence presence,
        RowOrdering ordering,
        long orderSeed,
        ExampleSink sink,
        int threads,
        Progress progress) {
    /** The same, moving positives with their negatives where it moves rows. */
    DatasetRun movingPositives() {
        RowOrdering.Unit unit = ordering.unit() == RowOrdering.Unit.ROW ? RowOrdering.Unit.POSITIVE : ordering.unit();
        RowOrdering whole = new RowOrdering(unit, ordering.spillFolder());
        return new DatasetRun(interactions, selection, deciles, presence, whole, orderSeed, sink, threads, progress);
    }

    /** The same for fewer rows. */
    DatasetRun over(RowSelection fewer) {
        return new DatasetRun(interactions, fewer, deciles, presence, ordering, orderSeed, sink, threads, progress);
    }

    /** One report per fold that has rows, in the order of {@link Fold}. */
    List<DatasetReport> write(Draws draws, RowLayout layout, Filing filing, Function<Fold, String> datasets)
            throws IOException {
        Path spill = ordering.spillFolder();
        if (spill == null) {
            return writePartitions(draws, layout, filing, datasets, sink);
        }
        ShuffleOrder order =
                new ShuffleOrder(orderSeed, 0, layout.drawColumn(), ordering.unit() == RowOrdering.Unit.POSITIVE);
        try (ShuffledRun shuffled = new ShuffledRun(filing, datasets, layout, order, spill, sink)) {
            List<DatasetReport> written = new ArrayList<>();
            for (DatasetReport report : writePartitions(draws, layout, filing, datasets, shuffled)) {
                written.add(shuffled.write(report, new WorkPool(threads)));
            }
            return written;
        }
    }

    private List<DatasetReport> writePartitions(
            Draws draws, RowLayout layout, Filing filing, Function<Fold, String> datasets, ExampleSink target)
            throws IOException {
        PartitionPlan plan = filing.plan();
        PartitionRun partition =
                new PartitionRun(interactions, selection, draws, deciles, layout, presence, datasets, target);
        String first = datasets.apply(selection.folds().iterator().next());
        AtomicInteger done = new AtomicInteger();
        List<Map<Fold, DatasetReport>> reports = new WorkPool(threads).run(plan.size(), part -> {
            Map<Fold, DatasetReport> report = partition.run(part, plan.firstUser(part), plan.endUser(part));
            progress.partitions(first, done.incrementAndGet(), plan.size());
            return report;
        });
        Map<Fold, DatasetReport> sums = new EnumMap<>(Fold.class);
        reports.forEach(byFold -> byFold.forEach((fold, report) -> sums.merge(fold, report, DatasetReport::plus)));
        sums.values().forEach(DatasetRun::requireRows);
        return List.copyOf(sums.values());
    }

    private static void requireRows(DatasetReport report) {
        if (report.positives() + report.observed() == 0 && report.shortfall().droppedRows() > 0) {
            throw new DataException(report.name() + ": none of its "
                    + report.shortfall().droppedRows()
                    + " positives gets all the negatives it is to, so that output.onShortfall:"
                    + " drop-row leaves nothing; ask for fewer, or keep them");
        }
    }
}
