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
    private int[] shown = {};
    private int size;

    ItemRows(SampleBatch batch) {
        this.batch = batch;
    }

    /** Adds the positive of a row. */
    void addPositive(int row) {
        add(row, batch.row(row).positive(), -1);
    }

    /** Adds negative {@code k} of a row; padding where there is none. */
    void addNegative(int row, int k) {
        boolean drawn = k < batch.count(row);
        add(row, drawn ? batch.negative(row, k) : -1, drawn ? batch.shown(row, k) : -1);
    }

    private void add(int row, int item, int shownPosition) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, Math.max(64, 2 * size));
            items = Arrays.copyOf(items, rows.length);
            shown = Arrays.copyOf(shown, rows.length);
        }
        rows[size] = row;
        items[size] = item;
        shown[size++] = shownPosition;
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

    @Override
    public int shown(int index) {
        return shown[index];
    }
}
