package dev.decoy.experiment;

import dev.decoy.eval.metric.PeerDefinitions;
import dev.decoy.eval.ranking.Evaluation;
import dev.decoy.eval.statistics.Bootstrap;
import dev.decoy.eval.statistics.Mean;
import dev.decoy.experiment.config.EvaluationConfig;
import dev.decoy.random.SeedSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is reported of evaluations: means with their intervals, and how models differ from the baseline. */
final class Measurements {
    private final EvaluationConfig config;
    private final SeedSequence seeds;
    private final List<ModelEvaluation> evaluations;

    private Measurements(EvaluationConfig config, SeedSequence seeds, List<ModelEvaluation> evaluations) {
        this.config = config;
        this.seeds = seeds;
        this.evaluations = evaluations;
    }

    /** An entry for each metric of each evaluation, in their order; none without an evaluation. */
    static List<RunReport.Measurement> of(
            @Nullable EvaluationConfig config, SeedSequence seeds, List<ModelEvaluation> evaluations) {
        return config == null ? List.of() : new Measurements(config, seeds, evaluations).all();
    }

    private List<RunReport.Measurement> all() {
        Map<String, Comparison> comparisons = comparisons();
        List<RunReport.Measurement> measurements = new ArrayList<>();
        for (ModelEvaluation evaluation : evaluations) {
            for (int i = 0; i < evaluation.evaluation().metrics().size(); i++) {
                measurements.add(measurement(evaluation, i, comparisons));
            }
        }
        return measurements;
    }

    private RunReport.Measurement measurement(
            ModelEvaluation evaluation, int metric, Map<String, Comparison> comparisons) {
        Evaluation.Measured measured = evaluation.evaluation().metrics().get(metric);
        double[] values = unweighted(measured);
        Mean mean = Mean.of(values);
        Bootstrap.Interval interval = values.length == 0
                ? new Bootstrap.Interval(Double.NaN, Double.NaN)
                : new Bootstrap(config.resamples(), config.confidence(), seeds.child("bootstrap")).interval(values);
        return new RunReport.Measurement(
                evaluation.model(),
                evaluation.candidates(),
                evaluation.fold().label(),
                evaluation.label(measured),
                measured.mean(),
                measured.count(),
                evaluation.repeats().size(),
                evaluation.sdOverRepeats(metric),
                mean.standardError(),
                interval.low(),
                interval.high(),
                evaluation.evaluation().lists(),
                evaluation.evaluation().tied(),
                evaluation.evaluation().missing(),
                slices(evaluation.evaluation(), metric),
                corrected(evaluation.estimates().get(measured.metric().label())),
                comparisons.get(key(evaluation, metric) + " " + evaluation.model()));
    }

    /**
     * Values whose plain mean is the weighted one, and whose spread is that of the weighted mean: the ratio of two means, as it
     * changes with one user.
     */
    private static double[] unweighted(Evaluation.Measured measured) {
        double[] values = measured.values().clone();
        double sum = 0;
        for (double weight : measured.weights()) {
            sum += weight;
        }
        double each = sum / measured.count();
        for (int i = 0; i < values.length; i++) {
            double weight = measured.weights()[i];
            values[i] = weight == each ? values[i] : measured.mean() + weight / each * (values[i] - measured.mean());
        }
        return values;
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

    /** What a sampled metric tells of the full one, by name; empty where nothing is known. */
    private static Map<String, Double> corrected(@Nullable SampledEstimates estimates) {
        Map<String, Double> corrected = new LinkedHashMap<>();
        if (estimates != null) {
            corrected.put("expected", estimates.expected());
            corrected.put("full", estimates.full());
            estimates.byEstimator().forEach((estimator, value) -> corrected.put(name(estimator), value));
            corrected.values().removeIf(value -> value.isNaN());
        }
        return corrected;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How models differ from the baseline, by metric and model; empty without a baseline. */
    private Map<String, Comparison> comparisons() {
        Map<String, Comparison> comparisons = new LinkedHashMap<>();
        for (ModelEvaluation evaluation : evaluations) {
            if (evaluation.model().equals(config.baseline())) {
                for (int i = 0; i < evaluation.evaluation().metrics().size(); i++) {
                    comparisons.putAll(comparisons(evaluation, i));
                }
            }
        }
        return comparisons;
    }

    private Map<String, Comparison> comparisons(ModelEvaluation baseline, int metric) {
        Map<String, Comparison> comparisons = new LinkedHashMap<>();
        String key = key(baseline, metric);
        double[] ofBaseline = baseline.evaluation().metrics().get(metric).values();
        Map<String, double[]> others = new LinkedHashMap<>();
        for (ModelEvaluation other : evaluations) {
            if (!other.model().equals(baseline.model()) && key(other, metric).equals(key)) {
                others.put(
                        key + " " + other.model(),
                        other.evaluation().metrics().get(metric).values());
            }
        }
        if (ofBaseline.length > 0 && !others.isEmpty()) {
            List<Comparison> found = Comparison.of(
                    baseline.model(), ofBaseline, List.copyOf(others.values()), seeds.child("randomisation"));
            int i = 0;
            for (String other : others.keySet()) {
                comparisons.put(other, found.get(i++));
            }
        }
        return comparisons;
    }

    /** What tells a metric apart from all others but those of other models. */
    private static String key(ModelEvaluation evaluation, int metric) {
        return evaluation.fold().label() + " " + evaluation.candidates() + " " + metric;
    }

    /** Pairs of models that sampled candidates order otherwise than full lists do, and ties where a peer leaves them open, a line each. */
    static List<String> warnings(@Nullable EvaluationConfig config, List<ModelEvaluation> evaluations) {
        List<String> warnings = new ArrayList<>();
        if (config != null && config.compat() != null) {
            evaluations.stream()
                    .filter(evaluation -> evaluation.evaluation().tied() > 0)
                    .forEach(evaluation -> warnings.add(ties(config.compat(), evaluation)));
            evaluations.stream()
                    .filter(evaluation -> config.compat() != PeerDefinitions.NCF && splitsUsers(evaluation))
                    .forEach(evaluation -> warnings.add("evaluation.compat: " + config.compat()
                            + " ranks all positives of a user in one list; set evaluation.candidates."
                            + evaluation.candidates() + ".lists to per-user"));
        }
        for (ModelEvaluation one : evaluations) {
            for (ModelEvaluation other : evaluations) {
                boolean comparable =
                        one.fold() == other.fold() && one.candidates().equals(other.candidates());
                if (comparable && !one.estimates().isEmpty() && one.model().compareTo(other.model()) < 0) {
                    for (Evaluation.Measured measured : one.evaluation().metrics()) {
                        warn(one, other, measured, warnings);
                    }
                }
            }
        }
        return warnings;
    }

    /** Whether positives of one user are ranked in several lists. */
    private static boolean splitsUsers(ModelEvaluation evaluation) {
        long users = evaluation.evaluation().users().length;
        return evaluation.evaluation().lists() > users * evaluation.repeats().size();
    }

    private static String ties(PeerDefinitions peer, ModelEvaluation evaluation) {
        return String.format(
                Locale.ROOT,
                "evaluation.compat: %,d of %,d lists of \"%s\" on %s have ties at a positive, whose order %s leaves to a sort;"
                        + " ours is the mean over all orders",
                evaluation.evaluation().tied(),
                evaluation.evaluation().lists(),
                evaluation.model(),
                evaluation.candidates() + ", " + evaluation.fold().label(),
                peer);
    }

    private static void warn(
            ModelEvaluation one, ModelEvaluation other, Evaluation.Measured measured, List<String> warnings) {
        String label = measured.metric().label();
        SampledEstimates ofOne = one.estimates().get(label);
        SampledEstimates ofOther = other.estimates().get(label);
        if (ofOne == null || ofOther == null) {
            return;
        }
        double theirs = Objects.requireNonNull(other.evaluation().mean(label), label);
        double sampled = measured.mean() - theirs;
        double full = ofOne.full() - ofOther.full();
        if (sampled * full < 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "evaluation: %s orders \"%s\" and \"%s\" otherwise than full lists do: %.4f and %.4f, but %.4f and %.4f"
                            + " in full; trust the full lists",
                    one.label(measured),
                    one.model(),
                    other.model(),
                    measured.mean(),
                    theirs,
                    ofOne.full(),
                    ofOther.full()));
        }
    }
}
