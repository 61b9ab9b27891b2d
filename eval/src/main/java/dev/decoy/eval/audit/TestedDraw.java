package dev.decoy.eval.audit;

import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;

/** One draw of each row that a law is held against. Thread-confined. */
interface TestedDraw {
    /** Its place among those of a row, from 1; 0 where the row has none whose law is known. */
    int place(SampleBatch batch, int row);

    /** The probability that the draw of the row of the last {@link #place} gives an item; NaN where there is no closed form. */
    double probability(SampleBatch batch, int row, int item);

    /** The first of each row, of which nothing is taken. */
    static TestedDraw first(NegativeSampler.Worker worker) {
        return new TestedDraw() {
            @Override
            public int place(SampleBatch batch, int row) {
                return 1;
            }

            @Override
            public double probability(SampleBatch batch, int row, int item) {
                return worker.probability(batch, row, item);
            }
        };
    }
}
