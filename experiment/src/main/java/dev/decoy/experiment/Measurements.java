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
            for (Evaluation.Measured measured : evaluation.evaluation().metrics()) {
                measurements.add(of(evaluation, measured));
            }
        }
        return measurements;
    }

    private static RunReport.Measurement of(ModelEvaluation evaluation, Evaluation.Measured measured) {
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
                evaluation.evaluation().missing());
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
