package dev.decoy.experiment.config;

import dev.decoy.data.Fold;
import dev.decoy.eval.metric.PeerDefinitions;
import dev.decoy.eval.ranking.Ties;
import dev.decoy.eval.sampled.Corrections;
import dev.decoy.metric.Metric;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.scoring.Scorer;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.Role;
import dev.decoy.spi.Spec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What held-out positives are ranked against, by which models, and what is measured. */
public record EvaluationConfig(
        @Doc("folds whose positives are ranked") @Default("test")
        List<Fold> folds,

        @Doc(
                "how candidates are chosen, by a name of your own, which becomes a folder below candidates/; with models and without"
                        + " candidates: full")
        @Default("{}")
        Map<String, Spec<CandidateSelector>> candidates,

        @Doc("what scores the candidates, by a name of your own; none: candidates are written, and nothing is measured")
        @Default("{}")
        Map<String, Spec<Scorer>> models,

        @Doc(
                "what is measured of each model on each list of candidates; a metric with a list of k stands for one metric per k")
        @Default("[]")
        List<Spec<Metric>> metrics,

        @Doc("the toolkit whose definitions the metrics are to have, on lists without ties; when left out ours")
        @Nullable
        PeerDefinitions compat,

        @Doc(
                "candidates with equal scores: expected takes the mean over all orders, pessimistic puts positives last, optimistic"
                        + " first, by-code goes by the order of item ids")
        @Default("expected")
        Ties ties,

        @Doc(
                "which positives are ranked: all, or only those whose item their user has not taken before in train or validation")
        @Default("all")
        Targets targets,

        @Doc("groups of positives that are measured apart, beside all of them") @Default("[]")
        List<Slices> slices,

        @Doc("the model that the others are compared with, user by user; none when left out") @Nullable
        String baseline,

        @Doc("confidence of intervals, above 0 and below 1") @Default("0.95")
        double confidence,

        @Doc("resamples of users that intervals come from, at least 100") @Default("1000")
        int resamples,

        @Doc("what is estimated of full metrics from ranks among uniform candidates: rank, bv-0-1 and bv-0-01 (bias and"
                + " variance, gamma 0.1 and 0.01), em (its cost grows with items x candidates)")
        @Default("[rank, bv-0-1, bv-0-01, em]")
        List<Corrections.Estimator> corrections,

        @Doc(
                "column of the source with the gain of a positive, for metrics that tell gains apart; when left out every gain is 1")
        @Nullable
        String gain) {
    /** Which positives are ranked. */
    public enum Targets {
        /** Every one. */
        ALL,
        /** Those whose item is new to their user. */
        NEW_ONLY
    }

    /** Groups of positives. */
    public enum Slices {
        /** By the user's interactions in TRAIN. */
        USER_ACTIVITY_DECILE,
        /** By the item's interactions in TRAIN. */
        ITEM_POPULARITY_DECILE,
        /** Whether TRAIN has seen the item. */
        COLD_ITEMS,
        /** Whether TRAIN has seen the user. */
        COLD_USERS
    }

    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    public EvaluationConfig {
        requireNames("candidates", candidates.keySet());
        requireNames("models", models.keySet());
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("folds must name at least one fold, was an empty list");
        }
        if (models.isEmpty() != metrics.isEmpty()) {
            throw new IllegalArgumentException(
                    models.isEmpty()
                            ? "models must name what scores the candidates where there are metrics, was empty"
                            : "metrics must name what is measured where there are models, was empty");
        }
        if (baseline != null && !models.containsKey(baseline)) {
            throw new IllegalArgumentException("baseline must be one of the models "
                    + String.join(", ", models.keySet()) + ", was \"" + baseline + "\"");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
        }
        if (resamples < 100) {
            throw new IllegalArgumentException("resamples must be at least 100, was " + resamples);
        }
        if (models.isEmpty() && candidates.isEmpty()) {
            throw new IllegalArgumentException(
                    "candidates must name some where there are no models, as there is nothing to do else, was empty");
        }
        if (compat != null) {
            metrics =
                    metrics.stream().map(metric -> asDefinedBy(compat, metric)).toList();
        }
        if (candidates.isEmpty()) {
            candidates = Map.of("full", new Spec<>("full", Map.of(), Role.SELECTOR));
        }
    }

    private static Spec<Metric> asDefinedBy(PeerDefinitions peer, Spec<Metric> metric) {
        try {
            return new Spec<>(metric.type(), peer.options(metric.type(), metric.options()), metric.role());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("metrics: " + metric.type() + ": " + e.getMessage(), e);
        }
    }

    private static void requireNames(String option, Set<String> names) {
        for (String name : names) {
            if (!FOLDER.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        option + " must have names of letters, digits, -, _ and ., was \"" + name + "\"");
            }
        }
    }
}
