package dev.decoy.experiment;

import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.eval.ranking.Evaluation;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.util.List;

/** {@code metrics}: the value of each metric for each user, from which means and intervals follow. */
final class MetricsDataset {
    private static final int ROWS_PER_BATCH = 16_384;

    private final ExampleSink sink;
    private final Schema schema;

    MetricsDataset(ExampleSink sink, String userColumn, Interactions interactions) {
        this.sink = sink;
        schema = new Schema(List.of(
                Schema.Column.of("model", ValueType.TEXT),
                Schema.Column.of("candidates", ValueType.TEXT),
                Schema.Column.of("fold", ValueType.TEXT),
                Schema.Column.of("metric", ValueType.TEXT),
                Schema.Column.ofIds(userColumn, interactions.userIds()),
                Schema.Column.of("value", ValueType.FLOAT64),
                Schema.Column.of("weight", ValueType.FLOAT64)));
    }

    void write(List<ModelEvaluation> evaluations) throws IOException {
        try (ExampleSink.Writer writer = sink.open("metrics", 0, schema)) {
            ExampleBatch batch = new ExampleBatch(schema);
            for (ModelEvaluation evaluation : evaluations) {
                for (Evaluation.Measured measured : evaluation.evaluation().metrics()) {
                    write(writer, batch, evaluation, measured);
                }
            }
            writer.commit();
        }
    }

    private static void write(
            ExampleSink.Writer writer, ExampleBatch batch, ModelEvaluation evaluation, Evaluation.Measured measured)
            throws IOException {
        int[] users = evaluation.evaluation().users();
        double[] values = measured.values();
        int[] defined = new int[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            defined[count] = i;
            count += Double.isNaN(values[i]) ? 0 : 1;
        }
        for (int from = 0; from < count; from += ROWS_PER_BATCH) {
            int size = Math.min(ROWS_PER_BATCH, count - from);
            batch.reset(size);
            for (int at = 0; at < size; at++) {
                int user = defined[from + at];
                batch.column(0).setText(at, evaluation.model());
                batch.column(1).setText(at, evaluation.candidates());
                batch.column(2).setText(at, evaluation.fold().label());
                batch.column(3).setText(at, evaluation.label(measured));
                batch.column(4).ints()[at] = users[user];
                batch.column(5).doubles()[at] = values[user];
                batch.column(6).doubles()[at] = measured.weights()[user];
            }
            writer.write(batch);
        }
    }
}
