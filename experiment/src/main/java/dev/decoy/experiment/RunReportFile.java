package dev.decoy.experiment;

import dev.decoy.eval.split.ColdFilter;
import dev.decoy.pipeline.DatasetReport;
import dev.decoy.pipeline.Shortfall;
import dev.decoy.prepare.Loss;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** {@code run-report.yaml}: keys in the order of the data flow. */
final class RunReportFile {
    /** Its name within a result. */
    static final String NAME = "run-report.yaml";

    private RunReportFile() {}

    static void write(RunReport report, Path folder) throws IOException {
        Files.write(folder.resolve(NAME), yaml(tree(report)).getBytes(StandardCharsets.UTF_8));
    }

    /** A plain tree as YAML. */
    static String yaml(Map<String, ?> tree) {
        YAMLMapper yaml = YAMLMapper.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build();
        return yaml.writeValueAsString(tree);
    }

    private static Map<String, Object> tree(RunReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("decoy", report.decoy());
        tree.put("name", report.name());
        tree.put("configFolder", report.configFolder());
        tree.put("config", report.config());
        tree.put("plugins", report.plugins().stream().map(RunReportFile::tree).toList());
        tree.put("seeds", report.seeds());
        tree.put("inputs", report.inputs().stream().map(RunReportFile::tree).toList());
        tree.put("prepare", report.losses().stream().map(RunReportFile::tree).toList());
        tree.put("data", tree(report.data()));
        tree.put("split", tree(report.split()));
        if (!report.vocabulary().isEmpty()) {
            Map<String, Object> vocabulary = new LinkedHashMap<>();
            report.vocabulary().forEach((what, counts) -> vocabulary.put(what, tree(counts)));
            tree.put("vocabulary", vocabulary);
        }
        tree.put("sampling", report.sampling());
        tree.put("features", report.features());
        tree.put("datasets", report.datasets().stream().map(RunReportFile::tree).toList());
        tree.put("files", report.files().stream().map(RunReportFile::tree).toList());
        if (!report.evaluation().isEmpty()) {
            tree.put(
                    "evaluation",
                    report.evaluation().stream().map(RunReportFile::tree).toList());
        }
        if (!report.comparison().isEmpty()) {
            tree.put(
                    "comparison",
                    report.comparison().stream().map(ComparisonFiles::tree).toList());
        }
        tree.put("warnings", report.warnings());
        tree.put("seconds", report.seconds());
        return tree;
    }

    private static Map<String, Object> tree(RunReport.Plugin plugin) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("role", plugin.role());
        tree.put("name", plugin.name());
        tree.put("class", plugin.type());
        tree.put("jar", plugin.jar());
        tree.put("version", plugin.version());
        return tree;
    }

    private static Map<String, Object> tree(RunReport.FileDigest file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", file.file());
        tree.put("bytes", file.bytes());
        tree.put("sha256", file.sha256());
        return tree;
    }

    private static Map<String, Object> tree(Loss loss) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("step", loss.step());
        tree.put("interactionsLost", loss.interactions());
        tree.put("usersLost", loss.users());
        tree.put("itemsLost", loss.items());
        return tree;
    }

    private static Map<String, Object> tree(RunReport.Data data) {
        Map<String, Object> folds = new LinkedHashMap<>();
        data.folds().forEach((name, count) -> {
            Map<String, Object> fold = new LinkedHashMap<>();
            fold.put("interactions", count.interactions());
            fold.put("users", count.users());
            folds.put(name, fold);
        });
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("users", data.users());
        tree.put("items", data.items());
        tree.put("interactions", data.interactions());
        if (!data.events().isEmpty()) {
            tree.put("events", data.events());
        }
        tree.put("droppedNulls", data.droppedNulls());
        tree.put("outsideTimeRange", data.outsideTimeRange());
        tree.put("usersWithTiedLastTime", data.usersWithTiedLastTime());
        tree.put("folds", folds);
        tree.put("leftOut", data.leftOut());
        return tree;
    }

    private static Map<String, Object> tree(RunReport.Split split) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("usersInTrainAlone", split.usersInTrainAlone());
        if (split.usersHeldOut() > 0) {
            tree.put("usersHeldOut", split.usersHeldOut());
            tree.put("inputInteractions", split.input());
        }
        Map<String, Object> notInTrain = new LinkedHashMap<>();
        split.notInTrain().forEach((fold, counts) -> {
            Map<String, Object> ofFold = new LinkedHashMap<>();
            ofFold.put("interactions", counts.interactions());
            ofFold.put("users", counts.users());
            ofFold.put("items", counts.items());
            notInTrain.put(fold, ofFold);
        });
        tree.put("notInTrain", notInTrain);
        tree.put("cold", split.cold().stream().map(RunReportFile::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(ColdFilter.Loss loss) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("fold", loss.fold().label());
        tree.put("bound", loss.bound());
        tree.put("interactionsLost", loss.interactions());
        tree.put("usersLost", loss.users());
        tree.put("itemsLost", loss.items());
        return tree;
    }

    private static Map<String, Object> tree(RunReport.IdCounts counts) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("known", counts.known());
        tree.put("appended", counts.appended());
        tree.put("unknown", counts.unknown());
        tree.put("absent", counts.absent());
        return tree;
    }

    private static Map<String, Object> tree(RunReport.Dataset dataset) {
        DatasetReport report = dataset.report();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", report.name());
        tree.put("rows", report.rows());
        tree.put("positives", report.positives());
        tree.put("negatives", report.negatives());
        if (report.observed() > 0) {
            tree.put("observedNegatives", report.observed());
        }
        if (!report.sources().isEmpty()) {
            tree.put("negativesBySource", report.sources());
        }
        tree.put("finishedByEnumeration", report.finishedByEnumeration());
        tree.put("shareUnseenInTrain", rounded(report.shareUnseenInTrain()));
        Double notThere = report.shareNotThere();
        if (notThere != null) {
            tree.put("shareNotThere", rounded(notThere));
        }
        tree.put("shortRows", report.shortfall().rows());
        tree.put("missingNegatives", report.shortfall().missing());
        if (report.shortfall().rows() > 0) {
            tree.put("shortfall", tree(report.shortfall()));
        }
        List<Map<String, Object>> files = new ArrayList<>();
        for (int i = 0; i < report.parts().size(); i++) {
            Map<String, Object> file = tree(dataset.files().get(i));
            file.put("rows", report.parts().get(i).rows());
            files.add(file);
        }
        tree.put("files", files);
        return tree;
    }

    private static Map<String, Object> tree(RunReport.Measurement measured) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("model", measured.model());
        tree.put("candidates", measured.candidates());
        tree.put("fold", measured.fold());
        tree.put("label", measured.label());
        putNumber(tree, "mean", measured.mean());
        tree.put("n", measured.n());
        if (measured.repeats() > 1) {
            tree.put("repeats", measured.repeats());
            putNumber(tree, "sdOverRepeats", measured.sdOverRepeats());
        }
        putNumber(tree, "standardError", measured.standardError());
        putNumber(tree, "low", measured.low());
        putNumber(tree, "high", measured.high());
        tree.put("lists", measured.lists());
        tree.put("ties", measured.ties());
        tree.put("missing", measured.missing());
        if (!measured.corrected().isEmpty()) {
            tree.put("corrected", measured.corrected());
        }
        Comparison comparison = measured.comparison();
        if (comparison != null) {
            tree.put("comparison", tree(comparison));
        }
        if (!measured.slices().isEmpty()) {
            tree.put(
                    "slices",
                    measured.slices().stream().map(RunReportFile::tree).toList());
        }
        return tree;
    }

    private static Map<String, Object> tree(Comparison comparison) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("baseline", comparison.baseline());
        putNumber(tree, "difference", comparison.difference());
        putNumber(tree, "standardError", comparison.standardError());
        tree.put("n", comparison.n());
        putNumber(tree, "pRandomisation", comparison.randomisation());
        putNumber(tree, "pWilcoxon", comparison.wilcoxon());
        putNumber(tree, "pT", comparison.t());
        putNumber(tree, "pHolm", comparison.holm());
        putNumber(tree, "pBenjaminiHochberg", comparison.benjaminiHochberg());
        return tree;
    }

    private static Map<String, Object> tree(RunReport.Slice slice) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(slice.slices(), slice.slice());
        putNumber(tree, "mean", slice.mean());
        tree.put("n", slice.n());
        putNumber(tree, "standardError", slice.standardError());
        return tree;
    }

    /** What is undefined is null. */
    private static void putNumber(Map<String, Object> tree, String key, double value) {
        tree.put(key, Double.isNaN(value) ? null : value);
    }

    private static Map<String, Object> tree(Shortfall shortfall) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("policy", shortfall.policy().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        tree.put("droppedRows", shortfall.droppedRows());
        tree.put("repeatedNegatives", shortfall.repeated());
        List<Map<String, Object>> deciles = new ArrayList<>();
        for (Shortfall.Decile decile : shortfall.deciles()) {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put("decile", deciles.size() + 1);
            counts.put("positives", decile.positives());
            counts.put("shortRows", decile.rows());
            counts.put("missingNegatives", decile.missing());
            deciles.add(counts);
        }
        tree.put("byUserActivity", deciles);
        return tree;
    }

    private static double rounded(double share) {
        return Math.rint(share * 1e6) / 1e6;
    }
}
