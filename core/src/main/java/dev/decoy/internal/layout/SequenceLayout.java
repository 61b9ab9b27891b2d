package dev.decoy.internal.layout;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.internal.Hashing;
import dev.decoy.internal.PaddedVocabulary;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.Schema;
import dev.decoy.pipeline.ExampleOptions;
import dev.decoy.pipeline.Sequences;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.spi.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * {@code row_id, user, row_ids, items, sequence_length}: a row per window of a user's rows, whose id is that of its last row,
 * each column a list with a place per row of the window (Kang and McAuley, SASRec, ICDM 2018). With a clock there are {@code
 * timestamps}, with a label column {@code labels}; with negatives {@code negative_counts}, and {@code negatives} position by
 * position: those of place {@code p} are at {@code p * n} to {@code p * n + n - 1}. A feature {@code x} is a list {@code x}, of
 * items also {@code negatives_x}. Ids are padded by the pad, row ids, lengths and labels by 0, all else by null.
 */
public final class SequenceLayout implements NegativesLayout {
    private final int negatives;
    private final Sequences sequences;
    private final Interactions interactions;
    private final Labels labels;
    private final boolean withLabels;
    private final PaddedVocabulary paddedItems;
    private final ExtraColumns extras;
    private final int extraCount;
    private final JoinedFeatures rowFeatures;
    private final JoinedFeatures itemFeatures;
    private final List<Schema.Column> columns = new ArrayList<>();
    private final Schema schema;

    /** The layout of these options with these features; each row has a place for {@code negatives} negatives. */
    public SequenceLayout(
            Interactions interactions,
            ExampleOptions options,
            int negatives,
            List<String> sources,
            List<FeatureJoiner> joiners) {
        extras = ExtraColumns.of(options.columns(), sources);
        extraCount = extras.ofNegatives("").size();
        this.interactions = interactions;
        sequences = Objects.requireNonNull(options.sequences(), "options.sequences");
        this.negatives = negatives;
        labels = Labels.of(interactions, options.labels());
        withLabels = options.labels().column() != null;
        rowFeatures = new JoinedFeatures(joiners, FeatureJoiner.Scope.ROW);
        itemFeatures = new JoinedFeatures(joiners, FeatureJoiner.Scope.ITEM);
        paddedItems = ListwiseLayout.padded(interactions.itemIds(), options);
        addColumns(options);
        schema = Renaming.apply(IdForm.of(interactions, options).written(columns), options.names());
    }

    private void addColumns(ExampleOptions options) {
        int length = sequences.length();
        columns.add(Schema.Column.of("row_id", ValueType.INT64));
        columns.add(Schema.Column.ofIds(options.userColumn(), interactions.userIds()));
        columns.add(Schema.Column.of("row_ids", ValueType.INT64).listOf(length));
        columns.add(Schema.Column.ofIds("items", paddedItems).listOf(length));
        if (interactions.hasClock()) {
            columns.add(Schema.Column.of("timestamps", ValueType.TIMESTAMP_MILLIS)
                    .listOf(length)
                    .orNull());
        }
        if (withLabels) {
            columns.add(labels.column().named("labels").listOf(length));
        }
        columns.add(Schema.Column.of("sequence_length", ValueType.INT32));
        if (negatives > 0) {
            columns.add(Schema.Column.ofIds("negatives", paddedItems).listOf(Math.multiplyExact(length, negatives)));
            columns.add(Schema.Column.of("negative_counts", ValueType.INT16).listOf(length));
        }
        extras.ofPositives().forEach(column -> columns.add(listOf(column, length)));
        rowFeatures.columns().forEach(column -> columns.add(listOf(column, length)));
        itemFeatures.columns().forEach(column -> columns.add(listOf(column, length)));
        if (negatives > 0) {
            extras.ofNegatives("negatives_").forEach(column -> columns.add(listOf(column, length * negatives)));
            itemFeatures
                    .columns()
                    .forEach(column ->
                            columns.add(listOf(column.named("negatives_" + column.name()), length * negatives)));
        }
    }

    private static Schema.Column listOf(Schema.Column column, int length) {
        if (column.isList()) {
            throw new ConfigException(
                    "output.layout",
                    "sequence cannot hold \"" + column.name() + "\", which is a list for each row, as every place of a"
                            + " sequence holds one value; take the feature out, or choose listwise");
        }
        return column.listOf(length).orNull();
    }

    private int lengthColumn() {
        return 4 + (interactions.hasClock() ? 1 : 0) + (withLabels ? 1 : 0);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long mostRows(int positives, long count) {
        return sequences.count(positives);
    }

    @Override
    public int[] sideColumns() {
        int items = lengthColumn() + 1;
        return SideTableLayout.columns(
                schema, extraCount + itemFeatures.columns().size(), 0, items, items + 1);
    }

    @Override
    public Shaper newShaper() {
        return new SequenceShaper();
    }

    private final class SequenceShaper implements Shaper {
        private final JoinedFeatures.Joining rowJoining = rowFeatures.newJoining();
        private final JoinedFeatures.Joining itemJoining = itemFeatures.newJoining();
        private final JoinedFeatures.Joining negativesJoining = itemFeatures.newJoining();

        @Override
        public int outputRows(SampleBatch batch, int row) {
            return 1;
        }

        @Override
        public int endOfChunk(SampleBatch batch, int[] rows, int from, int size) {
            int places = 0;
            int end = from;
            while (end < size) {
                int next = endOfUser(batch, rows, end, size);
                places += sequences.count(next - end) * sequences.length() * Math.max(1, negatives);
                if (end > from && places > 8 * ROWS_PER_CHUNK) {
                    return end;
                }
                end = next;
            }
            return end;
        }

        private int endOfUser(SampleBatch batch, int[] rows, int from, int size) {
            int user = batch.row(rows[from]).user();
            int end = from + 1;
            while (end < size && batch.row(rows[end]).user() == user) {
                end++;
            }
            return end;
        }

        @Override
        public void shape(SampleBatch batch, int[] rows, int from, int to, ExampleBatch into) {
            List<Window> windows = windows(batch, rows, from, to);
            into.reset(windows.size());
            join(batch, rows, from, to);
            for (int at = 0; at < windows.size(); at++) {
                write(batch, rows, from, windows.get(at), into, at);
            }
        }

        private List<Window> windows(SampleBatch batch, int[] rows, int from, int to) {
            List<Window> windows = new ArrayList<>();
            for (int first = from; first < to; ) {
                int next = endOfUser(batch, rows, first, to);
                for (int i = 0; i < sequences.count(next - first); i++) {
                    int end = sequences.end(next - first, i);
                    windows.add(new Window(first + sequences.start(end), first + end));
                }
                first = next;
            }
            return windows;
        }

        private void join(SampleBatch batch, int[] rows, int from, int to) {
            FeatureJoiner.Rows positives = JoinedFeatures.positives(batch, rows, from, to);
            rowJoining.join(positives);
            itemJoining.join(positives);
            if (negatives > 0 && !itemFeatures.columns().isEmpty()) {
                ItemRows drawn = new ItemRows(batch);
                for (int i = from; i < to; i++) {
                    for (int k = 0; k < negatives; k++) {
                        drawn.addNegative(rows[i], k);
                    }
                }
                negativesJoining.join(drawn);
            }
        }

        private void write(SampleBatch batch, int[] rows, int from, Window window, ExampleBatch into, int at) {
            Row last = batch.row(rows[window.end() - 1]);
            into.column(0).longs()[at] = Hashing.rowId(last.userKey(), last.rowKey());
            into.column(1).ints()[at] = last.user();
            int length = sequences.length();
            for (int place = 0; place < length; place++) {
                int i = window.rowAt(place, sequences);
                writePlace(batch, i < 0 ? -1 : rows[i], into, at * length + place);
            }
            int column = lengthColumn();
            into.column(column++).ints()[at] = window.size();
            column += negatives > 0 ? 2 : 0;
            writeExtrasOfPositives(batch, rows, window, into, column, at);
            column += extras.ofPositives().size();
            copy(rowJoining, rowFeatures, window, from, 1, into, column, at);
            column += rowFeatures.columns().size();
            copy(itemJoining, itemFeatures, window, from, 1, into, column, at);
            if (negatives > 0) {
                column += itemFeatures.columns().size();
                writeExtrasOfNegatives(batch, rows, window, into, column, at);
                column += extraCount;
                copy(negativesJoining, itemFeatures, window, from, negatives, into, column, at);
            }
        }

        private void writeExtrasOfPositives(
                SampleBatch batch, int[] rows, Window window, ExampleBatch into, int first, int at) {
            List<ColumnVector> positives =
                    into.columns(first, extras.ofPositives().size());
            for (int place = 0; place < sequences.length() && !positives.isEmpty(); place++) {
                int i = window.rowAt(place, sequences);
                int target = at * sequences.length() + place;
                if (i < 0) {
                    positives.forEach(column -> column.setNull(target));
                } else {
                    extras.writePositive(batch, rows[i], positives, target);
                }
            }
        }

        private void writeExtrasOfNegatives(
                SampleBatch batch, int[] rows, Window window, ExampleBatch into, int first, int at) {
            List<ColumnVector> drawn = into.columns(first, extraCount);
            for (int place = 0; place < sequences.length() && extraCount > 0; place++) {
                int i = window.rowAt(place, sequences);
                int target = (at * sequences.length() + place) * negatives;
                for (int k = 0; k < negatives; k++) {
                    extras.writeNegative(batch, i < 0 ? -1 : rows[i], k, drawn, target + k);
                }
            }
        }

        /** One place of the lists that every sequence has; {@code row} is -1 where it is padded. */
        private void writePlace(SampleBatch batch, int row, ExampleBatch into, int at) {
            boolean real = row >= 0;
            int position = real ? batch.row(row).position() : -1;
            into.column(2).longs()[at] = real
                    ? Hashing.rowId(batch.row(row).userKey(), batch.row(row).rowKey())
                    : 0;
            into.column(3).ints()[at] = real ? interactions.item(position) : paddedItems.padCode();
            int column = 4;
            if (interactions.hasClock()) {
                ColumnVector times = into.column(column++);
                if (real) {
                    times.longs()[at] = interactions.timeMillis(position);
                } else {
                    times.setNull(at);
                }
            }
            if (withLabels) {
                ColumnVector label = into.column(column++);
                if (real) {
                    labels.positive(label, at, position);
                } else {
                    labels.padding(label, at);
                }
            }
            if (negatives > 0) {
                int count = real ? batch.count(row) : 0;
                int[] items = into.column(column + 1).ints();
                for (int k = 0; k < negatives; k++) {
                    items[at * negatives + k] = k < count ? batch.negative(row, k) : paddedItems.padCode();
                }
                into.column(column + 2).ints()[at] = count;
            }
        }

        /** Copies {@code perPlace} joined values for each place of a window, null where it is padded. */
        private void copy(
                JoinedFeatures.Joining joining,
                JoinedFeatures features,
                Window window,
                int from,
                int perPlace,
                ExampleBatch into,
                int first,
                int at) {
            if (features.columns().isEmpty()) {
                return;
            }
            List<ColumnVector> targets = into.columns(first, features.columns().size());
            int length = sequences.length();
            for (int place = 0; place < length; place++) {
                int i = window.rowAt(place, sequences);
                for (int k = 0; k < perPlace; k++) {
                    int target = (at * length + place) * perPlace + k;
                    if (i < 0) {
                        targets.forEach(column -> column.setNull(target));
                    } else {
                        joining.copy((i - from) * perPlace + k, targets, target);
                    }
                }
            }
        }
    }

    /** The rows {@code rows[start .. end)} of one user. */
    private record Window(int start, int end) {
        int size() {
            return end - start;
        }

        /** The row at a place of the lists; -1 where that is padded. */
        int rowAt(int place, Sequences sequences) {
            int row = sequences.padLeft() ? end - sequences.length() + place : start + place;
            return row >= start && row < end ? row : -1;
        }
    }
}
