package dev.decoy.internal.layout;

import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.internal.Hashing;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.Schema;
import dev.decoy.pipeline.ExampleOptions;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.List;

/**
 * {@code row_id, user, item, label}: the candidates of a row stand together, ordered by a hash of (row, item), so that a
 * scorer which breaks ties by place gains nothing.
 */
public final class CandidateLayout implements RowLayout {
    private final Interactions interactions;
    private final Schema schema;

    /** The layout with the names of these options. */
    public CandidateLayout(Interactions interactions, ExampleOptions options) {
        this.interactions = interactions;
        schema = new Schema(IdForm.of(interactions, options)
                .written(List.of(
                        Schema.Column.of("row_id", ValueType.INT64),
                        Schema.Column.ofIds(options.userColumn(), interactions.userIds()),
                        Schema.Column.ofIds(options.itemColumn(), interactions.itemIds()),
                        Schema.Column.of("label", ValueType.INT8))));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long mostRows(int positives, long negatives) {
        return positives + negatives;
    }

    @Override
    public Shaper newShaper() {
        return new CandidateShaper();
    }

    private final class CandidateShaper implements Shaper {
        private int[] items = {};
        private long[] keys = {};
        private int[] order = {};

        @Override
        public int outputRows(SampleBatch batch, int row) {
            return 1 + batch.count(row);
        }

        @Override
        public void shape(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into) {
            int total = 0;
            for (int i = from; i < to; i++) {
                total += outputRows(batch, rows[i]);
            }
            into.reset(total);
            int at = 0;
            for (int i = from; i < to; i++) {
                at += write(batch, rows[i], into, at);
            }
        }

        private int write(SampleBatch batch, int row, ExampleBatch into, int at) {
            int size = outputRows(batch, row);
            Row current = batch.row(row);
            long rowId = Hashing.rowId(current.userKey(), current.rowKey());
            collect(batch, row, size, rowId);
            for (int i = 0; i < size; i++) {
                into.column(0).longs()[at + i] = rowId;
                into.column(1).ints()[at + i] = current.user();
                into.column(2).ints()[at + i] = items[order[i]];
                into.column(3).ints()[at + i] = order[i] == 0 ? 1 : 0;
            }
            return size;
        }

        /** The positive is candidate 0, then the negatives; {@code order} sorts them by their keys. */
        private void collect(SampleBatch batch, int row, int size, long rowId) {
            if (items.length < size) {
                items = Arrays.copyOf(items, size);
                keys = Arrays.copyOf(keys, size);
                order = Arrays.copyOf(order, size);
            }
            for (int i = 0; i < size; i++) {
                items[i] = i == 0 ? batch.row(row).positive() : batch.negative(row, i - 1);
                keys[i] = Hashing.mix64(
                        rowId ^ Hashing.mix64(interactions.itemIds().hash(items[i])));
                order[i] = i;
            }
            IntArrays.quickSort(order, 0, size, (left, right) -> {
                int byKey = Long.compareUnsigned(keys[left], keys[right]);
                return byKey != 0 ? byKey : Integer.compare(left, right);
            });
        }
    }
}
