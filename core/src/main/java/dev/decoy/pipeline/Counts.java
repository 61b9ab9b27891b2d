package dev.decoy.pipeline;

import dev.decoy.data.Interactions;
import dev.decoy.sampling.ItemUniverse;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one partition makes of the positives of one dataset. */
final class Counts {
    private final Interactions interactions;
    private final Draws draws;
    private final ActivityDeciles deciles;
    private final long[] drawnFor = new long[ActivityDeciles.COUNT];
    private final long[] shortRows = new long[ActivityDeciles.COUNT];
    private final long[] missing = new long[ActivityDeciles.COUNT];
    private final ItemPresence presence;
    // Negatives by the part that gave them; empty where there is one part.
    private final List<String> sources;
    private final long[] ofSource;
    private long rows;
    private long positives;
    private long observed;
    private long negatives;
    private long finishedByEnumeration;
    private long droppedRows;
    private long stillMissing;
    private long unseenInTrain;
    private int[] items = {};
    private long notThere;

    Counts(Interactions interactions, Draws draws, ActivityDeciles deciles, ItemPresence presence) {
        this.interactions = interactions;
        this.draws = draws;
        this.deciles = deciles;
        this.presence = presence;
        sources = draws.sampler() == null ? List.of() : draws.sampler().sources();
        ofSource = new long[sources.size()];
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
        return positives + observed + droppedRows == 0;
    }

    /** Counts a row that is not written. */
    void dropped() {
        droppedRows++;
    }

    /** Counts positives and observed negatives that are written. */
    void written(SampleBatch batch, int[] batchRows, int from, int to, int outputRows) {
        for (int i = from; i < to; i++) {
            boolean isPositive = interactions.isPositive(batch.row(batchRows[i]).position());
            positives += isPositive ? 1 : 0;
            observed += isPositive ? 0 : 1;
            negatives += batch.count(batchRows[i]);
            finishedByEnumeration += batch.finishedByEnumeration(batchRows[i]);
            stillMissing += batch.missing(batchRows[i]);
            addPresence(batch, batchRows[i]);
            for (int k = 0; ofSource.length > 0 && k < batch.count(batchRows[i]); k++) {
                ofSource[batch.source(batchRows[i], k)]++;
            }
        }
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
                observed,
                negatives,
                bySource(),
                finishedByEnumeration,
                shortfall(),
                unseenInTrain,
                presence.alive() == null ? null : Long.valueOf(notThere));
    }

    private Map<String, Long> bySource() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int source = 0; source < ofSource.length; source++) {
            counts.merge(sources.get(source), ofSource[source], Long::sum);
        }
        return counts;
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
