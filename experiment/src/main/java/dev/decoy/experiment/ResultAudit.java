package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.audit.AuditedRows;
import dev.decoy.eval.audit.HeldOutHits;
import dev.decoy.eval.audit.Novelty;
import dev.decoy.eval.audit.PartLaw;
import dev.decoy.eval.audit.PopularityDistance;
import dev.decoy.eval.audit.RuleCounts;
import dev.decoy.eval.audit.WrittenNegatives;
import dev.decoy.experiment.ExperimentRun.FoldSampling;
import dev.decoy.experiment.config.OutputConfig;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Layout;
import dev.decoy.pipeline.OnShortfall;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the datasets of a result against the data and the config that they were made from: reads the interactions again, and
 * the negatives back from the files. Used once.
 */
public final class ResultAudit {
    private static final String EPOCHS = "negatives/epoch=";

    private final Path result;
    private final PluginCatalog plugins;
    private final Experiment experiment;
    private final Interactions interactions;
    private final ExperimentRun run;
    private final RowIds rowIds;
    private final FinishedRun finished;

    private ResultAudit(Path result, PluginCatalog plugins, Experiment experiment, FinishedRun finished)
            throws IOException {
        this.result = result;
        this.plugins = plugins;
        this.experiment = experiment;
        this.finished = finished;
        InteractionSource source = experiment.source();
        run = experiment.newRun(RunLog.SILENT);
        interactions = run.read(source, experiment.columns(source.schema()));
        rowIds = new RowIds(interactions);
    }

    /**
     * Reads the inputs of a result again.
     *
     * @param result the folder that a run wrote
     * @throws ConfigException when it is no result
     * @throws DataException when inputs have changed or are gone
     */
    public static ResultAudit of(Path result, PluginCatalog plugins) throws IOException {
        FinishedRun finished = FinishedRun.read(result);
        ConfigFile config = ConfigFile.read(result.resolve(RunReportFile.NAME), Map.of(), List.of());
        Experiment experiment = Experiment.of(config, plugins);
        finished.requireSameInputs();
        return new ResultAudit(result, plugins, experiment, finished);
    }

    /**
     * Compares all files with their digests, and audits every dataset that has negatives, in the order of the report.
     *
     * @throws DataException when a dataset whose files are all as they were cannot be understood
     */
    public AuditFindings audit(AuditLimits limits) throws IOException {
        List<String> changed = new ArrayList<>(finished.changedFiles(result));
        boolean damaged = !changed.isEmpty();
        List<DatasetAudit> audits = new ArrayList<>();
        for (AuditedDataset dataset : datasets()) {
            try {
                audits.add(audit(dataset, limits));
            } catch (DataException e) {
                if (!damaged) {
                    throw e;
                }
                changed.add(dataset.name() + ": cannot be audited: " + e.getMessage());
            }
        }
        return new AuditFindings(changed, audits);
    }

    private List<AuditedDataset> datasets() throws IOException {
        Map<Fold, FoldSampling> examples = run.samplings(interactions);
        Map<String, FoldSampling> candidates = run.candidateSamplings(interactions);
        Layout layout = experiment.config().output().layout();
        List<AuditedDataset> datasets = new ArrayList<>();
        finished.datasets().forEach((name, reported) -> {
            boolean epoch = name.startsWith(EPOCHS);
            Fold fold = epoch ? Fold.TRAIN : foldOf(name);
            FoldSampling ofCandidates = candidates.get(name);
            FoldSampling sampling = ofCandidates != null ? ofCandidates : examples.get(fold);
            if (sampling != null && fold != null && reported.negatives() > 0) {
                WrittenForm form = ofCandidates != null ? WrittenForm.CANDIDATES : WrittenForm.of(layout, epoch);
                datasets.add(new AuditedDataset(name, reported, fold, form, sampling));
            }
        });
        return datasets;
    }

    /** The fold whose rows a dataset of examples or candidates has; null for others. */
    private static @Nullable Fold foldOf(String dataset) {
        for (Fold fold : Fold.values()) {
            if (dataset.equals(fold.label())
                    || (dataset.startsWith("candidates/") && dataset.endsWith("/" + fold.label()))) {
                return fold;
            }
        }
        return null;
    }

    /** A dataset, and how its negatives were drawn. */
    private record AuditedDataset(
            String name, FinishedRun.Dataset reported, Fold fold, WrittenForm form, FoldSampling sampling) {}

    private DatasetAudit audit(AuditedDataset dataset, AuditLimits limits) throws IOException {
        FoldSampling sampling = dataset.sampling();
        WrittenDataset files = read(dataset);
        WrittenNegatives written = files.negatives();
        AuditedRows rows = new AuditedRows(interactions, sampling.rows(), dataset.fold(), sampling.policy());
        boolean candidates = dataset.form() == WrittenForm.CANDIDATES;
        boolean dropped = !candidates && experiment.config().output().onShortfall() == OnShortfall.DROP_ROW;
        RuleCounts rules = RuleCounts.of(rows, written, dropped);
        HeldOutHits heldOut = HeldOutHits.of(rows, written);
        Novelty novelty = Novelty.of(rows, written);
        List<PartLaw> laws = candidates ? List.of() : PartLaw.of(rows, written, sampling.sampler());
        Breaches breaches = new Breaches();
        breaches.ofReport(dataset.reported(), files);
        breaches.ofRules(rules, sampling.policy().distinct(), dataset.reported(), dropped);
        breaches.ofLaws(laws);
        breaches.ofLimits(limits, heldOut, novelty);
        return new DatasetAudit(
                dataset.name(),
                files.rows(),
                written.size(),
                rules,
                heldOut,
                novelty,
                written.size() == 0 ? null : PopularityDistance.of(rows, written),
                laws,
                breaches.lines());
    }

    private WrittenDataset read(AuditedDataset dataset) throws IOException {
        OutputConfig output = experiment.config().output();
        WrittenDataset files = new WrittenDataset(
                interactions, rowIds, ItemsAsWritten.of(result, output, interactions, plugins), dataset.form());
        if (dataset.form() == WrittenForm.WINDOWS_APART) {
            read(dataset.fold().label(), WrittenForm.windowColumns(output), files::takeWindow);
        }
        String item = experiment.config().source().item();
        read(dataset.name(), dataset.form().columns(output, item), files);
        return files;
    }

    private void read(String dataset, WrittenRows.Columns columns, WrittenRows.Taker taker) throws IOException {
        FinishedRun.Dataset reported = finished.datasets().get(dataset);
        for (RunReport.FileDigest file : reported == null ? List.<RunReport.FileDigest>of() : reported.files()) {
            WrittenRows.of(result.resolve(file.file()), plugins).read(columns, taker);
        }
    }
}
