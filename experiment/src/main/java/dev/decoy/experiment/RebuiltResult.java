package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.experiment.ExperimentRun.FoldSampling;
import dev.decoy.experiment.config.OutputConfig;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Layout;
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
        Map<Fold, FoldSampling> samplings,
        RowIds rowIds,
        ToIntFunction<String> items) {
    /** What the datasets of epochs are called before their number. */
    static final String EPOCHS = "negatives/epoch=";

    /**
     * Reads the inputs of a result again.
     *
     * @throws dev.decoy.spi.ConfigException when it is no result
     * @throws dev.decoy.io.DataException when inputs have changed or are gone
     */
    static RebuiltResult read(Path folder, PluginCatalog plugins) throws IOException {
        FinishedRun finished = FinishedRun.read(folder);
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
                run.samplings(interactions),
                new RowIds(interactions),
                ItemsAsWritten.of(folder, experiment.config().output(), interactions, plugins));
    }

    /** Whether its files are of a layout and a format whose negatives can be read back. */
    boolean canReadBack(String dataset, FinishedRun.Dataset reported) throws IOException {
        if (experiment.config().output().layout() == Layout.SEQUENCE) {
            return false;
        }
        for (String file : reported.files()) {
            Map<String, String> unreadable =
                    plugins.openTable(folder.resolve(file)).schema().unreadable();
            if (unreadable.containsKey(columns(dataset).item())) {
                return false;
            }
        }
        return true;
    }

    /** Reads the negatives of a dataset back. */
    WrittenDataset written(String dataset, FinishedRun.Dataset reported) throws IOException {
        WrittenDataset files = new WrittenDataset(interactions, rowIds, items, columns(dataset));
        for (String file : reported.files()) {
            files.add(plugins.openTable(folder.resolve(file)));
        }
        return files;
    }

    private WrittenDataset.Columns columns(String dataset) {
        OutputConfig output = experiment.config().output();
        String item = experiment.config().source().item();
        boolean lists = output.layout() == Layout.LISTWISE;
        boolean apart = output.layout() == Layout.PAIRWISE || dataset.startsWith(EPOCHS);
        return new WrittenDataset.Columns(
                named("row_id"),
                named(lists ? "negatives" : apart ? "negative_" + item : item),
                lists ? null : named("draw"));
    }

    private String named(String column) {
        return experiment.config().output().names().getOrDefault(column, column);
    }
}
