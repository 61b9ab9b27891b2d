package dev.decoy.pipeline;

import dev.decoy.sampling.ItemUniverse;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import java.util.ArrayList;
import java.util.List;

/** What one partition makes of the positives of one dataset. */
final class Counts {
    private final Draws draws;
    private final ActivityDeciles deciles;
    private final long[] drawnFor = new long[ActivityDeciles.COUNT];
    private final long[] shortRows = new long[ActivityDeciles.COUNT];
    private final long[] missing = new long[ActivityDeciles.COUNT];
    private final ItemPresence presence;
    private long rows;
    private long positives;
    private long negatives;
    private long finishedByEnumeration;
    private long droppedRows;
    private long stillMissing;
    private long unseenInTrain;
    private int[] items = {};
    private long notThere;

    Counts(Draws draws, ActivityDeciles deciles, ItemPresence presence) {
        this.draws = draws;
        this.deciles = deciles;
        this.presence = presence;
    }

    /** Counts a row that the strategy has drawn for. */
    void drawn(SampleBatch batch, int row) {
        int decile = deciles.of(batch.row(row).user());
        int lacking = batch.missing(row);
        drawnFor[decile]++;
        shortRows[decile] += lacking > 0 ? 1 : 0;
        missing[decile] += lacking;
    }

    /** Whether there were no rows. */
    boolean isEmpty() {
        return positives + droppedRows == 0;
    }

    /** Counts a row that is not written. */
    void dropped() {
        droppedRows++;
    }

    /** Counts positives that are written. */
    void written(SampleBatch batch, int[] batchRows, int from, int to, int outputRows) {
        for (int i = from; i < to; i++) {
            negatives += batch.count(batchRows[i]);
            finishedByEnumeration += batch.finishedByEnumeration(batchRows[i]);
            stillMissing += batch.missing(batchRows[i]);
            addPresence(batch, batchRows[i]);
        }
        positives += to - from;
        rows += outputRows;
    }

    private void addPresence(SampleBatch batch, int batchRow) {
        int count = batch.count(batchRow);
        if (items.length < count) {
            items = new int[count];
        }
        batch.copyNegatives(batchRow, items, 0);
        Row row = batch.row(batchRow);
        ItemUniverse alive = presence.alive();
        unseenInTrain += presence.train().countOutside(row, items, count);
        notThere += alive == null ? 0 : alive.countOutside(row, items, count);
    }

    /** The report of the dataset, with the file it was written to, or without. */
    DatasetReport report(String dataset, List<String> files) {
        return new DatasetReport(
                dataset,
                files.stream().map(file -> new DatasetReport.Part(file, rows)).toList(),
                positives,
                negatives,
                finishedByEnumeration,
                shortfall(),
                unseenInTrain,
                presence.alive() == null ? null : Long.valueOf(notThere));
    }

    private Shortfall shortfall() {
        long allShort = 0;
        long allMissing = 0;
        List<Shortfall.Decile> byDecile = new ArrayList<>();
        for (int decile = 0; decile < ActivityDeciles.COUNT; decile++) {
            byDecile.add(new Shortfall.Decile(drawnFor[decile], shortRows[decile], missing[decile]));
            allShort += shortRows[decile];
            allMissing += missing[decile];
        }
        boolean repeats = draws.onShortfall() == OnShortfall.FILL_WITH_REPLACEMENT;
        return new Shortfall(
                draws.onShortfall(),
                draws.exhaustive(),
                allShort,
                allMissing,
                droppedRows,
                repeats ? allMissing - stillMissing : 0,
                byDecile);
    }
}
