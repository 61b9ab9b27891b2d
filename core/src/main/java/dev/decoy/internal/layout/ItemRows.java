package dev.decoy.internal.layout;

import dev.decoy.feature.FeatureJoiner;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import java.util.Arrays;

/** Rows of a batch repeated for each item beside them: what joiners of items look up. */
final class ItemRows implements FeatureJoiner.Rows {
    private final SampleBatch batch;
    private int[] rows = {};
    private int[] items = {};
    private int size;

    ItemRows(SampleBatch batch) {
        this.batch = batch;
    }

    void add(int row, int item) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, Math.max(64, 2 * size));
            items = Arrays.copyOf(items, rows.length);
        }
        rows[size] = row;
        items[size++] = item;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Row row(int index) {
        return batch.row(rows[index]);
    }

    @Override
    public int item(int index) {
        return items[index];
    }
}
