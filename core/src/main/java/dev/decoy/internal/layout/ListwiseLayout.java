package dev.decoy.internal.layout;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.data.Vocabulary;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.internal.Hashing;
import dev.decoy.internal.PaddedVocabulary;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.Schema;
import dev.decoy.pipeline.ExampleOptions;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.ConfigException.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code row_id, user, item, label, negatives, negative_count}: a row per positive, its negatives in a list of fixed
 * length, short ones padded at the end. A feature {@code x} of items has a list {@code negatives_x} beside it.
 */
public final class ListwiseLayout implements NegativesLayout {
    private static final int ROW_ID = 0;
    private static final int USER = 1;
    private static final int ITEM = 2;
    private static final int LABEL = 3;
    private static final int NEGATIVES = 4;
    private static final int NEGATIVE_COUNT = 5;

    private final int length;
    private final Labels labels;
    private final @Nullable PaddedVocabulary paddedItems;
    private final ExtraColumns extras;
    private final int extraCount;
    private final JoinedFeatures rowFeatures;
    private final JoinedFeatures itemFeatures;
    private final Schema schema;

    /** The layout of these options with these features; lists hold {@code length} negatives, 0 for none. */
    public ListwiseLayout(
            Interactions interactions,
            ExampleOptions options,
            int length,
            List<String> sources,
            List<FeatureJoiner> joiners) {
        extras = ExtraColumns.of(options.columns(), sources);
        extraCount = extras.ofNegatives("").size();
        this.length = length;
        labels = Labels.of(interactions, options.labels());
        rowFeatures = new JoinedFeatures(joiners, FeatureJoiner.Scope.ROW);
        itemFeatures = new JoinedFeatures(joiners, FeatureJoiner.Scope.ITEM);
        paddedItems = length == 0 ? null : padded(interactions.itemIds(), options);
        List<Schema.Column> columns = new ArrayList<>();
        columns.add(Schema.Column.of("row_id", ValueType.INT64));
        columns.add(Schema.Column.ofIds(options.userColumn(), interactions.userIds()));
        columns.add(Schema.Column.ofIds(options.itemColumn(), interactions.itemIds()));
        columns.add(labels.column());
        if (paddedItems != null) {
            columns.add(Schema.Column.ofIds("negatives", paddedItems).listOf(length));
            columns.add(Schema.Column.of("negative_count", ValueType.INT16));
        }
        columns.addAll(extras.ofPositives());
        columns.addAll(rowFeatures.columns());
        columns.addAll(itemFeatures.columns());
        if (length > 0) {
            extras.ofNegatives("negatives_").forEach(column -> columns.add(column.listOf(length)));
            itemFeatures
                    .columns()
                    .forEach(column -> columns.add(column.named("negatives_" + column.name())
                            .listOf(length)
                            .orNull()));
        }
        schema = Renaming.apply(IdForm.of(interactions, options).written(columns), options.names());
    }

    static PaddedVocabulary padded(Vocabulary items, ExampleOptions options) {
        try {
            PaddedVocabulary padded = PaddedVocabulary.of(items, options.padId());
            if (options.codes() == null) {
                padded.requireFree();
            }
            return padded;
        } catch (IllegalArgumentException e) {
            ConfigException refused = new ConfigException(List.of(
                    Problem.of(String.valueOf(e.getMessage()), List.of("padId")).under("output")));
            refused.initCause(e);
            throw refused;
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long mostRows(int positives, long negatives) {
        return positives;
    }

    @Override
    public int[] sideColumns() {
        return SideTableLayout.columns(
                schema, extraCount + itemFeatures.columns().size(), ROW_ID, NEGATIVES, NEGATIVE_COUNT);
    }

    @Override
    public Shaper newShaper() {
        return new ListwiseShaper();
    }

    private final class ListwiseShaper implements Shaper {
        private final JoinedFeatures.Joining rowJoining = rowFeatures.newJoining();
        private final JoinedFeatures.Joining itemJoining = itemFeatures.newJoining();

        @Override
        public int outputRows(SampleBatch batch, int row) {
            return 1;
        }

        @Override
        public void shape(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into) {
            into.reset(to - from);
            for (int i = from; i < to; i++) {
                int at = i - from;
                Row current = batch.row(rows[i]);
                into.column(ROW_ID).longs()[at] = Hashing.rowId(current.userKey(), current.rowKey());
                into.column(USER).ints()[at] = current.user();
                into.column(ITEM).ints()[at] = current.positive();
                labels.positive(into.column(LABEL), at, current.position());
                if (paddedItems != null) {
                    writeNegatives(batch, rows[i], at, into, paddedItems.padCode());
                }
            }
            int features = length == 0 ? LABEL + 1 : NEGATIVE_COUNT + 1;
            writeExtrasOfPositives(batch, rows, from, to, into, features);
            features += extras.ofPositives().size();
            joinPositives(batch, rows, from, to, into, features);
            joinNegatives(batch, rows, from, to, into, features);
        }

        private void writeNegatives(SampleBatch batch, int row, int at, ExampleBatch into, int pad) {
            int[] negatives = into.column(NEGATIVES).ints();
            int count = batch.count(row);
            for (int k = 0; k < length; k++) {
                negatives[at * length + k] = k < count ? batch.negative(row, k) : pad;
            }
            into.column(NEGATIVE_COUNT).ints()[at] = count;
        }

        private void writeExtrasOfPositives(
                SampleBatch batch, int[] rows, int from, int to, ExampleBatch into, int first) {
            List<ColumnVector> columns =
                    into.columns(first, extras.ofPositives().size());
            for (int i = from; i < to && !columns.isEmpty(); i++) {
                extras.writePositive(batch, rows[i], columns, i - from);
            }
        }

        private void writeExtrasOfNegatives(
                SampleBatch batch, int[] rows, int from, int to, ExampleBatch into, int first) {
            List<ColumnVector> columns = into.columns(first, extraCount);
            for (int i = from; i < to && extraCount > 0; i++) {
                for (int k = 0; k < length; k++) {
                    extras.writeNegative(batch, rows[i], k, columns, (i - from) * length + k);
                }
            }
        }

        private void joinPositives(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into, int first) {
            FeatureJoiner.Rows positives = JoinedFeatures.positives(batch, rows, from, to);
            copyJoined(rowJoining, rowFeatures, positives, into, first);
            copyJoined(
                    itemJoining,
                    itemFeatures,
                    positives,
                    into,
                    first + rowFeatures.columns().size());
        }

        private void copyJoined(
                JoinedFeatures.Joining joining,
                JoinedFeatures features,
                FeatureJoiner.Rows rows,
                ExampleBatch into,
                int first) {
            if (features.columns().isEmpty()) {
                return;
            }
            joining.join(rows);
            List<ColumnVector> columns = into.columns(first, features.columns().size());
            for (int at = 0; at < rows.size(); at++) {
                joining.copy(at, columns, at);
            }
        }

        /** A list of {@code length} values per row is that many joined rows, one after the other. */
        private void joinNegatives(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into, int first) {
            if (length == 0) {
                return;
            }
            int lists = first
                    + rowFeatures.columns().size()
                    + itemFeatures.columns().size();
            writeExtrasOfNegatives(batch, rows, from, to, into, lists);
            if (itemFeatures.columns().isEmpty()) {
                return;
            }
            ItemRows negatives = new ItemRows(batch);
            for (int i = from; i < to; i++) {
                for (int k = 0; k < length; k++) {
                    negatives.addNegative(rows[i], k);
                }
            }
            copyJoined(itemJoining, itemFeatures, negatives, into, lists + extraCount);
        }
    }
}
