package dev.decoy.experiment;

import dev.decoy.io.DataException;
import dev.decoy.spi.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the report of a result says, beside its config. */
final class FinishedRun {
    private final Map<?, ?> report;

    private FinishedRun(Map<?, ?> report) {
        this.report = report;
    }

    /**
     * Reads the report of a result folder.
     *
     * @throws ConfigException when the folder is no result
     */
    static FinishedRun read(Path folder) throws IOException {
        Path file = folder.resolve(RunReportFile.NAME);
        for (Path part : List.of(folder.resolve(ResultFolder.SUCCESS), file)) {
            if (!Files.exists(part)) {
                throw new ConfigException(
                        "",
                        folder + ": is no result, as it holds no " + part.getFileName() + "; name what a run wrote");
            }
        }
        Object tree = YamlTree.read(Files.readString(file), file.toString(), "", new Lines());
        if (tree instanceof Map<?, ?> map && map.containsKey("decoy") && map.containsKey("datasets")) {
            return new FinishedRun(map);
        }
        throw new ConfigException("", file + ": is no report of a run");
    }

    /**
     * Makes sure that what the run read is still there as it was.
     *
     * @throws DataException naming every input that is not
     */
    void requireSameInputs() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Map<?, ?> input : maps(report, "inputs")) {
            Path file = Path.of(String.valueOf(input.get("file")));
            if (!Files.exists(file)) {
                problems.add(file + ": is gone");
            } else if (!Digests.sha256(file).equals(input.get("sha256"))) {
                problems.add(file + ": has changed since the run");
            }
        }
        if (!problems.isEmpty()) {
            throw new DataException(
                    String.join("\n", problems) + "\nwhat the run has read is read again; put it back, or run anew");
        }
    }

    /** Files of a result folder that are not as the run wrote them, a line each; reads them all. */
    List<String> changedFiles(Path result) throws IOException {
        List<String> changed = new ArrayList<>();
        for (Dataset dataset : datasets().values()) {
            for (RunReport.FileDigest written : dataset.files()) {
                Path file = result.resolve(written.file());
                if (!Files.exists(file)) {
                    changed.add(written.file() + ": is gone");
                } else if (Files.size(file) != written.bytes()
                        || !Digests.sha256(file).equals(written.sha256())) {
                    changed.add(written.file() + ": has changed since the run wrote it");
                }
            }
        }
        return changed;
    }

    /** What the config says at a path of keys, defaults included; null where it says nothing. */
    @Nullable
    Object configured(String path) {
        Object at = report.get("config");
        for (String key : path.split("\\.")) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return at;
    }

    /** The datasets by name, in their order. */
    Map<String, Dataset> datasets() {
        Map<String, Dataset> datasets = new LinkedHashMap<>();
        for (Map<?, ?> dataset : maps(report, "datasets")) {
            Map<?, ?> shortfall = dataset.get("shortfall") instanceof Map<?, ?> map ? map : Map.of();
            List<RunReport.FileDigest> files = maps(dataset, "files").stream()
                    .map(file -> new RunReport.FileDigest(
                            String.valueOf(file.get("file")),
                            number(file, "bytes"),
                            String.valueOf(file.get("sha256"))))
                    .toList();
            datasets.put(
                    String.valueOf(dataset.get("name")),
                    new Dataset(
                            number(dataset, "rows"),
                            number(dataset, "positives"),
                            number(dataset, "negatives"),
                            number(dataset, "missingNegatives"),
                            number(shortfall, "repeatedNegatives"),
                            files));
        }
        return datasets;
    }

    /**
     * What was reported of one.
     *
     * @param rows its rows
     * @param positives its positives
     * @param negatives its negatives
     * @param missing negatives that its positives lacked
     * @param repeated those of them that were made up for by repeats
     * @param files its files within the result
     */
    record Dataset(
            long rows, long positives, long negatives, long missing, long repeated, List<RunReport.FileDigest> files) {}

    private static List<Map<?, ?>> maps(Map<?, ?> tree, String key) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (tree.get(key) instanceof List<?> list) {
            for (Object entry : list) {
                if (entry instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }

    private static long number(Map<?, ?> tree, String key) {
        @Nullable Object value = tree.get(key);
        return value instanceof Number number ? number.longValue() : 0;
    }
}
