package dev.decoy.experiment;

import dev.decoy.eval.ranking.Evaluation;
import java.util.ArrayList;
import java.util.List;

/** What is reported of evaluations. */
final class Measurements {
    // Of the normal distribution: 95 % lie within so many standard errors.
    private static final double NORMAL_95 = 1.959963984540054;

    private Measurements() {}

    /** An entry for each metric of each, in their order. */
    static List<RunReport.Measurement> of(List<ModelEvaluation> evaluations) {
        List<RunReport.Measurement> measurements = new ArrayList<>();
        for (ModelEvaluation evaluation : evaluations) {
            for (int i = 0; i < evaluation.evaluation().metrics().size(); i++) {
                measurements.add(of(evaluation, i));
            }
        }
        return measurements;
    }

    private static RunReport.Measurement of(ModelEvaluation evaluation, int metric) {
        Evaluation.Measured measured = evaluation.evaluation().metrics().get(metric);
        double error = standardError(measured);
        return new RunReport.Measurement(
                evaluation.model(),
                evaluation.candidates(),
                evaluation.fold().label(),
                evaluation.label(measured),
                measured.mean(),
                measured.count(),
                error,
                measured.mean() - NORMAL_95 * error,
                measured.mean() + NORMAL_95 * error,
                evaluation.evaluation().lists(),
                evaluation.evaluation().tied(),
                evaluation.evaluation().missing(),
                slices(evaluation.evaluation(), metric));
    }

    /** Groups without users are left out, and collection metrics, which have none. */
    private static List<RunReport.Slice> slices(Evaluation evaluation, int metric) {
        List<RunReport.Slice> slices = new ArrayList<>();
        for (Evaluation.Slice slice : evaluation.slices()) {
            for (int group = 0; group < slice.slicing().labels().size(); group++) {
                if (slice.tally().count(metric, group) > 0) {
                    slices.add(new RunReport.Slice(
                            slice.slicing().name(),
                            slice.slicing().labels().get(group),
                            slice.tally().mean(metric, group),
                            slice.tally().count(metric, group),
                            slice.tally().standardError(metric, group)));
                }
            }
        }
        return slices;
    }

    private static double standardError(Evaluation.Measured measured) {
        double squares = 0;
        for (double value : measured.values()) {
            squares += Double.isNaN(value) ? 0 : (value - measured.mean()) * (value - measured.mean());
        }
        int n = measured.count();
        return measured.values().length == 0 || n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
    }
}
