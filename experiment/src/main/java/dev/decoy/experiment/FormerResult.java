package dev.decoy.experiment;

import dev.decoy.spi.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The result that stands already where a run would write: whether it is what the run would make. */
final class FormerResult {
    private final Path folder;

    FormerResult(Path folder) {
        this.folder = folder;
    }

    /** Whether there is a whole result. */
    boolean exists() {
        return Files.exists(folder.resolve(ResultFolder.SUCCESS));
    }

    /**
     * Accepts a result of this config and these inputs.
     *
     * @throws ConfigException when it was made from others
     */
    void requireSame(Map<String, Object> config, List<RunReport.FileDigest> inputs) throws IOException {
        Path file = folder.resolve(RunReportFile.NAME);
        Object report = YamlTree.read(Files.readString(file), file.toString(), "", new Lines());
        List<String> differing = new ArrayList<>();
        if (!(report instanceof Map<?, ?> former)
                || !RunReportFile.yaml(meaning(former.get("config")))
                        .equals(RunReportFile.yaml(meaning(reread(config))))) {
            differing.add("settings");
        }
        if (!(report instanceof Map<?, ?> former)
                || !digests(former.get("inputs")).equals(digests(inputs))) {
            differing.add("input files");
        }
        if (!differing.isEmpty()) {
            throw new ConfigException(
                    "output.ifExists",
                    "keep finds " + folder + " made from other " + String.join(" and other ", differing)
                            + "; name another folder, or set overwrite");
        }
    }

    private static @Nullable Object reread(Map<String, Object> config) {
        return YamlTree.read(RunReportFile.yaml(config), "config", "", new Lines());
    }

    /** The config without what changes no row. */
    private static Map<String, @Nullable Object> meaning(@Nullable Object config) {
        Map<String, @Nullable Object> meaning = new LinkedHashMap<>();
        if (config instanceof Map<?, ?> map) {
            map.forEach((key, value) -> meaning.put(String.valueOf(key), value));
        }
        meaning.remove("run");
        if (meaning.get("output") instanceof Map<?, ?> output) {
            Map<String, @Nullable Object> kept = new LinkedHashMap<>();
            output.forEach((key, value) -> kept.put(String.valueOf(key), value));
            kept.remove("ifExists");
            kept.remove("path");
            meaning.put("output", kept);
        }
        return meaning;
    }

    private static List<String> digests(List<RunReport.FileDigest> inputs) {
        return inputs.stream().map(RunReport.FileDigest::sha256).toList();
    }

    private static List<String> digests(@Nullable Object inputs) {
        List<String> digests = new ArrayList<>();
        if (inputs instanceof List<?> list) {
            for (Object input : list) {
                digests.add(input instanceof Map<?, ?> file ? String.valueOf(file.get("sha256")) : "");
            }
        }
        return digests;
    }
}
