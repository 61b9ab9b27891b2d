package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.eval.ranking.Evaluation;
import dev.decoy.scoring.CandidateSelector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a model was measured at.
 *
 * @param model its name in the config
 * @param candidates the name of the candidates
 * @param selector what chose them
 * @param fold whose positives were ranked
 * @param evaluation the values; of repeated sets of candidates, the means over them
 * @param repeats the values on each set
 * @param estimates by the label of a metric, what is estimated of it on full lists; empty where nothing is
 */
record ModelEvaluation(
        String model,
        String candidates,
        CandidateSelector selector,
        Fold fold,
        Evaluation evaluation,
        List<Evaluation> repeats,
        Map<String, SampledEstimates> estimates) {
    /** What a model was measured at on several sets of the same candidates. */
    static ModelEvaluation ofRepeats(List<ModelEvaluation> sets) {
        ModelEvaluation first = sets.get(0);
        List<Evaluation> repeats =
                sets.stream().map(ModelEvaluation::evaluation).toList();
        return new ModelEvaluation(
                first.model,
                first.candidates,
                first.selector,
                first.fold,
                Evaluation.ofRepeats(repeats),
                repeats,
                SampledEstimates.means(
                        sets.stream().map(ModelEvaluation::estimates).toList()));
    }

    /** The standard deviation of a metric's mean between the sets of candidates; NaN where there is one set. */
    double sdOverRepeats(int metric) {
        double[] means = repeats.stream()
                .mapToDouble(repeat -> repeat.metrics().get(metric).mean())
                .toArray();
        double mean = Arrays.stream(means).sum() / means.length;
        double squares = 0;
        for (double each : means) {
            squares += (each - mean) * (each - mean);
        }
        return means.length < 2 ? Double.NaN : Math.sqrt(squares / (means.length - 1));
    }

    /** A metric with all that its value hangs on: {@code ndcg@10[uniform-100]}. */
    String label(Evaluation.Measured measured) {
        boolean perUser = selector.lists() == CandidateSelector.Lists.PER_USER;
        return measured.metric().label() + "[" + selector.label() + (perUser ? ",per-user" : "") + "]";
    }
}
