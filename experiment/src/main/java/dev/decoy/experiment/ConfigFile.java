package dev.decoy.experiment;

import dev.decoy.spi.ConfigException;
import dev.decoy.spi.ConfigException.Problem;
import dev.decoy.spi.RecordBinder;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A YAML config, or the config in the report of a run, as it was read: a plain tree, and the lines of its parts for
 * messages. Immutable.
 */
public final class ConfigFile {
    private final Path file;
    private final String name;
    private final Path folder;
    private final Map<String, @Nullable Object> tree;
    private final Lines lines;
    private final List<Problem> problems;

    private ConfigFile(
            Path file,
            String name,
            Path folder,
            Map<String, @Nullable Object> tree,
            Lines lines,
            List<Problem> problems) {
        this.file = file;
        this.name = name;
        this.folder = folder;
        this.tree = tree;
        this.lines = lines;
        this.problems = problems;
    }

    /**
     * Reads a file, puts in what the command line sets, then the variables.
     *
     * @param environment variables by name
     * @param overrides {@code path=value} each, in order
     * @throws ConfigException when the file cannot be read or is not YAML; the message names file, line and column
     */
    public static ConfigFile read(Path file, Map<String, String> environment, List<String> overrides) {
        Lines lines = new Lines();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        Object content = YamlTree.read(text(file), file.toString(), "", lines);
        if (content instanceof Map<?, ?> map) {
            map.forEach((key, value) -> tree.put(String.valueOf(key), value));
        } else if (content != null) {
            throw new ConfigException("", file + ":1:1: must be a map with version, source, output ...");
        }
        if (tree.containsKey("decoy") && tree.get("config") instanceof Map<?, ?> repeated) {
            return ofReport(file, tree, repeated, lines.below("config"), overrides);
        }
        Path parent = file.getParent();
        return resolved(file, nameOf(file), parent == null ? Path.of("") : parent, tree, lines, environment, overrides);
    }

    /** The config that a run report holds; its variables are resolved already, and a "$" in it is just that. */
    private static ConfigFile ofReport(
            Path file, Map<String, @Nullable Object> report, Map<?, ?> config, Lines lines, List<String> overrides) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        config.forEach((key, value) -> tree.put(String.valueOf(key), value));
        new Overrides(tree, lines).setAll(overrides);
        Path folder = Path.of(String.valueOf(report.getOrDefault("configFolder", "")));
        String name = String.valueOf(report.getOrDefault("name", nameOf(file)));
        return new ConfigFile(file, name, folder, tree, lines, List.of());
    }

    private static ConfigFile resolved(
            Path file,
            String name,
            Path folder,
            Map<String, @Nullable Object> tree,
            Lines lines,
            Map<String, String> environment,
            List<String> overrides) {
        new Overrides(tree, lines).setAll(overrides);
        List<Problem> problems = new ArrayList<>();
        return new ConfigFile(file, name, folder, new Variables(environment, problems).map(tree, ""), lines, problems);
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigException("", file + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new ConfigException("", file + ": must be UTF-8 text");
        } catch (IOException e) {
            throw new ConfigException("", file + ": cannot be read: " + e);
        }
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The experiment's name: {@code ncf} for {@code configs/ncf.yaml}, and for the report of such a run. */
    public String name() {
        return name;
    }

    /** The folder that input paths are relative to. */
    public Path folder() {
        return folder;
    }

    /** The tree as it was read, variables resolved; not to be changed. */
    Map<String, @Nullable Object> tree() {
        return tree;
    }

    /** The same file with another tree. */
    ConfigFile with(Map<String, @Nullable Object> other) {
        return new ConfigFile(file, name, folder, other, lines, problems);
    }

    /**
     * The tree as records.
     *
     * @throws ConfigException all problems of the file in the order of its lines
     */
    public <R extends Record> R bind(Class<R> type, RecordBinder binder) {
        List<Problem> found = new ArrayList<>(problems);
        try {
            R bound = binder.bind(type, tree);
            if (found.isEmpty()) {
                return bound;
            }
        } catch (ConfigException e) {
            // What a variable would have said is not known, so only its own problem is.
            e.problems().stream()
                    .filter(problem ->
                            problems.stream().noneMatch(known -> known.path().equals(problem.path())))
                    .forEach(found::add);
        }
        throw new ConfigException(sorted(found));
    }

    private List<Problem> sorted(List<Problem> found) {
        return found.stream()
                .sorted(Comparator.comparingInt(problem -> lines.of(problem.path())))
                .toList();
    }

    /** The report of these problems: a headline, then one line per problem with its place, in the order of the file. */
    public String report(ConfigException e) {
        return report(
                file.toString(), sorted(e.problems()).stream().map(this::line).toList());
    }

    /** The report of problems of a file that could not be read. */
    public static String report(Path file, ConfigException e) {
        return report(
                file.toString(), e.problems().stream().map(Problem::toString).toList());
    }

    private static String report(String file, List<String> problems) {
        String headline = file + " has " + problems.size() + (problems.size() == 1 ? " problem" : " problems");
        return problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining("", headline, ""));
    }

    private String line(Problem problem) {
        int line = lines.of(problem.path());
        String place = line == 0 ? "" : line == Lines.SET ? " (--set)" : " (line " + line + ")";
        return problem.path().isEmpty() ? problem.message() : problem.path() + place + ": " + problem.message();
    }
}
