package dev.decoy.benchmarks;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.Schema;
import dev.decoy.io.synthetic.SyntheticConfig;
import dev.decoy.io.synthetic.SyntheticSource;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** Rows as a run writes them: a positive and four random items, user after user. */
final class LabelledRows {
    private static final int ROWS = 1 << 16;
    private static final int PER_POSITIVE = 4;

    private LabelledRows() {}

    static ExampleBatch draw(ParquetBenchmark.Columns columns, boolean textIds) throws IOException {
        Interactions interactions = interactions(textIds);
        List<Schema.Column> all = List.of(
                Schema.Column.of("row_id", ValueType.INT64),
                Schema.Column.ofIds("user_id", interactions.userIds()),
                Schema.Column.ofIds("item_id", interactions.itemIds()),
                Schema.Column.of("label", ValueType.INT8),
                Schema.Column.of("timestamp", ValueType.TIMESTAMP_MILLIS));
        List<Schema.Column> written = all.stream()
                .filter(column ->
                        columns == ParquetBenchmark.Columns.ALL || column.name().equalsIgnoreCase(columns.name()))
                .toList();
        ExampleBatch batch = new ExampleBatch(new Schema(written));
        batch.reset(ROWS);
        for (int i = 0; i < written.size(); i++) {
            fill(written.get(i).name(), batch.column(i), interactions);
        }
        return batch;
    }

    private static Interactions interactions(boolean textIds) throws IOException {
        SyntheticConfig shape =
                new SyntheticConfig(1_000, 27_000, 100_000, 1.0, 1.0, 8, 0.7, 90, "2026-01-01", 0.5, textIds, 7);
        return Interactions.read(new SyntheticSource(shape), InteractionColumns.of("user", "item", "timestamp"));
    }

    private static void fill(String name, ColumnVector column, Interactions interactions) {
        SplittableRandom random = new SplittableRandom(7);
        for (int row = 0; row < ROWS; row++) {
            int position = row / (PER_POSITIVE + 1);
            int draw = row % (PER_POSITIVE + 1);
            int user = interactions.userOf(position);
            switch (name) {
                case "row_id" -> column.longs()[row] = interactions.rowId(user, position);
                case "user_id" -> column.ints()[row] = user;
                case "item_id" ->
                    column.ints()[row] =
                            draw == 0 ? interactions.item(position) : random.nextInt(interactions.itemCount());
                case "label" -> column.ints()[row] = draw == 0 ? 1 : 0;
                default -> column.longs()[row] = interactions.timeMillis(position);
            }
        }
    }
}
