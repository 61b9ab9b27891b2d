package dev.decoy.pipeline;

import dev.decoy.sampling.ItemUniverse;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import java.util.List;

/** What one partition wrote to one dataset. */
final class Counts {
    private final ItemPresence presence;
    private long rows;
    private long positives;
    private long negatives;
    private long finishedByEnumeration;
    private long shortRows;
    private long missingNegatives;
    private long unseenInTrain;
    private long notThere;

    Counts(ItemPresence presence) {
        this.presence = presence;
    }

    void add(SampleBatch batch, int[] batchRows, int from, int to, int outputRows) {
        for (int i = from; i < to; i++) {
            int missing = batch.missing(batchRows[i]);
            negatives += batch.count(batchRows[i]);
            finishedByEnumeration += batch.finishedByEnumeration(batchRows[i]);
            shortRows += missing > 0 ? 1 : 0;
            missingNegatives += missing;
            addPresence(batch, batchRows[i]);
        }
        positives += to - from;
        rows += outputRows;
    }

    private void addPresence(SampleBatch batch, int batchRow) {
        Row row = batch.row(batchRow);
        ItemUniverse alive = presence.alive();
        for (int k = 0; k < batch.count(batchRow); k++) {
            int item = batch.negative(batchRow, k);
            unseenInTrain += presence.train().contains(row, item) ? 0 : 1;
            notThere += alive == null || alive.contains(row, item) ? 0 : 1;
        }
    }

    DatasetReport report(String dataset, String file) {
        return new DatasetReport(
                dataset,
                List.of(new DatasetReport.Part(file, rows)),
                positives,
                negatives,
                finishedByEnumeration,
                shortRows,
                missingNegatives,
                unseenInTrain,
                presence.alive() == null ? null : Long.valueOf(notThere));
    }
}
