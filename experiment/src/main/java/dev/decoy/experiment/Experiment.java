package dev.decoy.experiment;

import com.google.inject.Guice;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.metric.PeerDefinitions;
import dev.decoy.experiment.config.EvaluationConfig;
import dev.decoy.experiment.config.EventConfig;
import dev.decoy.experiment.config.ExperimentConfig;
import dev.decoy.experiment.config.OutputConfig;
import dev.decoy.experiment.config.OutputConfig.IfExists;
import dev.decoy.experiment.config.SamplingBlock;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Layout;
import dev.decoy.io.Schema;
import dev.decoy.pipeline.DatasetReport;
import dev.decoy.random.SeedSequence;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.ConfigException.Problem;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.RecordBinder;
import dev.decoy.spi.Spec;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A config that is checked and wired, ready to look at its data. Immutable. */
public final class Experiment {
    private final ExperimentConfig config;
    private final RunSettings settings;
    private final Recipes recipes;
    private final RecordBinder binder;
    private final DataOrigin origin;
    private final Contexts beforeData;

    @Inject
    Experiment(
            ExperimentConfig config,
            RunSettings settings,
            Recipes recipes,
            SeedSequence seeds,
            RecordBinder binder,
            DataOrigin origin) {
        this.config = config;
        this.settings = settings;
        this.recipes = recipes;
        this.binder = binder;
        this.origin = origin;
        this.beforeData = Contexts.beforeData(binder, settings.configFolder(), seeds, origin);
    }

    /**
     * The experiment of a file, and of the earlier result that its source names.
     *
     * @throws ConfigException all problems of the file; when there is no such result
     */
    public static Experiment of(ConfigFile file, PluginCatalog plugins) {
        CompletedConfig completed = CompletedConfig.of(file);
        ExperimentConfig config = completed.file().bind(ExperimentConfig.class, new RecordBinder(plugins));
        return Guice.createInjector(
                        new ExperimentModule(config, plugins, file.name(), file.folder(), completed.origin()))
                .getInstance(Experiment.class);
    }

    /** The config, defaults included, and the blocks that an earlier result gives. */
    public ExperimentConfig config() {
        return config;
    }

    /** Where and how it runs. */
    public RunSettings settings() {
        return settings;
    }

    /** Where its data come from. */
    DataOrigin origin() {
        return origin;
    }

    /** Its components. */
    public Recipes recipes() {
        return recipes;
    }

    /**
     * Opens headers and footers of the source and of tables, and checks every column that the config names, that there are
     * times where they are needed, that an earlier vocabulary is there, and the place of the result. No row is read; where the
     * data are those of an earlier result, their files are, for their digests.
     *
     * @throws ConfigException all problems that this finds
     * @throws dev.decoy.io.DataException when the source cannot be understood
     */
    public Checked check() throws IOException {
        List<Problem> problems = new ArrayList<>();
        Sources.checkHeldOut(config.source(), recipes, problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        InteractionSource source = source();
        origin.check(takenOver(source), settings.resultFolder(), problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        Schema schema = source.schema();
        SchemaChecks checks = new SchemaChecks(config, recipes, schema, columns(schema));
        checks.checkColumns(problems);
        checkTables(problems);
        checks.checkTimes(problems);
        checks.checkBlocks(problems);
        checkResultFolder(problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Checked(schema, columns(schema), warnings());
    }

    /**
     * Whether {@code ifExists: keep} finds the result of this very config and these inputs, so that nothing is left to do.
     * Reads the inputs for their digests.
     *
     * @throws ConfigException when it finds a result of another config or other inputs
     */
    public boolean isDone() throws IOException {
        FormerResult former = new FormerResult(settings.resultFolder());
        if (settings.ifExists() != IfExists.KEEP || !former.exists()) {
            return false;
        }
        Checked checked = check();
        former.requireSame(
                Reporting.config(this, binder, checked), Reporting.inputs(inputs(source()), origin.reports()));
        return true;
    }

    /**
     * Runs it: the result appears whole in {@link RunSettings#resultFolder()}, or nothing does.
     *
     * @throws ConfigException when a value is wrong for this data
     * @throws dev.decoy.io.DataException when the data cannot be understood
     * @throws dev.decoy.pipeline.SamplingException when a strategy or joiner fails
     * @throws OutputException when the result cannot be written
     */
    public RunReport run(RunLog log) throws IOException {
        Checked checked = check();
        checked.warnings().forEach(log::warning);
        Stopwatch watch = new Stopwatch();
        InteractionSource source = source();
        ExperimentRun run = newRun(log);
        try (ResultFolder folder = ResultFolder.open(settings.resultFolder(), settings.overwrite())) {
            Interactions interactions = run.read(source, checked.columns());
            origin.requireSameFolds(interactions);
            watch.lap("read");
            RunReport report = write(run, interactions, checked, folder, source, watch);
            report.warnings().stream()
                    .filter(warning -> !checked.warnings().contains(warning))
                    .forEach(log::warning);
            return report;
        }
    }

    InteractionSource source() {
        return Sources.of(config.source(), binder, beforeData.data());
    }

    private RunReport write(
            ExperimentRun run,
            Interactions interactions,
            Checked checked,
            ResultFolder folder,
            InteractionSource source,
            Stopwatch watch) {
        try {
            List<DatasetReport> datasets = run.write(interactions, checked.columns(), folder);
            watch.lap("sample and write");
            run.evaluate(checked.columns(), folder);
            watch.lap("evaluate");
            RunReport report =
                    new Reporting(this, binder, checked, folder).report(source, interactions, datasets, run, watch);
            RunReportFile.write(report, folder.work());
            folder.commit();
            return report;
        } catch (IOException e) {
            throw new OutputException("cannot write the result: " + e.getMessage() + "; nothing was left behind", e);
        }
    }

    /** A run that is yet to read. */
    ExperimentRun newRun(RunLog log) {
        return new ExperimentRun(config, settings, recipes, beforeData, log);
    }

    /** The same, by one thread, for an estimate. */
    ExperimentRun newProbe() {
        RunSettings alone = new RunSettings(
                settings.name(), settings.configFolder(), settings.resultFolder(), settings.ifExists(), 1);
        return new ExperimentRun(config, alone, recipes, beforeData, RunLog.SILENT);
    }

    /** What to read from a source of this schema. */
    InteractionColumns columns(Schema schema) {
        Set<String> further = new LinkedHashSet<>(recipes.sourceColumns());
        further.addAll(config.prepare().sourceColumns());
        further.addAll(config.items().sourceColumns());
        EventConfig event = config.source().event();
        if (event != null) {
            further.add(event.column());
        }
        if (config.output().label() != null) {
            further.add(config.output().label());
        }
        if (config.gain() != null) {
            further.add(config.gain());
        }
        return config.source().columns(schema, List.copyOf(further));
    }

    private void checkTables(List<Problem> problems) throws IOException {
        try {
            problems.addAll(SideTables.of(config, recipes, beforeData).problems());
            EarlierVocabulary.find(config.vocabulary(), beforeData.own());
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
    }

    /** All that a run reads: the source, a catalogue, known pairs, tables that are joined, an earlier vocabulary. */
    List<InteractionSource> inputs(InteractionSource source) throws IOException {
        List<InteractionSource> inputs = new ArrayList<>(List.of(source));
        inputs.addAll(SideTables.of(config, recipes, beforeData).tables());
        EarlierVocabulary earlier = EarlierVocabulary.find(config.vocabulary(), beforeData.own());
        if (earlier != null) {
            inputs.addAll(earlier.tables());
        }
        return inputs;
    }

    /** What a run reads of an earlier one's inputs, where there is one: the source, and a catalogue that is not its own. */
    private List<InteractionSource> takenOver(InteractionSource source) {
        return origin.blocks().contains("items") && config.items().path() != null
                ? List.of(
                        source,
                        SideTables.catalogue(config.items(), beforeData.items()).table())
                : List.of(source);
    }

    private void checkResultFolder(List<Problem> problems) {
        try {
            if (settings.ifExists() != IfExists.KEEP || !new FormerResult(settings.resultFolder()).exists()) {
                ResultFolder.check(settings.resultFolder(), settings.overwrite());
            }
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
    }

    private List<String> warnings() throws IOException {
        List<String> warnings = new ArrayList<>();
        boolean newCodes = config.output().ids() == OutputConfig.Ids.CODES && config.vocabulary() == null;
        if (newCodes && origin.hasCodesOfOthers()) {
            warnings.add(
                    "output.ids: codes are new ones, not those of the result that source.run names; set vocabulary.from to "
                            + config.source().run() + " for those");
        }
        for (Map.Entry<Fold, SamplingBlock> block : config.draws().blocks().entrySet()) {
            if (block.getValue().over() == SamplingBlock.Over.ALL) {
                warnings.add(config.draws().path(block.getKey())
                        + ".over: all learns from the rows that are held out; metrics on them will be too good");
            }
        }
        EvaluationConfig evaluation = config.evaluation();
        if (evaluation != null && evaluation.compat() != null) {
            PeerDefinitions peer = evaluation.compat();
            evaluation.metrics().stream().map(Spec::type).distinct().forEach(type -> {
                if (!peer.caveat(type).isEmpty()) {
                    warnings.add("evaluation.compat: for " + type + ", " + peer + " " + peer.caveat(type));
                }
            });
        }
        EventConfig event = config.source().event();
        if (event != null && !event.negative().isEmpty() && config.output().layout() != Layout.POINTWISE) {
            warnings.add(
                    "source.event.negative: these events are never drawn, but only layout pointwise has rows for them");
        }
        return warnings;
    }

    /**
     * What a check found.
     *
     * @param schema the columns of the source
     * @param columns what a run will read
     * @param warnings what is allowed but likely unwanted, one line each
     */
    public record Checked(Schema schema, InteractionColumns columns, List<String> warnings) {}
}
