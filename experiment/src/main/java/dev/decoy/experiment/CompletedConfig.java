package dev.decoy.experiment;

import dev.decoy.io.InputFiles;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.ConfigException.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A config with the blocks of the earlier result that {@code source: {run: DIR}} names in place of those it has not: always
 * source, prepare and split, and items and rows where the config says nothing of them.
 *
 * @param file the config
 * @param origin where these blocks come from
 */
record CompletedConfig(ConfigFile file, DataOrigin origin) {
    /** Where the earlier result is named. */
    static final String RUN = "source.run";

    private static final String SOURCE = "source";
    private static final String SAMPLING = "sampling";
    private static final List<String> OF_THE_FOLDS = List.of("prepare", "split", "cold");
    private static final List<String> UNLESS_GIVEN = List.of("items", "rows");

    /**
     * Completes a config; one that reads its own data is complete.
     *
     * @throws ConfigException when there is no such result, or the config says itself what that gives
     */
    static CompletedConfig of(ConfigFile file) {
        return of(withoutDraws(file), List.of());
    }

    /** A config that evaluates models and says nothing of sampling draws nothing: null is what stands for that. */
    private static ConfigFile withoutDraws(ConfigFile file) {
        boolean evaluates = file.tree().get("evaluation") instanceof Map<?, ?> evaluation
                && evaluation.get("models") instanceof Map<?, ?> models
                && !models.isEmpty();
        if (!evaluates || file.tree().containsKey(SAMPLING)) {
            return file;
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(file.tree());
        tree.put(SAMPLING, null);
        return file.with(tree);
    }

    private static CompletedConfig of(ConfigFile file, List<Path> before) {
        if (!(file.tree().get(SOURCE) instanceof Map<?, ?> source) || !source.containsKey("run")) {
            return new CompletedConfig(file, DataOrigin.own(file.folder()));
        }
        List<Problem> problems = doubled(file.tree(), source);
        if (source.get("run") instanceof String run && !run.isBlank()) {
            try {
                Path result =
                        InputFiles.resolve(file.folder(), run).toAbsolutePath().normalize();
                CompletedConfig earlier = earlier(result, before);
                if (problems.isEmpty()) {
                    return completed(file, run, result, earlier);
                }
            } catch (ConfigException e) {
                e.problems().forEach(problem -> problems.add(new Problem(RUN, problem.message())));
            }
        } else {
            problems.add(new Problem(RUN, "must name the folder of an earlier result, was " + source.get("run")));
        }
        throw new ConfigException(problems);
    }

    /** What the config says although the earlier result gives it. */
    private static List<Problem> doubled(Map<String, @Nullable Object> tree, Map<?, ?> source) {
        List<Problem> problems = new ArrayList<>();
        for (Object key : source.keySet()) {
            if (!key.equals("run")) {
                problems.add(new Problem(
                        SOURCE + "." + key,
                        "must be left out beside run, as the source is that of the earlier result"));
            }
        }
        for (String block : OF_THE_FOLDS) {
            if (tree.containsKey(block)) {
                problems.add(new Problem(
                        block, "must be left out where source.run is, as the folds are those of the earlier result"));
            }
        }
        return problems;
    }

    private static CompletedConfig earlier(Path result, List<Path> before) {
        if (before.contains(result)) {
            throw new ConfigException(
                    "", result + ": takes its data from itself; run it again with a source of its own");
        }
        List<Path> chain = new ArrayList<>(before);
        chain.add(result);
        try {
            FinishedRun.read(result); // says what is missing
            return of(ConfigFile.read(result.resolve(RunReportFile.NAME), Map.of(), List.of()), chain);
        } catch (ConfigException e) {
            throw new ConfigException(
                    "", e.problems().get(0).message() + "; source.run is relative to the folder of the config");
        } catch (IOException e) {
            throw new ConfigException("", result + ": its report cannot be read: " + e);
        }
    }

    private static CompletedConfig completed(ConfigFile file, String run, Path result, CompletedConfig earlier) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(file.tree());
        Map<String, @Nullable Object> given = earlier.file().tree();
        Set<String> taken = new TreeSet<>();
        List<String> blocks = new ArrayList<>(OF_THE_FOLDS);
        UNLESS_GIVEN.stream().filter(block -> !tree.containsKey(block)).forEach(blocks::add);
        for (String block : blocks) {
            taken.add(block);
            if (given.containsKey(block)) {
                tree.put(block, given.get(block));
            }
        }
        Map<String, @Nullable Object> source = new LinkedHashMap<>();
        if (given.get(SOURCE) instanceof Map<?, ?> options) {
            options.forEach((key, value) -> source.put(String.valueOf(key), value));
        }
        source.put("run", run);
        tree.put(SOURCE, source);
        DataOrigin before = earlier.origin();
        List<Path> results = new ArrayList<>(List.of(result));
        results.addAll(before.results());
        Long seed = before.seed() != null
                ? before.seed()
                : given.get("seed") instanceof Number number ? number.longValue() : null;
        Path items = taken.contains("items") ? before.itemsFolder() : file.folder();
        return new CompletedConfig(file.with(tree), new DataOrigin(results, before.dataFolder(), items, seed, taken));
    }
}
