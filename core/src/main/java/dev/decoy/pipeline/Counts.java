package dev.decoy.pipeline;

import dev.decoy.sampling.SampleBatch;
import java.util.List;

/** What one partition wrote to one dataset. */
final class Counts {
    private long rows;
    private long positives;
    private long negatives;
    private long finishedByEnumeration;
    private long shortRows;
    private long missingNegatives;

    void add(SampleBatch batch, int[] batchRows, int from, int to, int outputRows) {
        for (int i = from; i < to; i++) {
            int missing = batch.missing(batchRows[i]);
            negatives += batch.count(batchRows[i]);
            finishedByEnumeration += batch.finishedByEnumeration(batchRows[i]);
            shortRows += missing > 0 ? 1 : 0;
            missingNegatives += missing;
        }
        positives += to - from;
        rows += outputRows;
    }

    DatasetReport report(String dataset, String file) {
        return new DatasetReport(
                dataset,
                List.of(new DatasetReport.Part(file, rows)),
                positives,
                negatives,
                finishedByEnumeration,
                shortRows,
                missingNegatives);
    }
}
