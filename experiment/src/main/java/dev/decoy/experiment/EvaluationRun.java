package dev.decoy.experiment;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.ranking.Candidates;
import dev.decoy.eval.ranking.Evaluation;
import dev.decoy.eval.ranking.Evaluator;
import dev.decoy.eval.ranking.Slicing;
import dev.decoy.experiment.config.EvaluationConfig;
import dev.decoy.experiment.config.ExperimentConfig;
import dev.decoy.metric.CollectionMetric;
import dev.decoy.metric.Metric;
import dev.decoy.pipeline.DatasetReport;
import dev.decoy.pipeline.SamplingException;
import dev.decoy.pipeline.SamplingPipeline;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.scoring.Scorer;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Candidates of held-out positives, and what models are measured at on them. Used once. */
final class EvaluationRun {
    private final ExperimentConfig config;
    private final Recipes recipes;
    private final RunContext learning;
    private final Policies policies;
    private final Seeds seeds;
    private final int threads;
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, CandidateSelector> selectors = new LinkedHashMap<>();

    /** Gives a seed by its path of names. */
    interface Seeds {
        SeedSequence at(String... path);
    }

    /**
     * The evaluation of a run.
     *
     * @param context with folds
     */
    EvaluationRun(
            ExperimentConfig config, RunSettings settings, Recipes recipes, RunContext context, Policies policies, Seeds seeds) {
        this.config = config;
        this.recipes = recipes;
        this.policies = policies;
        this.seeds = seeds;
        threads = settings.threads();
        learning = recipes.selectors().isEmpty()
                ? context
                : context.learningFrom(context.interactions().stats(EnumSet.of(Fold.TRAIN)));
        recipes.selectors().forEach((name, recipe) -> selectors.put(name, learning.create("candidates." + name, recipe)));
    }

    /** The folds that are ranked and have positives. */
    private List<Fold> folds() {
        EvaluationConfig evaluation = config.evaluation();
        return evaluation == null
                ? List.of()
                : evaluation.folds().stream()
                        .filter(fold -> learning.interactions().size(fold) > 0)
                        .toList();
    }

    /** The dataset of some candidates. */
    static String dataset(String candidates, Fold fold) {
        return "candidates/" + candidates + "/" + fold.label();
    }

    private SamplingPolicy policy(CandidateSelector selector, Fold fold) {
        return policies.ofCandidates(selector.policy(fold));
    }

    private RowSelection rows(Fold fold) {
        return RowSelection.of(
                learning.interactions(), EnumSet.of(fold), config.rows().limits());
    }

    /** Those of the rows that are ranked. */
    private RowSelection targets(Fold fold) {
        RowSelection all = rows(fold);
        if (evaluation().targets() == EvaluationConfig.Targets.ALL) {
            return all;
        }
        Interactions interactions = learning.interactions();
        RowSelection targets = all.without(position -> isRepeat(interactions, fold, position));
        long left = count(all) - count(targets);
        remarks.add(String.format(
                Locale.ROOT,
                "evaluation.targets: %,d of %,d positives in %s are of items that their users took before, and are not ranked",
                left,
                count(all),
                fold.label()));
        return targets;
    }

    private long count(RowSelection rows) {
        long count = 0;
        for (int user = 0; user < learning.interactions().userCount(); user++) {
            count += rows.count(user);
        }
        return count;
    }

    /** Whether a user has an item already in a fold that comes before. */
    private static boolean isRepeat(Interactions interactions, Fold fold, int position) {
        int user = interactions.userOf(position);
        for (int other = interactions.rowStart(user); other < interactions.rowEnd(user); other++) {
            byte code = interactions.foldCode(other);
            if (code >= 0 && code < fold.code() && interactions.item(other) == interactions.item(position)) {
                return true;
            }
        }
        return false;
    }

    private EvaluationConfig evaluation() {
        return Objects.requireNonNull(config.evaluation(), "asked where there is an evaluation");
    }

    private List<Slicing> slicings() {
        Interactions interactions = learning.interactions();
        List<Slicing> slicings = new ArrayList<>();
        for (EvaluationConfig.Slices slices : evaluation().slices()) {
            slicings.add(
                    switch (slices) {
                        case USER_ACTIVITY_DECILE -> Slicing.userActivityDeciles(interactions);
                        case ITEM_POPULARITY_DECILE -> Slicing.itemPopularityDeciles(interactions);
                        case COLD_ITEMS -> Slicing.coldItems(interactions);
                        case COLD_USERS -> Slicing.coldUsers(interactions);
                    });
        }
        return slicings;
    }

    /** What strategies say of what they were built from, and what is not ranked, a line each. */
    List<String> remarks() {
        return remarks;
    }

    /** How the candidates of each dataset are drawn, for who looks at a result. */
    Map<String, Drawing> samplings() {
        Map<String, Drawing> samplings = new LinkedHashMap<>();
        selectors.forEach((name, selector) -> {
            NegativeSampler sampler = selector.sampler();
            if (sampler != null) {
                for (Fold fold : folds()) {
                    samplings.put(dataset(name, fold), new Drawing(sampler, policy(selector, fold), rows(fold)));
                }
            }
        });
        return samplings;
    }

    /** Draws and writes candidates; of those that are all items there is nothing to write. */
    List<DatasetReport> writeCandidates(Supplier<SamplingPipeline> pipelines) throws IOException {
        List<DatasetReport> datasets = new ArrayList<>();
        for (Map.Entry<String, CandidateSelector> entry : selectors.entrySet()) {
            String name = entry.getKey();
            NegativeSampler sampler = entry.getValue().sampler();
            if (sampler == null) {
                continue;
            }
            remarks.addAll(sampler.remarks());
            for (Fold fold : folds()) {
                datasets.addAll(pipelines
                        .get()
                        .sampler(sampler)
                        .policy(policy(entry.getValue(), fold))
                        .folds(EnumSet.of(fold))
                        .seeds(seeds.at("candidates", name, fold.label()))
                        .asCandidates()
                        .datasets(any -> dataset(name, any))
                        .run());
            }
        }
        return datasets;
    }

    /** Scores, ranks and measures: by model, candidates and fold. */
    List<ModelEvaluation> evaluate() {
        List<Metric> metrics = new ArrayList<>();
        for (Recipe<Metric> recipe : recipes.metrics()) {
            metrics.add(learning.create("metrics", recipe));
        }
        List<ModelEvaluation> evaluations = new ArrayList<>();
        if (recipes.models().isEmpty()) {
            return evaluations;
        }
        Map<Fold, RowSelection> targets = new EnumMap<>(Fold.class);
        folds().forEach(fold -> targets.put(fold, targets(fold)));
        List<Slicing> slicings = slicings();
        for (Map.Entry<String, Recipe<Scorer>> model : recipes.models().entrySet()) {
            Scorer scorer = learning.create("models." + model.getKey(), model.getValue());
            requireDepth(model.getValue().path(), scorer, metrics);
            for (String candidates : selectors.keySet()) {
                for (Fold fold : folds()) {
                    Evaluator evaluator = Evaluator.over(learning.interactions())
                            .rows(Objects.requireNonNull(targets.get(fold)))
                            .metrics(metrics)
                            .slices(slicings);
                    evaluations.add(evaluate(model.getKey(), scorer, candidates, fold, evaluator));
                }
            }
        }
        return evaluations;
    }

    private ModelEvaluation evaluate(String model, Scorer scorer, String name, Fold fold, Evaluator evaluator) {
        CandidateSelector selector = Objects.requireNonNull(selectors.get(name));
        SamplingPolicy policy = policy(selector, fold);
        requireUserLists(name, selector, policy, scorer, evaluation().slices());
        Candidates candidates = new Candidates(
                selector.sampler(), policy, seeds.at("candidates", name, fold.label()), selector.lists());
        try {
            Evaluation evaluation = evaluator
                    .candidates(candidates)
                    .ties(evaluation().ties())
                    .gains(gains())
                    .threads(threads)
                    .evaluate(scorer);
            return new ModelEvaluation(model, name, selector, fold, evaluation);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            throw SamplingException.of("evaluation.models." + model + ": the model, or a metric, failed on "
                    + dataset(name, fold), e);
        }
    }

    private @Nullable ColumnVector gains() {
        String column = evaluation().gain();
        return column == null ? null : learning.interactions().column(column);
    }

    private static void requireDepth(String path, Scorer scorer, List<Metric> metrics) {
        for (Metric metric : metrics) {
            if (metric.depth() > scorer.depth()) {
                throw new ConfigException(
                        path,
                        "tells the best " + scorer.depth() + " items of a list, and " + metric.label() + " reads "
                                + (metric.depth() == Integer.MAX_VALUE ? "all ranks" : "deeper")
                                + "; leave that metric out, or give longer lists");
            }
        }
    }

    /** One list of several rows needs candidates and scores that are those of the user. */
    private static void requireUserLists(
            String name,
            CandidateSelector selector,
            SamplingPolicy policy,
            Scorer scorer,
            List<EvaluationConfig.Slices> slices) {
        if (selector.lists() != CandidateSelector.Lists.PER_USER) {
            return;
        }
        String path = "evaluation.candidates." + name + ".lists";
        if (scorer.keying() == Scorer.Keying.ROW) {
            throw new ConfigException(path, "per-user needs models that score users, and one scores rows; set per-positive");
        }
        if (slices.contains(EvaluationConfig.Slices.ITEM_POPULARITY_DECILE)
                || slices.contains(EvaluationConfig.Slices.COLD_ITEMS)) {
            throw new ConfigException(
                    path, "per-user ranks several items in one list, and evaluation.slices tells items apart; set per-positive");
        }
        boolean byRow = policy.known() == KnownItems.UP_TO_TIME || !policy.universe().isSameForAllRows();
        if (selector.sampler() == null && byRow) {
            throw new ConfigException(
                    path, "per-user needs candidates that are the same for all rows of a user; set per-positive");
        }
    }
}
