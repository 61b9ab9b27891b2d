package dev.decoy.io.parquet;

import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

/** Booleans as single bits. */
final class BooleanEncoding implements ValueEncoding {
    private final int[] values;

    BooleanEncoding(int[] values) {
        this.values = values;
    }

    @Override
    public Encoding encoding() {
        return Encoding.PLAIN;
    }

    @Override
    public void put(int from, int to, PageBytes into) {
        into.pack(values, from, to, 1);
    }

    @Override
    public void addTo(Statistics<?> statistics, int from, int to) {
        for (int i = from; i < to; i++) {
            statistics.updateStats(values[i] != 0);
        }
    }
}
