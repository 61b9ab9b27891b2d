package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.eval.audit.AuditedRows;
import dev.decoy.eval.audit.HeldOutHits;
import dev.decoy.eval.audit.Novelty;
import dev.decoy.eval.audit.PartLaw;
import dev.decoy.eval.audit.PopularityDistance;
import dev.decoy.eval.audit.RuleCounts;
import dev.decoy.eval.audit.WrittenNegatives;
import dev.decoy.io.DataException;
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
    private final RebuiltResult result;

    private ResultAudit(RebuiltResult result) {
        this.result = result;
    }

    /**
     * Reads the inputs of a result again.
     *
     * @param result the folder that a run wrote
     * @throws ConfigException when it is no result
     * @throws DataException when inputs have changed or are gone
     */
    public static ResultAudit of(Path result, PluginCatalog plugins) throws IOException {
        return new ResultAudit(RebuiltResult.read(result, plugins));
    }

    /**
     * Compares all files with their digests, and audits every dataset that has negatives, in the order of the report.
     *
     * @throws DataException when a dataset whose files are all as they were cannot be understood
     */
    public AuditFindings audit(AuditLimits limits) throws IOException {
        List<String> changed = new ArrayList<>(result.finished().changedFiles(result.folder()));
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
        Layout layout = result.experiment().config().output().layout();
        Map<String, Drawing> candidates = result.candidateSamplings();
        List<AuditedDataset> datasets = new ArrayList<>();
        result.finished().datasets().forEach((name, reported) -> {
            boolean epoch = name.startsWith(RebuiltResult.EPOCHS);
            Fold fold = epoch ? Fold.TRAIN : foldOf(name);
            Drawing ofCandidates = candidates.get(name);
            FoldSampling ofExamples = result.samplings().get(fold);
            if (fold == null || reported.negatives() == 0) {
                return;
            }
            if (ofCandidates != null) {
                datasets.add(new AuditedDataset(name, reported, fold, WrittenForm.CANDIDATES, ofCandidates));
            } else if (ofExamples != null) {
                datasets.add(new AuditedDataset(
                        name, reported, fold, WrittenForm.of(layout, epoch), Drawing.of(ofExamples)));
            }
        });
        return datasets;
    }

    /** The fold whose rows a dataset of examples or candidates has; null for others. */
    private static @Nullable Fold foldOf(String dataset) {
        for (Fold fold : Fold.values()) {
            String ofCandidates = "candidates/[^/]+/" + fold.label() + "(/repeat=[0-9]+)?";
            if (dataset.equals(fold.label()) || dataset.matches(ofCandidates)) {
                return fold;
            }
        }
        return null;
    }

    /** A dataset, and how its negatives were drawn. */
    private record AuditedDataset(
            String name, FinishedRun.Dataset reported, Fold fold, WrittenForm form, Drawing sampling) {}

    private DatasetAudit audit(AuditedDataset dataset, AuditLimits limits) throws IOException {
        Drawing sampling = dataset.sampling();
        WrittenDataset files = result.written(dataset.name(), dataset.fold(), dataset.form());
        WrittenNegatives written = files.negatives();
        AuditedRows rows = new AuditedRows(result.interactions(), sampling.rows(), dataset.fold(), sampling.policy());
        boolean candidates = dataset.form() == WrittenForm.CANDIDATES;
        boolean dropped = !candidates && result.experiment().config().output().onShortfall() == OnShortfall.DROP_ROW;
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
}
