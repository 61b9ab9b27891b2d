package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.experiment.config.OutputConfig;
import dev.decoy.io.InteractionSource;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A result, and what it was made from: the interactions, read again, and how its negatives are drawn.
 *
 * @param folder where it stands
 * @param plugins what reads its files
 * @param experiment its config
 * @param finished its report
 * @param interactions the data, split
 * @param run what draws
 * @param samplings how the negatives of the folds are drawn
 * @param rowIds rows by the ids in its files
 * @param items codes of items by what they are called in its files
 */
record RebuiltResult(
        Path folder,
        PluginCatalog plugins,
        Experiment experiment,
        FinishedRun finished,
        Interactions interactions,
        ExperimentRun run,
        Map<Fold, FoldSampling> samplings,
        RowIds rowIds,
        ToIntFunction<String> items) {
    /** What the datasets of epochs are called before their number. */
    static final String EPOCHS = "negatives/epoch=";

    /**
     * Reads the inputs of a result again.
     *
     * @throws dev.decoy.spi.ConfigException when it is no result, or its files cannot be read back
     * @throws dev.decoy.io.DataException when inputs have changed or are gone
     */
    static RebuiltResult read(Path folder, PluginCatalog plugins) throws IOException {
        FinishedRun finished = FinishedRun.read(folder);
        finished.requireReadable(folder);
        ConfigFile config = ConfigFile.read(folder.resolve(RunReportFile.NAME), Map.of(), List.of());
        Experiment experiment = Experiment.of(config, plugins);
        finished.requireSameInputs();
        InteractionSource source = experiment.source();
        ExperimentRun run = experiment.newRun(RunLog.SILENT);
        Interactions interactions = run.read(source, experiment.columns(source.schema()));
        return new RebuiltResult(
                folder,
                plugins,
                experiment,
                finished,
                interactions,
                run,
                run.samplings(interactions),
                new RowIds(interactions),
                ItemsAsWritten.of(folder, experiment.config().output(), interactions, plugins));
    }

    /** How the evaluation candidates of a dataset are drawn, by its name. */
    Map<String, Drawing> candidateSamplings() throws IOException {
        return run.candidateSamplings(interactions);
    }

    /** Reads a dataset back that has rows of a fold; windows whose negatives stand apart are in the dataset of the fold. */
    WrittenDataset written(String dataset, Fold fold, WrittenForm form) throws IOException {
        OutputConfig output = experiment.config().output();
        WrittenDataset files = new WrittenDataset(interactions, rowIds, items, form);
        if (form == WrittenForm.WINDOWS_APART) {
            read(fold.label(), WrittenForm.windowColumns(output), files::takeWindow);
        }
        read(dataset, form.columns(output, experiment.config().source().item()), files);
        return files;
    }

    private void read(String dataset, WrittenRows.Columns columns, WrittenRows.Taker taker) throws IOException {
        FinishedRun.Dataset reported = finished.datasets().get(dataset);
        for (RunReport.FileDigest file : reported == null ? List.<RunReport.FileDigest>of() : reported.files()) {
            WrittenRows.of(folder.resolve(file.file()), plugins).read(columns, taker);
        }
    }
}
