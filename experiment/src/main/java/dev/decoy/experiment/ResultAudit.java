package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.audit.AuditedRows;
import dev.decoy.eval.audit.HeldOutHits;
import dev.decoy.eval.audit.LawTest;
import dev.decoy.eval.audit.Novelty;
import dev.decoy.eval.audit.PopularityDistance;
import dev.decoy.eval.audit.RuleCounts;
import dev.decoy.eval.audit.WrittenNegatives;
import dev.decoy.experiment.ExperimentRun.FoldSampling;
import dev.decoy.experiment.config.OutputConfig;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Layout;
import dev.decoy.pipeline.OnShortfall;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
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
    private final Map<Fold, FoldSampling> samplings;
    private final RowIds rowIds;
    private final ToIntFunction<String> items;
    private final FinishedRun finished;

    private ResultAudit(Path result, PluginCatalog plugins, Experiment experiment, FinishedRun finished)
            throws IOException {
        this.result = result;
        this.plugins = plugins;
        this.experiment = experiment;
        this.finished = finished;
        InteractionSource source = experiment.source();
        ExperimentRun run = experiment.newRun(RunLog.SILENT);
        interactions = run.read(source, experiment.columns(source.schema()));
        samplings = run.samplings(interactions);
        rowIds = new RowIds(interactions);
        items = ItemsAsWritten.of(result, experiment.config().output(), interactions, plugins);
    }

    /**
     * Reads the inputs of a result again.
     *
     * @param result the folder that a run wrote
     * @throws ConfigException when it is no result, or one that cannot be audited
     * @throws dev.decoy.io.DataException when inputs have changed or are gone
     */
    public static ResultAudit of(Path result, PluginCatalog plugins) throws IOException {
        FinishedRun finished = FinishedRun.read(result);
        ConfigFile config = ConfigFile.read(result.resolve(RunReportFile.NAME), Map.of(), List.of());
        Experiment experiment = Experiment.of(config, plugins);
        if (experiment.config().output().layout() == Layout.SEQUENCE) {
            throw new ConfigException("", result + ": layout sequence is not audited; run it with another layout");
        }
        finished.requireSameInputs();
        return new ResultAudit(result, plugins, experiment, finished);
    }

    /**
     * Audits every dataset of examples that has negatives.
     *
     * @return one by one, in the order of the report
     */
    public List<DatasetAudit> audit(AuditLimits limits) throws IOException {
        List<DatasetAudit> audits = new ArrayList<>();
        for (Map.Entry<String, FinishedRun.Dataset> dataset :
                finished.datasets().entrySet()) {
            Fold fold = foldOf(dataset.getKey());
            FoldSampling sampling = fold == null ? null : samplings.get(fold);
            if (fold != null && sampling != null && dataset.getValue().negatives() > 0) {
                audits.add(audit(dataset.getKey(), dataset.getValue(), fold, sampling, limits));
            }
        }
        return audits;
    }

    /** The fold whose rows a dataset of examples has; null for others, and for positives whose negatives stand elsewhere. */
    private static @Nullable Fold foldOf(String dataset) {
        if (dataset.startsWith(EPOCHS)) {
            return Fold.TRAIN;
        }
        for (Fold fold : Fold.values()) {
            if (fold.label().equals(dataset)) {
                return fold;
            }
        }
        return null;
    }

    private DatasetAudit audit(
            String name, FinishedRun.Dataset reported, Fold fold, FoldSampling sampling, AuditLimits limits)
            throws IOException {
        WrittenDataset files = new WrittenDataset(interactions, rowIds, items, columns(name));
        for (String file : reported.files()) {
            files.add(plugins.openTable(result.resolve(file)));
        }
        WrittenNegatives written = files.negatives();
        AuditedRows rows = new AuditedRows(interactions, sampling.rows(), fold, sampling.policy());
        boolean dropped = experiment.config().output().onShortfall() == OnShortfall.DROP_ROW;
        RuleCounts rules = RuleCounts.of(rows, written, dropped);
        HeldOutHits heldOut = HeldOutHits.of(rows, written);
        Novelty novelty = Novelty.of(rows, written);
        LawTest law = law(rows, written, sampling.sampler());
        Breaches breaches = new Breaches();
        breaches.ofReport(reported, files.rows(), written.size());
        breaches.ofRules(rules, sampling.policy().distinct(), reported, dropped);
        breaches.ofLaw(law);
        breaches.ofLimits(limits, heldOut, novelty);
        return new DatasetAudit(
                name,
                files.rows(),
                written.size(),
                rules,
                heldOut,
                novelty,
                written.size() == 0 ? null : PopularityDistance.of(rows, written),
                law,
                breaches.lines());
    }

    private @Nullable LawTest law(AuditedRows rows, WrittenNegatives written, NegativeSampler sampler) {
        // Parts by count take turns, so that a row's first draw is of one part and the declared law that of all draws.
        if (sampler.perPositive() != NegativeSampler.UNSAID) {
            return null;
        }
        SeedSequence seeds = new SeedSequence(experiment.config().seed());
        return LawTest.of(rows, written, sampler.newWorker(seeds)).orElse(null);
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
