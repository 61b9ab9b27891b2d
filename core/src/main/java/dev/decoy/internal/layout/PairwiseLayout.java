package dev.decoy.internal.layout;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.internal.Hashing;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.Schema;
import dev.decoy.pipeline.ExampleOptions;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code row_id, user, item, negative_item, draw}: a row per negative, beside its positive (Rendle et al., BPR, UAI 2009). A
 * feature {@code x} of items has {@code negative_x} beside it. A positive without negatives has no row.
 */
public final class PairwiseLayout implements NegativesLayout {
    private static final int ROW_ID = 0;
    private static final int USER = 1;
    private static final int ITEM = 2;
    private static final int NEGATIVE = 3;
    private static final int DRAW = 4;

    private final ExtraColumns extras;
    private final int extraCount;
    private final JoinedFeatures rowFeatures;
    private final JoinedFeatures itemFeatures;
    private final Schema schema;

    /** The layout of these options with these features. */
    public PairwiseLayout(
            Interactions interactions, ExampleOptions options, List<String> sources, List<FeatureJoiner> joiners) {
        extras = ExtraColumns.of(options.columns(), sources);
        extraCount = extras.ofNegatives("").size();
        rowFeatures = new JoinedFeatures(joiners, FeatureJoiner.Scope.ROW);
        itemFeatures = new JoinedFeatures(joiners, FeatureJoiner.Scope.ITEM);
        List<Schema.Column> columns = new ArrayList<>();
        columns.add(Schema.Column.of("row_id", ValueType.INT64));
        columns.add(Schema.Column.ofIds(options.userColumn(), interactions.userIds()));
        columns.add(Schema.Column.ofIds(options.itemColumn(), interactions.itemIds()));
        columns.add(Schema.Column.ofIds("negative_" + options.itemColumn(), interactions.itemIds()));
        columns.add(Schema.Column.of("draw", ValueType.INT16));
        columns.addAll(extras.ofPositives());
        columns.addAll(rowFeatures.columns());
        columns.addAll(itemFeatures.columns());
        columns.addAll(extras.ofNegatives("negative_"));
        itemFeatures.columns().forEach(column -> columns.add(column.named("negative_" + column.name())));
        schema = Renaming.apply(IdForm.of(interactions, options).written(columns), options.names());
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int drawColumn() {
        return DRAW;
    }

    @Override
    public long mostRows(int positives, long negatives) {
        return negatives;
    }

    @Override
    public int[] sideColumns() {
        return SideTableLayout.columns(
                schema, extraCount + itemFeatures.columns().size(), ROW_ID, NEGATIVE, DRAW);
    }

    @Override
    public Shaper newShaper() {
        return new PairwiseShaper();
    }

    private final class PairwiseShaper implements Shaper {
        private final JoinedFeatures.Joining rowJoining = rowFeatures.newJoining();
        private final JoinedFeatures.Joining itemJoining = itemFeatures.newJoining();

        @Override
        public int outputRows(SampleBatch batch, int row) {
            return batch.count(row);
        }

        @Override
        public void shape(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into) {
            int total = 0;
            for (int i = from; i < to; i++) {
                total += batch.count(rows[i]);
            }
            into.reset(total);
            writeRows(batch, rows, from, to, into);
            FeatureJoiner.Rows positives = JoinedFeatures.positives(batch, rows, from, to);
            int first = DRAW + 1;
            first += writeExtrasOfPositives(batch, rows, from, to, into, first);
            joinRepeated(rowJoining, rowFeatures, positives, batch, rows, from, to, into, first);
            first += rowFeatures.columns().size();
            joinRepeated(itemJoining, itemFeatures, positives, batch, rows, from, to, into, first);
            first += itemFeatures.columns().size();
            writeExtrasOfNegatives(batch, rows, from, to, into, first);
            joinNegatives(batch, rows, from, to, into, first + extraCount);
        }

        private void writeRows(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into) {
            int at = 0;
            for (int i = from; i < to; i++) {
                Row current = batch.row(rows[i]);
                long rowId = Hashing.rowId(current.userKey(), current.rowKey());
                for (int k = 0; k < batch.count(rows[i]); k++) {
                    into.column(ROW_ID).longs()[at] = rowId;
                    into.column(USER).ints()[at] = current.user();
                    into.column(ITEM).ints()[at] = current.positive();
                    into.column(NEGATIVE).ints()[at] = batch.negative(rows[i], k);
                    into.column(DRAW).ints()[at++] = k + 1;
                }
            }
        }

        /** The number of columns that were written. */
        private int writeExtrasOfPositives(
                SampleBatch batch, int[] rows, int from, int to, ExampleBatch into, int first) {
            int count = extras.ofPositives().size();
            List<ColumnVector> columns = into.columns(first, count);
            int at = 0;
            for (int i = from; i < to && count > 0; i++) {
                for (int k = 0; k < batch.count(rows[i]); k++) {
                    extras.writePositive(batch, rows[i], columns, at++);
                }
            }
            return count;
        }

        private void writeExtrasOfNegatives(
                SampleBatch batch, int[] rows, int from, int to, ExampleBatch into, int first) {
            List<ColumnVector> columns = into.columns(first, extraCount);
            int at = 0;
            for (int i = from; i < to && extraCount > 0; i++) {
                for (int k = 0; k < batch.count(rows[i]); k++) {
                    extras.writeNegative(batch, rows[i], k, columns, at++);
                }
            }
        }

        /** The values of a positive stand in each of its rows. */
        private void joinRepeated(
                JoinedFeatures.Joining joining,
                JoinedFeatures features,
                FeatureJoiner.Rows positives,
                SampleBatch batch,
                int[] rows,
                int from,
                int to,
                ExampleBatch into,
                int first) {
            if (features.columns().isEmpty()) {
                return;
            }
            joining.join(positives);
            List<ColumnVector> columns = into.columns(first, features.columns().size());
            int at = 0;
            for (int i = from; i < to; i++) {
                for (int copies = batch.count(rows[i]); copies > 0; copies--) {
                    joining.copy(i - from, columns, at++);
                }
            }
        }

        private void joinNegatives(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into, int first) {
            if (itemFeatures.columns().isEmpty()) {
                return;
            }
            ItemRows negatives = new ItemRows(batch);
            for (int i = from; i < to; i++) {
                for (int k = 0; k < batch.count(rows[i]); k++) {
                    negatives.addNegative(rows[i], k);
                }
            }
            itemJoining.join(negatives);
            List<ColumnVector> columns =
                    into.columns(first, itemFeatures.columns().size());
            for (int at = 0; at < negatives.size(); at++) {
                itemJoining.copy(at, columns, at);
            }
        }
    }
}
