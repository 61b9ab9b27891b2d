package dev.decoy.experiment;

import dev.decoy.eval.sampled.Corrections;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What ranks among sampled candidates tell of a metric on full lists.
 *
 * @param byEstimator estimates of the full metric, the mean over lists
 * @param expected the mean of the sampled metric over all draws, told by full ranks; NaN where those were not made
 * @param full the metric on full lists of the same users and known items; NaN where those were not made
 */
record SampledEstimates(Map<Corrections.Estimator, Double> byEstimator, double expected, double full) {
    SampledEstimates {
        Map<Corrections.Estimator, Double> ordered = new EnumMap<>(Corrections.Estimator.class);
        ordered.putAll(byEstimator);
        byEstimator = Collections.unmodifiableMap(ordered);
    }

    /** The means over repeated sets of candidates, by the label of a metric. */
    static Map<String, SampledEstimates> means(List<Map<String, SampledEstimates>> sets) {
        Map<String, SampledEstimates> means = new LinkedHashMap<>();
        for (String label : sets.get(0).keySet()) {
            List<SampledEstimates> ofSets = sets.stream()
                    .map(set -> Objects.requireNonNull(set.get(label)))
                    .toList();
            means.put(label, mean(ofSets));
        }
        return means;
    }

    private static SampledEstimates mean(List<SampledEstimates> sets) {
        Map<Corrections.Estimator, Double> byEstimator = new EnumMap<>(Corrections.Estimator.class);
        for (SampledEstimates set : sets) {
            set.byEstimator.forEach(
                    (estimator, value) -> byEstimator.merge(estimator, value / sets.size(), Double::sum));
        }
        return new SampledEstimates(
                byEstimator,
                sets.stream().mapToDouble(SampledEstimates::expected).sum() / sets.size(),
                sets.stream().mapToDouble(SampledEstimates::full).sum() / sets.size());
    }
}
