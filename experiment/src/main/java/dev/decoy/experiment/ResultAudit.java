package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.eval.audit.AuditedRows;
import dev.decoy.eval.audit.HeldOutHits;
import dev.decoy.eval.audit.LawTest;
import dev.decoy.eval.audit.Novelty;
import dev.decoy.eval.audit.PopularityDistance;
import dev.decoy.eval.audit.RuleCounts;
import dev.decoy.eval.audit.WrittenNegatives;
import dev.decoy.experiment.ExperimentRun.FoldSampling;
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
import org.jspecify.annotations.Nullable;

/**
 * Holds the datasets of a result against the data and the config that they were made from: reads the interactions again, and
 * the negatives back from the files. Used once.
 */
public final class ResultAudit {
    private final RebuiltResult result;

    private ResultAudit(RebuiltResult result) {
        this.result = result;
    }

    /**
     * Reads the inputs of a result again.
     *
     * @param result the folder that a run wrote
     * @throws ConfigException when it is no result, or one that cannot be audited
     * @throws dev.decoy.io.DataException when inputs have changed or are gone
     */
    public static ResultAudit of(Path result, PluginCatalog plugins) throws IOException {
        RebuiltResult rebuilt = RebuiltResult.read(result, plugins);
        if (rebuilt.experiment().config().output().layout() == Layout.SEQUENCE) {
            throw new ConfigException("", result + ": layout sequence is not audited; run it with another layout");
        }
        return new ResultAudit(rebuilt);
    }

    /**
     * Audits every dataset of examples that has negatives.
     *
     * @return one by one, in the order of the report
     */
    public List<DatasetAudit> audit(AuditLimits limits) throws IOException {
        List<DatasetAudit> audits = new ArrayList<>();
        for (Map.Entry<String, FinishedRun.Dataset> dataset :
                result.finished().datasets().entrySet()) {
            Fold fold = foldOf(dataset.getKey());
            FoldSampling sampling = fold == null ? null : result.samplings().get(fold);
            if (fold != null && sampling != null && dataset.getValue().negatives() > 0) {
                audits.add(audit(dataset.getKey(), dataset.getValue(), fold, sampling, limits));
            }
        }
        return audits;
    }

    /** The fold whose rows a dataset of examples has; null for others, and for positives whose negatives stand elsewhere. */
    private static @Nullable Fold foldOf(String dataset) {
        if (dataset.startsWith(RebuiltResult.EPOCHS)) {
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
        WrittenDataset files = result.written(name, reported);
        WrittenNegatives written = files.negatives();
        AuditedRows rows = new AuditedRows(result.interactions(), sampling.rows(), fold, sampling.policy());
        boolean dropped = result.experiment().config().output().onShortfall() == OnShortfall.DROP_ROW;
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
        SeedSequence seeds = new SeedSequence(result.experiment().config().seed());
        return LawTest.of(rows, written, sampler.newWorker(seeds)).orElse(null);
    }
}
