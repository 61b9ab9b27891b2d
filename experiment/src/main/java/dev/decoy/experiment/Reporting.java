package dev.decoy.experiment;

import dev.decoy.data.Interactions;
import dev.decoy.experiment.Experiment.Checked;
import dev.decoy.io.InteractionSource;
import dev.decoy.pipeline.DatasetReport;
import dev.decoy.random.SeedSequence;
import dev.decoy.spi.ComponentFactory;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.Recipe;
import dev.decoy.spi.RecordBinder;
import dev.decoy.spi.RecordTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the report of a run together. */
final class Reporting {
    private final Experiment experiment;
    private final RecordBinder binder;
    private final Checked checked;
    private final ResultFolder folder;

    Reporting(Experiment experiment, RecordBinder binder, Checked checked, ResultFolder folder) {
        this.experiment = experiment;
        this.binder = binder;
        this.checked = checked;
        this.folder = folder;
    }

    RunReport report(
            InteractionSource source,
            Interactions interactions,
            List<DatasetReport> datasets,
            ExperimentRun run,
            Stopwatch watch)
            throws IOException {
        List<RunReport.FileDigest> inputs =
                inputs(experiment.inputs(source), experiment.origin().reports());
        List<RunReport.Dataset> written = new ArrayList<>();
        for (DatasetReport dataset : datasets) {
            written.add(new RunReport.Dataset(dataset, outputs(dataset)));
        }
        List<RunReport.FileDigest> others = otherOutputs(written);
        watch.lap("digest");
        Map<String, Double> seconds = new LinkedHashMap<>(watch.seconds());
        seconds.put("total", watch.total());
        return new RunReport(
                decoy(),
                experiment.settings().name(),
                experiment
                        .settings()
                        .configFolder()
                        .toAbsolutePath()
                        .normalize()
                        .toString(),
                config(experiment, binder, checked),
                plugins(),
                run.namedSeeds(),
                inputs,
                run.losses(),
                DataSummary.of(
                        interactions, run.rowsLost(), run.events(), run.split().input()),
                run.split(),
                run.idCounts(),
                run.drawRemarks(),
                run.remarks(),
                written,
                others,
                Measurements.of(
                        experiment.config().evaluation(),
                        new SeedSequence(experiment.config().seed()).child("evaluation"),
                        run.evaluations().models()),
                run.evaluations().comparison(),
                warnings(datasets, run),
                seconds);
    }

    private static Map<String, Object> decoy() {
        Map<String, Object> decoy = new LinkedHashMap<>();
        decoy.put("version", version(Experiment.class));
        decoy.put("java", Runtime.version().toString());
        return decoy;
    }

    private static String version(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    /**
     * The config that repeats this run: every default, and the time column that was found, written out; but what an earlier
     * result gives is taken from there again.
     */
    static Map<String, Object> config(Experiment experiment, RecordBinder binder, Checked checked) {
        Map<String, Object> tree = new RecordTree(binder).of(experiment.config());
        String run = experiment.config().source().run();
        if (run != null) {
            tree.put("source", Map.of("run", run));
            tree.keySet().removeAll(experiment.origin().blocks());
            return tree;
        }
        Object source = tree.get("source");
        if (source instanceof Map<?, ?> options) {
            Map<String, Object> resolved = new LinkedHashMap<>();
            options.forEach((key, value) -> resolved.put(String.valueOf(key), value));
            resolved.put("timestamp", checked.columns().timestamp());
            tree.put("source", resolved);
        }
        return tree;
    }

    private List<RunReport.Plugin> plugins() {
        Recipes recipes = experiment.recipes();
        List<Recipe<?>> used = new ArrayList<>();
        used.add(recipes.source());
        used.addAll(recipes.readers());
        used.add(recipes.sink());
        Set<RunReport.Plugin> plugins = new LinkedHashSet<>();
        used.forEach(recipe -> plugins.add(plugin(recipe)));
        return List.copyOf(plugins);
    }

    private static RunReport.Plugin plugin(Recipe<?> recipe) {
        ComponentFactory<?, ?> factory = recipe.factory();
        String jar = PluginCatalog.location(factory)
                .map(Path::getFileName)
                .map(Path::toString)
                .orElse("unknown");
        return new RunReport.Plugin(
                recipe.role().word(), recipe.name(), factory.getClass().getName(), jar, version(factory.getClass()));
    }

    /** Every file of some sources and the reports of earlier results, once, by its absolute path. */
    static List<RunReport.FileDigest> inputs(List<InteractionSource> sources, List<Path> reports) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        for (InteractionSource source : sources) {
            FinishedRun.filesOf(source).forEach(file -> files.put(file.toString(), file));
        }
        reports.forEach(report -> files.put(report.toString(), report));
        return Digests.of(files);
    }

    private List<RunReport.FileDigest> outputs(DatasetReport dataset) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        dataset.parts().forEach(part -> files.put(part.file(), folder.work().resolve(part.file())));
        return Digests.of(files);
    }

    /** What stands in the folder beside the files of datasets. */
    private List<RunReport.FileDigest> otherOutputs(List<RunReport.Dataset> datasets) throws IOException {
        Set<String> named = new HashSet<>();
        datasets.forEach(dataset -> dataset.files().forEach(file -> named.add(file.file())));
        List<RunReport.FileDigest> digests = new ArrayList<>();
        for (String name : ResultFolder.filesBelow(folder.work(), "")) {
            if (!named.contains(name)) {
                Path file = folder.work().resolve(name);
                digests.add(new RunReport.FileDigest(name, Files.size(file), Digests.sha256(file)));
            }
        }
        return digests;
    }

    private List<String> warnings(List<DatasetReport> datasets, ExperimentRun run) {
        List<String> warnings = new ArrayList<>(checked.warnings());
        warnings.addAll(run.warnings());
        warnings.addAll(ShortfallLines.of(datasets));
        warnings.addAll(Measurements.warnings(
                experiment.config().evaluation(), run.evaluations().models()));
        return warnings;
    }
}
