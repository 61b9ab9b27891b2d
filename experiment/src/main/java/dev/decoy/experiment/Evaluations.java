package dev.decoy.experiment;

import dev.decoy.eval.statistics.Bootstrap;
import dev.decoy.experiment.config.CompareConfig;
import dev.decoy.experiment.config.EvaluationConfig;
import dev.decoy.experiment.config.ExperimentConfig;
import dev.decoy.io.ExampleSink;
import dev.decoy.pipeline.DatasetReport;
import dev.decoy.pipeline.SamplingPipeline;
import dev.decoy.random.SeedSequence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** All that a run evaluates: its models under its own seed, and under the seeds that it is to compare. Used once. */
final class Evaluations {
    private final ExperimentConfig config;
    private final Function<RunContext, EvaluationRun> runs;
    private final RunContext context;
    private final EvaluationRun own;
    private final ExampleSink sink;
    private List<ModelEvaluation> models = List.of();
    private List<ComparedModel> comparison = List.of();

    /**
     * The evaluations of a run.
     *
     * @param context with folds
     * @param namedSeeds what the run's own draws follow from
     */
    Evaluations(
            ExperimentConfig config,
            RunSettings settings,
            Recipes recipes,
            RunContext context,
            Policies policies,
            ExampleSink sink,
            EvaluationRun.Seeds namedSeeds) {
        this.config = config;
        this.sink = sink;
        this.context = context;
        runs = under -> new EvaluationRun(config, settings, recipes, under, policies, path -> seeds(under, path));
        own = new EvaluationRun(config, settings, recipes, context, policies, namedSeeds);
    }

    private static SeedSequence seeds(RunContext under, String... path) {
        SeedSequence child = under.seeds();
        for (String name : path) {
            child = child.child(name);
        }
        return child;
    }

    /** The run under its own seed. */
    EvaluationRun own() {
        return own;
    }

    /** Draws and writes the candidates under the run's own seed. */
    List<DatasetReport> writeCandidates(Supplier<SamplingPipeline> pipelines, Path result) throws IOException {
        return own.writeCandidates(pipelines, result);
    }

    /** Scores, ranks, measures and compares, and writes what comes of it. */
    void run(String userColumn, Path folder) throws IOException {
        models = own.evaluate(true);
        if (!models.isEmpty()) {
            new MetricsDataset(sink, userColumn, context.interactions()).write(models);
        }
        CompareConfig compare = config.compare();
        EvaluationConfig evaluation = config.evaluation();
        if (compare != null && evaluation != null) {
            comparison = compared(compare, evaluation);
            ComparisonFiles.write(comparison, folder);
        }
    }

    private List<ComparedModel> compared(CompareConfig compare, EvaluationConfig evaluation) {
        List<List<ModelEvaluation>> bySeed = new ArrayList<>();
        for (long seed : compare.seeds()) {
            bySeed.add(runs.apply(context.withSeeds(new SeedSequence(seed))).evaluate(false));
        }
        SeedSequence seeds = seeds(context, "compare");
        Bootstrap bootstrap = new Bootstrap(evaluation.resamples(), evaluation.confidence(), seeds.child("bootstrap"));
        String baseline = compare.baseline() == null ? evaluation.baseline() : compare.baseline();
        return new SeedComparison(bySeed, bootstrap, baseline, seeds.child("randomisation")).lines();
    }

    /** What models were measured at under the run's own seed. */
    List<ModelEvaluation> models() {
        return models;
    }

    /** Models compared over seeds; empty unless the config asks for it. */
    List<ComparedModel> comparison() {
        return comparison;
    }
}
