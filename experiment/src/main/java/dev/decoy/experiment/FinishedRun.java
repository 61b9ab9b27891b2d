package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionSource;
import dev.decoy.spi.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    /**
     * Makes sure that all files of some sources are inputs of the run, as they were.
     *
     * @throws DataException naming every file that is not
     */
    void requireRead(List<InteractionSource> sources) throws IOException {
        Map<String, String> read = new HashMap<>();
        maps(report, "inputs")
                .forEach(input -> read.put(String.valueOf(input.get("file")), String.valueOf(input.get("sha256"))));
        List<String> problems = new ArrayList<>();
        for (InteractionSource source : sources) {
            try {
                for (Path file : filesOf(source)) {
                    String digest = read.get(file.toString());
                    if (digest == null) {
                        problems.add(file + ": is new since the run");
                    } else if (!digest.equals(Digests.sha256(file))) {
                        problems.add(file + ": has changed since the run");
                    }
                }
            } catch (DataException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new DataException(String.join("\n", problems)
                    + "\nthe inputs of the earlier result are read again; put them back, or run that anew");
        }
    }

    /**
     * Makes sure that what was read again is dealt to folds as it was.
     *
     * @throws DataException when a fold has another size
     */
    void requireSameFolds(Interactions interactions) {
        Map<?, ?> folds = report.get("data") instanceof Map<?, ?> data && data.get("folds") instanceof Map<?, ?> map
                ? map
                : Map.of();
        for (Fold fold : Fold.values()) {
            long before = folds.get(fold.label()) instanceof Map<?, ?> counts ? number(counts, "interactions") : 0;
            long now = interactions.stats(EnumSet.of(fold)).interactionCount();
            if (now != before) {
                throw new DataException("source.run: its inputs give " + now + " interactions for " + fold.label()
                        + " where it had " + before + ", so some of them are gone; put them back, or run it anew");
            }
        }
    }

    /** The files of a source as a report names them, each once. */
    static Set<Path> filesOf(InteractionSource source) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (InteractionSource.Part part : source.parts()) {
            part.file().ifPresent(file -> files.add(file.toAbsolutePath().normalize()));
        }
        return files;
    }

    /** Files of a result folder that are not as the run wrote them, or not the run's, a line each; reads them all. */
    List<String> changedFiles(Path result) throws IOException {
        List<RunReport.FileDigest> files = new ArrayList<>();
        datasets().values().forEach(dataset -> files.addAll(dataset.files()));
        files.addAll(digests(report));
        List<String> changed = new ArrayList<>();
        for (RunReport.FileDigest written : files) {
            Path file = result.resolve(written.file());
            if (!Files.exists(file)) {
                changed.add(written.file() + ": is gone");
            } else if (Files.size(file) != written.bytes()
                    || !Digests.sha256(file).equals(written.sha256())) {
                changed.add(written.file() + ": has changed since the run wrote it");
            }
        }
        for (String foreign : foreignFiles(result, files)) {
            changed.add(foreign + ": is not of this run, and is read as part of it; remove it");
        }
        return changed;
    }

    /** Files that a reader of the run's folders would find there beside the run's own. */
    private static List<String> foreignFiles(Path result, List<RunReport.FileDigest> files) throws IOException {
        Set<String> own = new HashSet<>();
        Set<String> folders = new TreeSet<>();
        for (RunReport.FileDigest file : files) {
            own.add(file.file());
            int slash = file.file().indexOf('/');
            if (slash > 0) {
                folders.add(file.file().substring(0, slash));
            }
        }
        List<String> foreign = new ArrayList<>();
        for (String folder : folders) {
            foreign.addAll(ResultFolder.filesBelow(result, folder));
        }
        foreign.removeAll(own);
        return foreign;
    }

    /**
     * Makes sure that files can be read back.
     *
     * @throws ConfigException when they are texts that do not tell their columns
     */
    void requireReadable(Path result) {
        if (Boolean.FALSE.equals(configured("output.header"))) {
            throw new ConfigException(
                    "",
                    result
                            + ": was written with output.header: false, and files that do not name their columns cannot be"
                            + " read back; run it again with header: true");
        }
        Object separator = configured("output.separator");
        if (separator != null && !separator.equals(",") && !separator.equals("\t")) {
            throw new ConfigException(
                    "",
                    result + ": was written with output.separator: \"" + separator
                            + "\", and only commas and tabs are read back; run it again with one of them");
        }
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
            datasets.put(
                    String.valueOf(dataset.get("name")),
                    new Dataset(
                            number(dataset, "rows"),
                            number(dataset, "positives"),
                            number(dataset, "negatives"),
                            number(dataset, "missingNegatives"),
                            number(shortfall, "repeatedNegatives"),
                            digests(dataset)));
        }
        return datasets;
    }

    private static List<RunReport.FileDigest> digests(Map<?, ?> tree) {
        return maps(tree, "files").stream()
                .map(file -> new RunReport.FileDigest(
                        String.valueOf(file.get("file")), number(file, "bytes"), String.valueOf(file.get("sha256"))))
                .toList();
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
