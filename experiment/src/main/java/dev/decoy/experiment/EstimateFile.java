package dev.decoy.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An estimate as YAML: counts and bytes are whole numbers, seconds have three places. */
public final class EstimateFile {
    private EstimateFile() {}

    /**
     * Writes it, in place of what stands there.
     *
     * @throws OutputException when it cannot be written
     */
    public static void write(Estimate estimate, Path file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("probe", estimate.probe());
        tree.put("data", whole(estimate.data(), "count"));
        tree.put(
                "datasets", estimate.datasets().stream().map(EstimateFile::tree).toList());
        tree.put("memory", whole(estimate.memory(), "bytes"));
        Map<String, Object> seconds = new LinkedHashMap<>();
        estimate.seconds()
                .forEach(figure ->
                        seconds.put(figure.name(), tree("seconds", Math.round(figure.value() * 1e3) / 1e3, figure)));
        tree.put("seconds", seconds);
        try {
            Files.write(file, RunReportFile.yaml(tree).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new OutputException("cannot write " + file + ": " + e, e);
        }
    }

    private static Map<String, Object> whole(List<Estimate.Figure> figures, String unit) {
        Map<String, Object> tree = new LinkedHashMap<>();
        figures.forEach(figure -> tree.put(figure.name(), tree(unit, Math.round(figure.value()), figure)));
        return tree;
    }

    private static Map<String, Object> tree(String unit, Number value, Estimate.Figure figure) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(unit, value);
        tree.put("basis", figure.basis().word());
        tree.put("from", figure.from());
        return tree;
    }

    private static Map<String, Object> tree(Estimate.Dataset dataset) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", dataset.name());
        tree.put("rows", dataset.rows());
        tree.put("files", dataset.files());
        tree.put("bytes", dataset.bytes());
        tree.put("basis", dataset.basis().word());
        return tree;
    }
}
