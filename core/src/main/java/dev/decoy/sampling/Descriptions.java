package dev.decoy.sampling;

/**
 * The logarithms of the probabilities of what a batch holds: one per negative, by slot, and one per positive; and the expected
 * counts of negatives. Thread-confined.
 */
final class Descriptions {
    private double[] logQs = {};
    private double[] logPs = {};
    private double[] positiveLogPs = {};
    private double[] expectedCounts = {};
    private boolean described;
    private boolean counted;

    /** Forgets them; until the next {@link #describe} and {@link #describeCounts} all are NaN. */
    void forget() {
        described = false;
        counted = false;
    }

    void describe(SampleBatch batch, Slots slots, NegativeSampler.Worker worker) {
        int rows = batch.rows();
        if (logQs.length < slots.start(rows)) {
            logQs = new double[slots.start(rows)];
            logPs = new double[slots.start(rows)];
        }
        if (positiveLogPs.length < rows) {
            positiveLogPs = new double[rows];
        }
        for (int row = 0; row < rows; row++) {
            positiveLogPs[row] =
                    log(worker.priorProbability(batch, row, batch.row(row).positive()));
            for (int k = 0; k < batch.count(row); k++) {
                int slot = slots.start(row) + k;
                logQs[slot] = log(worker.probability(batch, row, batch.negative(row, k)));
                logPs[slot] = log(worker.priorProbability(batch, row, batch.negative(row, k)));
            }
        }
        described = true;
    }

    void describeCounts(SampleBatch batch, Slots slots, NegativeSampler.Worker worker) {
        if (expectedCounts.length < slots.start(batch.rows())) {
            expectedCounts = new double[slots.start(batch.rows())];
        }
        for (int row = 0; row < batch.rows(); row++) {
            for (int k = 0; k < batch.count(row); k++) {
                expectedCounts[slots.start(row) + k] =
                        worker.expectedCount(batch, row, batch.negative(row, k), batch.wanted(row));
            }
        }
        counted = true;
    }

    double expectedCount(int slot) {
        return counted ? expectedCounts[slot] : Double.NaN;
    }

    /** What has no probability, and what has none above 0, has no logarithm. */
    private static double log(double probability) {
        return probability > 0 ? StrictMath.log(probability) : Double.NaN;
    }

    double logQ(int slot) {
        return described ? logQs[slot] : Double.NaN;
    }

    double logP(int slot) {
        return described ? logPs[slot] : Double.NaN;
    }

    double positiveLogP(int row) {
        return described ? positiveLogPs[row] : Double.NaN;
    }
}
