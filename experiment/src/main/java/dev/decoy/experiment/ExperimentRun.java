package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.split.ColdFilter;
import dev.decoy.experiment.config.EventConfig;
import dev.decoy.experiment.config.ExperimentConfig;
import dev.decoy.experiment.config.OutputConfig;
import dev.decoy.experiment.config.SamplingBlock;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.ItemCatalogue;
import dev.decoy.io.ReadRules;
import dev.decoy.pipeline.DatasetReport;
import dev.decoy.pipeline.ExampleOptions;
import dev.decoy.pipeline.ExtraColumn;
import dev.decoy.pipeline.RowOrdering;
import dev.decoy.pipeline.SamplingPipeline;
import dev.decoy.pipeline.WrittenCodes;
import dev.decoy.prepare.EventRules;
import dev.decoy.prepare.Loss;
import dev.decoy.prepare.Preparation;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.KnownPairs;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of an experiment, from its source to a written result; in the order of the data flow. Used once. */
final class ExperimentRun {
    private final ExperimentConfig config;
    private final RunSettings settings;
    private final Recipes recipes;
    private final Contexts contexts;
    private final RunContext beforeData;
    private final SeedSequence seeds;
    private final RunLog log;
    private final Map<String, String> namedSeeds = new LinkedHashMap<>();
    private final List<DatasetReport> datasets = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private double @Nullable [] itemLogP;
    private List<Loss> losses = List.of();
    private Map<String, RunReport.IdCounts> idCounts = Map.of();
    private Map<String, Long> events = Map.of();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable Evaluations evaluations;
    private @Nullable ItemCatalogue catalogue;
    private int itemsTaken;
    private KnownPairs belowThreshold = KnownPairs.NONE;
    private List<String> drawRemarks = List.of();
    private ReadRules.Losses rowsLost = new ReadRules.Losses(0, 0);
    private RunReport.Split split = new RunReport.Split(0, 0, 0, Map.of(), List.of());

    ExperimentRun(ExperimentConfig config, RunSettings settings, Recipes recipes, Contexts contexts, RunLog log) {
        this.config = config;
        this.settings = settings;
        this.recipes = recipes;
        this.contexts = contexts;
        this.beforeData = contexts.own();
        this.seeds = beforeData.seeds();
        this.log = log;
    }

    /** Reads, prepares, adds the items of the catalogue, and splits. */
    Interactions read(InteractionSource source, InteractionColumns columns) throws IOException {
        ReadRules.Result result = config.rules().read(source, columns, settings.threads());
        rowsLost = result.losses();
        Preparation preparation = prepare(told(result.interactions()));
        losses = preparation.losses();
        Interactions prepared = preparation.prepared();
        itemsTaken = prepared.itemCount();
        catalogue = DrawableItems.catalogue(config.items(), prepared, contexts.items());
        Interactions read = catalogue == null ? prepared : prepared.withItems(catalogue.ids());
        Interactions dealt = read.split(contexts.data().over(read).create("split", recipes.splitter()));
        ColdFilter.Result left = config.cold().filter(read, dealt);
        split = SplitSummary.of(read, left);
        if (config.prepare().knowsWhatItDrops()) {
            belowThreshold = preparation.belowThreshold(left.interactions());
        }
        return left.interactions();
    }

    /** Tells events apart where the config says how. */
    private Interactions told(Interactions read) {
        EventConfig event = config.source().event();
        if (event == null) {
            return read;
        }
        try {
            EventRules.Told told = event.rules().tell(read);
            events = told.counts();
            told.absent()
                    .forEach(value -> warnings.add("source.event names \"" + value + "\", which no row of column \""
                            + event.column() + "\" has"));
            return told.interactions();
        } catch (ConfigException e) {
            throw new ConfigException(e.problems().stream()
                    .map(problem -> problem.under("source.event"))
                    .toList());
        }
    }

    private Preparation prepare(Interactions read) {
        try {
            return config.prepare().apply(read);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("prepare", String.valueOf(e.getMessage()));
        }
    }

    /** What preparation dropped, step by step. */
    List<Loss> losses() {
        return losses;
    }

    /** What the split did. */
    RunReport.Split split() {
        return split;
    }

    /** Draws and writes all datasets to the folder. */
    List<DatasetReport> write(Interactions interactions, InteractionColumns columns, ResultFolder folder)
            throws IOException {
        RunContext context = beforeData.over(interactions).writingTo(folder.work());
        ExampleSink sink = context.create("output", recipes.sink());
        List<FeatureJoiner> joiners = joiners(context.learningFrom(interactions.stats(EnumSet.of(Fold.TRAIN))));
        Set<Fold> folds = foldsOf(interactions);
        CodeBook book = codes(interactions);
        ExampleOptions options = options(columns, book == null ? null : book.written());
        DrawableItems items = new DrawableItems(config.items(), catalogue, interactions, itemsTaken);
        Policies policies = new Policies(config, context, items, belowThreshold);
        SamplingPipeline pipeline = pipeline(interactions, options, sink).presence(items.presence());
        SamplingPipeline examples = pipeline.features(joiners)
                .ordering(ordering(folder))
                .onShortfall(config.output().onShortfall());
        if (config.writesExamples()) {
            writeExamples(examples, context, policies, folds);
        }
        joiners.forEach(joiner -> remarks.addAll(joiner.remarks()));
        Evaluations ranked = new Evaluations(config, settings, recipes, context, policies, sink, this::seeds);
        datasets.addAll(ranked.writeCandidates(
                () -> pipeline(interactions, options, sink).presence(items.presence()), folder.work()));
        drawRemarks = policies.remarks();
        evaluations = ranked;
        CatalogueDatasets written = new CatalogueDatasets(interactions, sink, book);
        written.writeItems(columns.item(), itemLogP);
        written.writeVocabularies();
        folder.deleteSpill();
        return datasets;
    }

    private static Set<Fold> foldsOf(Interactions interactions) {
        Set<Fold> folds = EnumSet.noneOf(Fold.class);
        for (Fold fold : Fold.values()) {
            if (interactions.size(fold) > 0) {
                folds.add(fold);
            }
        }
        return folds;
    }

    private @Nullable CodeBook codes(Interactions interactions) throws IOException {
        if (config.output().ids() != OutputConfig.Ids.CODES) {
            return null;
        }
        CodeBook book = CodeBook.of(interactions, config.vocabulary(), beforeData);
        idCounts = book.counts();
        warnings.addAll(book.warnings());
        return book;
    }

    private List<FeatureJoiner> joiners(RunContext context) {
        List<FeatureJoiner> joiners = new ArrayList<>();
        for (int i = 0; i < recipes.joiners().size(); i++) {
            joiners.add(context.create("features[" + i + "]", recipes.joiners().get(i)));
        }
        return joiners;
    }

    private SamplingPipeline pipeline(Interactions interactions, ExampleOptions options, ExampleSink sink) {
        SamplingPipeline pipeline = SamplingPipeline.over(interactions)
                .options(options)
                .rowLimits(config.rows().limits())
                .writeTo(sink)
                .threads(settings.threads())
                .progress(log.progress());
        Integer megabytes = config.output().fileMegabytes();
        return megabytes == null ? pipeline : pipeline.bytesPerFile(megabytes * 1_000_000L);
    }

    private RowOrdering ordering(ResultFolder folder) {
        if (config.output().order() == OutputConfig.Order.BY_USER) {
            return RowOrdering.BY_USER;
        }
        RowOrdering.Unit unit =
                config.output().unit() == OutputConfig.Unit.ROW ? RowOrdering.Unit.ROW : RowOrdering.Unit.POSITIVE;
        return new RowOrdering(unit, folder.spill());
    }

    private ExampleOptions options(InteractionColumns columns, @Nullable WrittenCodes codes) {
        Set<ExtraColumn> extras = EnumSet.noneOf(ExtraColumn.class);
        config.draws().blocks().values().forEach(block -> extras.addAll(block.columns()));
        return new ExampleOptions(
                columns.user(),
                columns.item(),
                config.output().layout(),
                config.output().sequences(),
                config.output().labelValues(),
                extras,
                config.output().padIdText(),
                codes,
                config.output().names());
    }

    private void writeExamples(SamplingPipeline pipeline, RunContext context, Policies policies, Set<Fold> folds)
            throws IOException {
        for (Map.Entry<Fold, SamplingBlock> block : config.draws().blocks().entrySet()) {
            if (block.getValue().over() == SamplingBlock.Over.ALL) {
                sample(pipeline, context, policies, block.getKey(), folds, "all");
                return;
            }
        }
        for (Fold fold : folds) {
            if (!config.draws().blocks().containsKey(fold)) {
                datasets.addAll(pipeline.withoutSampler()
                        .epochs(null)
                        .folds(EnumSet.of(fold))
                        .run());
            } else {
                sample(pipeline, context, policies, fold, EnumSet.of(fold), fold.label());
            }
        }
    }

    /** Draws the rows of some folds by the block of one; their statistics are TRAIN's, or with {@code over: all} everybody's. */
    private void sample(
            SamplingPipeline pipeline,
            RunContext context,
            Policies policies,
            Fold blockOf,
            Set<Fold> rowsOf,
            String seedName)
            throws IOException {
        SamplingBlock block = Objects.requireNonNull(config.draws().blocks().get(blockOf));
        Recipe<NegativeSampler> recipe = recipes.strategy(blockOf);
        NegativeSampler sampler = sampler(context, blockOf, block, rowsOf);
        SamplingPolicy policy = policies.ofBlock(blockOf, block, sampler);
        if (rowsOf.contains(Fold.TRAIN) && block.columns().contains(ExtraColumn.LOG_P)) {
            itemLogP = ItemLaw.logP(context.interactions(), sampler, policy);
        }
        remarks.addAll(sampler.remarks());
        datasets.addAll(pipeline.sampler(sampler)
                .named(recipe.name())
                .exact(block.exact())
                .policy(policy)
                .epochs(block.toEpochs())
                .folds(rowsOf)
                .seeds(seeds("sampling", seedName, recipe.name()))
                .run());
    }

    private NegativeSampler sampler(RunContext context, Fold blockOf, SamplingBlock block, Set<Fold> rowsOf) {
        Set<Fold> learned = block.over() == SamplingBlock.Over.ALL ? rowsOf : EnumSet.of(Fold.TRAIN);
        RunContext learning = context.learningFrom(context.interactions().stats(learned));
        return learning.create("sampling", recipes.strategy(blockOf));
    }

    /** How the negatives of each fold that gets some are drawn, for who looks at a result. */
    Map<Fold, FoldSampling> samplings(Interactions interactions) throws IOException {
        RunContext context = beforeData.over(interactions);
        DrawableItems items = new DrawableItems(config.items(), catalogue, interactions, itemsTaken);
        Policies policies = new Policies(config, context, items, belowThreshold);
        Set<Fold> folds = foldsOf(interactions);
        Map<Fold, FoldSampling> samplings = new EnumMap<>(Fold.class);
        for (Map.Entry<Fold, SamplingBlock> entry : config.draws().blocks().entrySet()) {
            Fold blockOf = entry.getKey();
            SamplingBlock block = entry.getValue();
            Set<Fold> rowsOf = block.over() == SamplingBlock.Over.ALL ? folds : EnumSet.of(blockOf);
            NegativeSampler sampler = sampler(context, blockOf, block, rowsOf);
            SamplingPolicy policy = policies.ofBlock(blockOf, block, sampler);
            RowSelection rows =
                    RowSelection.of(interactions, rowsOf, config.rows().limits());
            String name = recipes.strategy(blockOf).name();
            String seedName = block.over() == SamplingBlock.Over.ALL ? "all" : blockOf.label();
            SeedSequence drawn = seeds("sampling", seedName, name);
            FoldSampling sampling =
                    new FoldSampling(config.draws().path(blockOf), block, name, sampler, policy, rows, drawn);
            rowsOf.forEach(fold -> samplings.put(fold, sampling));
        }
        return samplings;
    }

    /** The same of each dataset of evaluation candidates, by its name. */
    Map<String, Drawing> candidateSamplings(Interactions interactions) throws IOException {
        RunContext context = beforeData.over(interactions);
        DrawableItems items = new DrawableItems(config.items(), catalogue, interactions, itemsTaken);
        Policies policies = new Policies(config, context, items, belowThreshold);
        return new EvaluationRun(config, settings, recipes, context, policies, this::seeds).samplings();
    }

    private SeedSequence seeds(String... path) {
        SeedSequence child = seeds;
        for (String name : path) {
            child = child.child(name);
        }
        namedSeeds.put(String.join(".", path), "0x" + HexFormat.of().toHexDigits(child.value()));
        return child;
    }

    /** What became of users and items in the vocabulary; empty without an earlier one. */
    Map<String, RunReport.IdCounts> idCounts() {
        return idCounts;
    }

    /** How the catalogue and the tables of pairs fit the data. */
    List<String> drawRemarks() {
        return drawRemarks;
    }

    /** Scores, ranks, measures and compares, once everything else is written. */
    void evaluate(InteractionColumns columns, ResultFolder folder) throws IOException {
        evaluations().run(columns.user(), folder.work());
        remarks.addAll(evaluations().own().remarks());
    }

    /** What models are measured at. */
    Evaluations evaluations() {
        return Objects.requireNonNull(evaluations, "evaluates what was written");
    }

    /** What joiners say of what they joined, and strategies of what they were built from. */
    List<String> remarks() {
        return remarks;
    }

    /** What is allowed but likely unwanted, a line each. */
    List<String> warnings() {
        return warnings;
    }

    /** Rows of the source that are no interactions. */
    ReadRules.Losses rowsLost() {
        return rowsLost;
    }

    /** Rows of the source by the role of their event; empty where these are not told apart. */
    Map<String, Long> events() {
        return events;
    }

    /** The seeds that were drawn from, by their names. */
    Map<String, String> namedSeeds() {
        return namedSeeds;
    }
}
