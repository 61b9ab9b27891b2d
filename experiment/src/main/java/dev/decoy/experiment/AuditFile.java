package dev.decoy.experiment;

import dev.decoy.eval.audit.LawTest;
import dev.decoy.eval.audit.PartLaw;
import dev.decoy.eval.audit.PopularityDistance;
import dev.decoy.eval.audit.RuleCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An audit as YAML. What could not be measured is left out. */
public final class AuditFile {
    private AuditFile() {}

    /**
     * Writes it, in place of what stands there.
     *
     * @throws OutputException when it cannot be written
     */
    public static void write(Path result, AuditFindings findings, Path file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("result", result.toString());
        tree.put("breaches", findings.files());
        tree.put("datasets", findings.datasets().stream().map(AuditFile::tree).toList());
        try {
            Files.write(file, RunReportFile.yaml(tree).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new OutputException("cannot write " + file + ": " + e, e);
        }
    }

    private static Map<String, Object> tree(DatasetAudit audit) {
        RuleCounts rules = audit.rules();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", audit.name());
        tree.put("rows", audit.rows());
        tree.put("negatives", audit.negatives());
        tree.put("knownItems", rules.known());
        tree.put("ownPositives", rules.ownPositives());
        tree.put("mayNotBeDrawn", rules.refused());
        tree.put("repeatedInRow", rules.repeatedInRow());
        tree.put("repeatedForUser", rules.repeatedForUser());
        tree.put("missingNegatives", rules.missing());
        put(tree, "falseNegativeRate", audit.heldOut().rate());
        put(tree, "uniformFalseNegativeRate", audit.heldOut().uniformRate());
        put(tree, "lift", audit.heldOut().lift());
        put(tree, "notYetExisting", audit.novelty().unborn());
        put(tree, "notInTrain", audit.novelty().unseen());
        PopularityDistance popularity = audit.popularity();
        if (popularity != null) {
            tree.put("popularity", tree(popularity));
        }
        List<Map<String, Object>> laws = new ArrayList<>();
        for (PartLaw law : audit.laws()) {
            LawTest test = law.test();
            if (test != null) {
                laws.add(tree(law.part(), test));
            }
        }
        tree.put("laws", laws);
        tree.put("breaches", audit.breaches());
        return tree;
    }

    private static Map<String, Object> tree(PopularityDistance popularity) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("jensenShannonBits", popularity.bits());
        tree.put("gini", popularity.negatives().gini());
        tree.put("giniOfPositives", popularity.positives().gini());
        tree.put("effectiveItems", popularity.negatives().effectiveItems());
        tree.put("effectiveItemsOfPositives", popularity.positives().effectiveItems());
        tree.put("meanCount", popularity.negatives().meanCount(popularity.counts()));
        tree.put("meanCountOfPositives", popularity.positives().meanCount(popularity.counts()));
        return tree;
    }

    private static Map<String, Object> tree(String part, LawTest law) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (!part.isEmpty()) {
            tree.put("part", part);
        }
        tree.put("draws", law.draws());
        tree.put("impossible", law.impossible());
        tree.put("chiSquare", law.statistic());
        tree.put("degreesOfFreedom", law.degrees());
        tree.put("p", law.p());
        return tree;
    }

    private static void put(Map<String, Object> tree, String key, double value) {
        if (Double.isFinite(value)) {
            tree.put(key, value);
        }
    }
}
