package dev.decoy.io.parquet;

import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

/** 64-bit numbers by their differences. */
final class DeltaEncoding implements ValueEncoding {
    private final long[] values;
    private final Deltas deltas;

    DeltaEncoding(long[] values, Deltas deltas) {
        this.values = values;
        this.deltas = deltas;
    }

    @Override
    public Encoding encoding() {
        return Encoding.DELTA_BINARY_PACKED;
    }

    @Override
    public void put(int from, int to, PageBytes into) {
        deltas.put(values, from, to, into);
    }

    @Override
    public void addTo(Statistics<?> statistics, int from, int to) {
        PlainEncoding.addRange(values, from, to, statistics);
    }
}
