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
 * {@code row_id, user, item, label, draw}: a row for the positive (draw 0), then one for each negative in the order drawn; and
 * a row of draw 0 for each negative that was observed.
 */
public final class PointwiseLayout implements RowLayout {
    private static final int ROW_ID = 0;
    private static final int USER = 1;
    private static final int ITEM = 2;
    private static final int LABEL = 3;
    private static final int DRAW = 4;

    private final Interactions interactions;
    private final Labels labels;
    private final ExtraColumns extras;
    private final int extraCount;
    private final JoinedFeatures rowFeatures;
    private final JoinedFeatures itemFeatures;
    private final Schema schema;

    /** The layout of these options with these features. */
    public PointwiseLayout(
            Interactions interactions, ExampleOptions options, List<String> sources, List<FeatureJoiner> joiners) {
        this.interactions = interactions;
        labels = Labels.of(interactions, options.labels());
        extras = interactions.hasRoles()
                ? ExtraColumns.withObserved(options.columns(), sources)
                : ExtraColumns.of(options.columns(), sources);
        extraCount = extras.ofRows().size();
        rowFeatures = new JoinedFeatures(joiners, FeatureJoiner.Scope.ROW);
        itemFeatures = new JoinedFeatures(joiners, FeatureJoiner.Scope.ITEM);
        List<Schema.Column> columns = new ArrayList<>();
        columns.add(Schema.Column.of("row_id", ValueType.INT64));
        columns.add(Schema.Column.ofIds(options.userColumn(), interactions.userIds()));
        columns.add(Schema.Column.ofIds(options.itemColumn(), interactions.itemIds()));
        columns.add(labels.column());
        columns.add(Schema.Column.of("draw", ValueType.INT16));
        columns.addAll(extras.ofRows());
        columns.addAll(rowFeatures.columns());
        columns.addAll(itemFeatures.columns());
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
        return positives + negatives;
    }

    @Override
    public Shaper newShaper() {
        return new PointwiseShaper();
    }

    private final class PointwiseShaper implements Shaper {
        private final JoinedFeatures.Joining rowJoining = rowFeatures.newJoining();
        private final JoinedFeatures.Joining itemJoining = itemFeatures.newJoining();
        // Output rows of each row.
        private int[] times = {};

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
            writeRows(batch, rows, from, to, into);
            joinRows(batch, rows, from, to, into);
            joinItems(batch, rows, from, to, into);
        }

        private void writeRows(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into) {
            long[] rowIds = into.column(ROW_ID).longs();
            int[] users = into.column(USER).ints();
            int[] items = into.column(ITEM).ints();
            ColumnVector label = into.column(LABEL);
            int[] draws = into.column(DRAW).ints();
            int at = 0;
            for (int i = from; i < to; i++) {
                int row = rows[i];
                Row current = batch.row(row);
                long rowId = Hashing.rowId(current.userKey(), current.rowKey());
                int count = batch.count(row);
                if (interactions.isPositive(current.position())) {
                    labels.positive(label, at, current.position());
                } else {
                    labels.negative(label, at);
                }
                items[at] = current.positive();
                for (int draw = 0; draw <= count; draw++) {
                    rowIds[at + draw] = rowId;
                    users[at + draw] = current.user();
                    draws[at + draw] = draw;
                }
                batch.copyNegatives(row, items, at + 1);
                for (int k = 0; k < count; k++) {
                    labels.negative(label, at + 1 + k);
                }
                at += 1 + count;
            }
            writeExtras(batch, rows, from, to, into);
        }

        private void writeExtras(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into) {
            if (extraCount == 0) {
                return;
            }
            List<ColumnVector> columns = into.columns(DRAW + 1, extraCount);
            int at = 0;
            for (int i = from; i < to; i++) {
                if (interactions.isPositive(batch.row(rows[i]).position())) {
                    extras.writePositiveRow(batch, rows[i], columns, at++);
                } else {
                    extras.writeObservedRow(batch, rows[i], columns, at++);
                }
                for (int k = 0; k < batch.count(rows[i]); k++) {
                    extras.writeNegativeRow(batch, rows[i], k, columns, at++);
                }
            }
        }

        private void joinRows(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into) {
            if (rowFeatures.columns().isEmpty()) {
                return;
            }
            rowJoining.join(JoinedFeatures.positives(batch, rows, from, to));
            List<ColumnVector> columns =
                    into.columns(firstFeature(), rowFeatures.columns().size());
            if (times.length < to - from) {
                times = new int[to - from];
            }
            for (int i = from; i < to; i++) {
                times[i - from] = outputRows(batch, rows[i]);
            }
            rowJoining.expand(times, to - from, columns);
        }

        private void joinItems(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into) {
            if (itemFeatures.columns().isEmpty()) {
                return;
            }
            ItemRows itemRows = new ItemRows(batch);
            for (int i = from; i < to; i++) {
                itemRows.addPositive(rows[i]);
                for (int k = 0; k < batch.count(rows[i]); k++) {
                    itemRows.addNegative(rows[i], k);
                }
            }
            itemJoining.join(itemRows);
            List<ColumnVector> columns = into.columns(
                    firstFeature() + rowFeatures.columns().size(),
                    itemFeatures.columns().size());
            for (int at = 0; at < itemRows.size(); at++) {
                itemJoining.copy(at, columns, at);
            }
        }

        private int firstFeature() {
            return DRAW + 1 + extraCount;
        }
    }
}
