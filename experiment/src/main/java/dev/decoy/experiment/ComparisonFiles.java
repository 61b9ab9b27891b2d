package dev.decoy.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code comparison.csv}, {@code comparison.json} and {@code comparison.md}: one table for programs and for people. */
final class ComparisonFiles {
    private ComparisonFiles() {}

    static void write(List<ComparedModel> lines, Path folder) throws IOException {
        write(folder.resolve("comparison.csv"), csv(lines));
        write(folder.resolve("comparison.json"), json(lines));
        write(folder.resolve("comparison.md"), markdown(lines));
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Names and labels need no quotes but where a label holds a comma. What is undefined is empty. */
    static String csv(List<ComparedModel> lines) {
        StringBuilder csv = new StringBuilder("strategy,metric,mean,low,high,p_value,seeds\n");
        for (ComparedModel line : lines) {
            csv.append(quoted(line.strategy()))
                    .append(',')
                    .append(quoted(metric(line, lines)))
                    .append(',')
                    .append(number(line.mean()))
                    .append(',')
                    .append(number(line.low()))
                    .append(',')
                    .append(number(line.high()))
                    .append(',')
                    .append(number(line.p()))
                    .append(',')
                    .append(line.seeds())
                    .append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    /** The label, and the fold where there are several. */
    static String metric(ComparedModel line, List<ComparedModel> lines) {
        boolean oneFold = lines.stream().allMatch(other -> other.fold().equals(line.fold()));
        return oneFold ? line.metric() : line.fold() + " " + line.metric();
    }

    private static String json(List<ComparedModel> lines) {
        List<Map<String, Object>> trees = new ArrayList<>();
        lines.forEach(line -> trees.add(tree(line)));
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return json.writeValueAsString(trees) + "\n";
    }

    /** A line as plain values; what is undefined is null. */
    static Map<String, Object> tree(ComparedModel line) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("strategy", line.strategy());
        tree.put("candidates", line.candidates());
        tree.put("fold", line.fold());
        tree.put("metric", line.metric());
        put(tree, "mean", line.mean());
        put(tree, "low", line.low());
        put(tree, "high", line.high());
        put(tree, "pValue", line.p());
        tree.put("seeds", line.seeds());
        put(tree, "seedSd", line.seedSd());
        put(tree, "userStandardError", line.userStandardError());
        return tree;
    }

    private static void put(Map<String, Object> tree, String key, double value) {
        tree.put(key, Double.isNaN(value) ? null : value);
    }

    /** A row for each model, a column for each metric: the mean, its interval over users, and p. */
    static String markdown(List<ComparedModel> lines) {
        Map<String, List<ComparedModel>> byModel = new LinkedHashMap<>();
        List<String> metrics = new ArrayList<>();
        for (ComparedModel line : lines) {
            byModel.computeIfAbsent(line.strategy(), key -> new ArrayList<>()).add(line);
            String metric = metric(line, lines);
            if (!metrics.contains(metric)) {
                metrics.add(metric);
            }
        }
        StringBuilder markdown = new StringBuilder("| strategy | ")
                .append(String.join(" | ", metrics))
                .append(" |\n|---|");
        markdown.append("---|".repeat(metrics.size())).append('\n');
        byModel.forEach((model, own) -> {
            markdown.append("| ").append(model).append(" |");
            own.forEach(line -> markdown.append(' ').append(cell(line)).append(" |"));
            markdown.append('\n');
        });
        return markdown.toString();
    }

    private static String cell(ComparedModel line) {
        if (Double.isNaN(line.mean())) {
            return "undefined";
        }
        StringBuilder cell = new StringBuilder(String.format(Locale.ROOT, "%.4f", line.mean()));
        if (!Double.isNaN(line.low())) {
            cell.append(String.format(Locale.ROOT, " (%.4f to %.4f)", line.low(), line.high()));
        }
        if (!Double.isNaN(line.p())) {
            cell.append(String.format(Locale.ROOT, ", p %.2g", line.p()));
        }
        return cell.toString();
    }
}
