package dev.decoy.experiment;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.eval.candidates.CandidateExport;
import dev.decoy.eval.candidates.Sampled;
import dev.decoy.eval.ranking.Candidates;
import dev.decoy.eval.ranking.Slicing;
import dev.decoy.experiment.config.EvaluationConfig;
import dev.decoy.experiment.config.ExperimentConfig;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

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
            ExperimentConfig config,
            RunSettings settings,
            Recipes recipes,
            RunContext context,
            Policies policies,
            Seeds seeds) {
        this.config = config;
        this.recipes = recipes;
        this.policies = policies;
        this.seeds = seeds;
        threads = settings.threads();
        learning = recipes.selectors().isEmpty()
                ? context
                : context.learningFrom(context.interactions().stats(EnumSet.of(Fold.TRAIN)));
        recipes.selectors()
                .forEach((name, recipe) -> selectors.put(name, learning.create("candidates." + name, recipe)));
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

    private SamplingPolicy policy(CandidateSelector selector, Fold fold) {
        return policies.ofCandidates(selector.policy(fold));
    }

    /** All sets of candidates, in the order of the config and of folds. */
    private List<CandidateSet> sets() {
        List<CandidateSet> sets = new ArrayList<>();
        selectors.forEach(
                (name, selector) -> folds().forEach(fold -> sets.addAll(CandidateSet.of(name, selector, fold))));
        return sets;
    }

    private RowSelection rows(Fold fold) {
        return RowSelection.of(
                learning.interactions(), EnumSet.of(fold), config.rows().limits());
    }

    /** Rows that are listed: those that have candidates. */
    private RowSelection rows(CandidateSet set) {
        return rows(set.fold()).without(position -> !set.selector().hasCandidates(position));
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
        for (CandidateSet set : sets()) {
            NegativeSampler sampler = set.selector().sampler();
            if (sampler != null) {
                samplings.put(set.dataset(), new Drawing(sampler, policy(set.selector(), set.fold()), rows(set)));
            }
        }
        return samplings;
    }

    /** Draws and writes candidates to a result; of those that are all items there is nothing to write. */
    List<DatasetReport> writeCandidates(Supplier<SamplingPipeline> pipelines, Path result) throws IOException {
        selectors.values().stream()
                .map(CandidateSelector::sampler)
                .filter(Objects::nonNull)
                .forEach(sampler -> remarks.addAll(sampler.remarks()));
        List<DatasetReport> datasets = new ArrayList<>();
        for (CandidateSet set : sets()) {
            NegativeSampler sampler = set.selector().sampler();
            if (sampler == null) {
                continue;
            }
            noteUnlisted(set);
            datasets.addAll(pipelines
                    .get()
                    .sampler(sampler)
                    .policy(policy(set.selector(), set.fold()))
                    .folds(EnumSet.of(set.fold()))
                    .leavingOut(position -> !set.selector().hasCandidates(position))
                    .seeds(set.seeds(seeds))
                    .asCandidates()
                    .datasets(any -> set.dataset())
                    .run());
            export(set, sampler, result);
        }
        return datasets;
    }

    private void noteUnlisted(CandidateSet set) {
        long all = count(rows(set.fold()));
        long left = all - count(rows(set));
        if (left > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "evaluation.candidates.%s: %,d of %,d positives in %s have no candidates, and are not ranked",
                    set.name(),
                    left,
                    all,
                    set.fold().label()));
        }
    }

    /** Writes candidates as text of another program where the config asks for it. */
    private void export(CandidateSet set, NegativeSampler sampler, Path result) throws IOException {
        if (set.selector() instanceof Sampled sampled && sampled.export() != null) {
            CandidateExport.write(
                    result.resolve(set.file(sampled.export().ending())),
                    sampled.export(),
                    learning.interactions(),
                    rows(set),
                    sampler,
                    policy(sampled, set.fold()),
                    set.seeds(seeds));
        }
    }

    /**
     * Scores, ranks and measures: by model, candidates and fold.
     *
     * @param corrected whether it is told what sampled ranks say of full lists, which takes as long again
     */
    List<ModelEvaluation> evaluate(boolean corrected) {
        List<Metric> metrics = new ArrayList<>();
        for (Recipe<Metric> recipe : recipes.metrics()) {
            metrics.add(learning.create("metrics", recipe));
        }
        List<ModelEvaluation> evaluations = new ArrayList<>();
        if (recipes.models().isEmpty()) {
            return evaluations;
        }
        requirePositives();
        requireNumbers();
        Map<Fold, Ranking> rankings = new EnumMap<>(Fold.class);
        List<Slicing> slicings = slicings();
        boolean full = selectors.values().stream().anyMatch(selector -> selector.sampler() == null);
        for (Fold fold : folds()) {
            rankings.put(
                    fold,
                    new Ranking(
                            learning.interactions(),
                            fold,
                            targets(fold),
                            evaluation(),
                            metrics,
                            slicings,
                            corrected,
                            full,
                            threads));
        }
        for (Map.Entry<String, Recipe<Scorer>> model : recipes.models().entrySet()) {
            Scorer scorer = learning.create("models." + model.getKey(), model.getValue());
            requireDepth(model.getValue().path(), scorer, metrics);
            scorer.remarks().forEach(remark -> remarks.add(model.getValue().path() + ": " + remark));
            for (String candidates : selectors.keySet()) {
                CandidateSelector selector = Objects.requireNonNull(selectors.get(candidates));
                for (Fold fold : folds()) {
                    Ranking ranking = Objects.requireNonNull(rankings.get(fold))
                            .without(position -> !selector.hasCandidates(position));
                    List<ModelEvaluation> repeats = new ArrayList<>();
                    for (CandidateSet set : CandidateSet.of(candidates, selector, fold)) {
                        repeats.add(evaluate(model.getKey(), scorer, set, ranking));
                    }
                    evaluations.add(ModelEvaluation.ofRepeats(repeats));
                }
            }
        }
        return evaluations;
    }

    private ModelEvaluation evaluate(String model, Scorer scorer, CandidateSet set, Ranking ranking) {
        CandidateSelector selector = set.selector();
        SamplingPolicy policy = policy(selector, set.fold());
        requireUserLists(set.name(), selector, policy, scorer, evaluation().slices());
        Candidates candidates = new Candidates(selector.sampler(), policy, set.seeds(seeds), selector.lists());
        try {
            return ranking.evaluate(model, scorer, set.name(), selector, candidates);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            throw SamplingException.of(
                    "evaluation.models." + model + ": the model, or a metric, failed on " + set.dataset(), e);
        }
    }

    /** A fold that the config names and that holds nothing is told; nothing to rank at all is a fault of the config. */
    private void requirePositives() {
        for (Fold fold : evaluation().folds()) {
            if (learning.interactions().size(fold) == 0) {
                if (folds().isEmpty()) {
                    throw new ConfigException(
                            "evaluation.folds",
                            fold.label() + " has no positives to rank; choose a split that"
                                    + " holds some out, or another fold");
                }
                remarks.add("evaluation.folds: " + fold.label() + " has no positives, and nothing of it is ranked");
            }
        }
    }

    private void requireNumbers() {
        String gain = evaluation().gain();
        ColumnVector column = gain == null ? null : learning.interactions().column(gain);
        if (column != null && column.type() == ValueType.TEXT) {
            throw new ConfigException(
                    "evaluation.gain", "column \"" + gain + "\" is text, and gains are numbers; name another column");
        }
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
            throw new ConfigException(
                    path, "per-user needs models that score users, and one scores rows; set per-positive");
        }
        if (slices.contains(EvaluationConfig.Slices.ITEM_POPULARITY_DECILE)
                || slices.contains(EvaluationConfig.Slices.COLD_ITEMS)) {
            throw new ConfigException(
                    path,
                    "per-user ranks several items in one list, and evaluation.slices tells items apart; set per-positive");
        }
        boolean byRow =
                policy.known() == KnownItems.UP_TO_TIME || !policy.universe().isSameForAllRows();
        if (selector.sampler() == null && byRow) {
            throw new ConfigException(
                    path, "per-user needs candidates that are the same for all rows of a user; set per-positive");
        }
    }
}
