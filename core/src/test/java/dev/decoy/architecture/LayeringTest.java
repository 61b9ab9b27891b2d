package dev.decoy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between modules, read from what compiled classes and sources of the whole repository name. */
class LayeringTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Packages a module may name besides the JDK, by module; anything of {@code dev.decoy} not listed is forbidden. */
    private static final Map<String, List<String>> ALLOWED = new TreeMap<>(Map.ofEntries(
            Map.entry("core", List.of("dev.decoy")),
            Map.entry(
                    "benchmarks",
                    List.of(
                            "dev.decoy.benchmarks",
                            "dev.decoy.eval",
                            "dev.decoy.io.parquet",
                            "dev.decoy.io.synthetic")),
            Map.entry("testkit", List.of("dev.decoy")),
            Map.entry("eval", List.of("dev.decoy.eval")),
            Map.entry("scoring-vector", List.of("dev.decoy.scoring.vector")),
            Map.entry("strategies-random", List.of("dev.decoy.strategies.random")),
            Map.entry("strategies-popularity", List.of("dev.decoy.strategies.popularity")),
            Map.entry("io-delimited", List.of("dev.decoy.io.delimited")),
            Map.entry("io-parquet", List.of("dev.decoy.io.parquet")),
            Map.entry("experiment", List.of("dev.decoy.experiment", "dev.decoy.eval")),
            Map.entry("cli", List.of("dev.decoy.cli", "dev.decoy.experiment"))));

    private static final List<String> CORE_ROLES = List.of(
            "dev.decoy.data",
            "dev.decoy.feature",
            "dev.decoy.io",
            "dev.decoy.metric",
            "dev.decoy.pipeline",
            "dev.decoy.prepare",
            "dev.decoy.random",
            "dev.decoy.sampling",
            "dev.decoy.scoring",
            "dev.decoy.spi",
            "dev.decoy.split");

    @Test
    void modulesNameOnlyWhatTheyMay() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, List<String>> module : ALLOWED.entrySet()) {
            for (Path source : sources(module.getKey())) {
                for (String imported : imports(source)) {
                    if (imported.startsWith("dev.decoy.") && !isAllowed(packageOf(imported), module.getValue())) {
                        faults.add(ROOT.relativize(source) + " imports " + imported);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static boolean isAllowed(String imported, List<String> own) {
        return CORE_ROLES.contains(imported)
                || own.stream().anyMatch(name -> imported.equals(name) || imported.startsWith(name + "."));
    }

    @Test
    void injectionAndYamlStayAtTheRim() throws IOException {
        List<String> faults = new ArrayList<>();
        for (String module : ALLOWED.keySet()) {
            if (module.equals("experiment") || module.equals("cli")) {
                continue;
            }
            for (Path source : sources(module)) {
                imports(source).stream()
                        .filter(name -> name.startsWith("com.google.")
                                || name.startsWith("tools.jackson")
                                || name.startsWith("com.fasterxml")
                                || name.startsWith("jakarta.inject"))
                        .forEach(name -> faults.add(ROOT.relativize(source) + " imports " + name));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void onlyTheCommandLineHasAMain() throws IOException {
        List<Path> mains = new ArrayList<>();
        for (String module : ALLOWED.keySet()) {
            for (Path source : sources(module)) {
                if (Files.readString(source).contains("public static void main(")) {
                    mains.add(ROOT.relativize(source).subpath(0, 1));
                }
            }
        }
        assertThat(mains).isSubsetOf(Path.of("cli"));
    }

    @Test
    void coreNamesNoLibraryButItsOwnFew() throws IOException {
        Path classes = ROOT.resolve("core/target/classes");
        assertThat(classes).isDirectory();
        List<String> faults = new ArrayList<>();
        for (Path file : files(classes, ".class")) {
            for (String named : classesNamedBy(file)) {
                if (Stream.of(
                                "java/",
                                "dev/decoy/",
                                "it/unimi/dsi/fastutil/",
                                "org/apache/commons/rng/",
                                "org/jspecify/")
                        .noneMatch(named::startsWith)) {
                    faults.add(classes.relativize(file) + " names " + named);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyPackageSaysWhatLivesThere() throws IOException {
        for (String module : ALLOWED.keySet()) {
            for (Path source : sources(module)) {
                assertThat(source.resolveSibling("package-info.java")).exists();
            }
        }
    }

    private static List<Path> sources(String module) throws IOException {
        return files(ROOT.resolve(module).resolve("src/main/java"), ".java");
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> imports(Path source) throws IOException {
        return Files.readAllLines(source).stream()
                .filter(line -> line.startsWith("import "))
                .map(line -> line.replace("import static ", "")
                        .replace("import ", "")
                        .replace(";", "")
                        .trim())
                .toList();
    }

    /** {@code dev.decoy.io.Schema.Column} is in {@code dev.decoy.io}. */
    private static String packageOf(String imported) {
        StringBuilder name = new StringBuilder();
        for (String word : imported.split("\\.")) {
            if (Character.isUpperCase(word.charAt(0))) {
                break;
            }
            name.append(name.isEmpty() ? "" : ".").append(word);
        }
        return name.toString();
    }

    /** The class entries of a constant pool (JVM specification, section 4.4). */
    private static List<String> classesNamedBy(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.readLong();
            int entries = in.readUnsignedShort();
            Map<Integer, String> texts = new HashMap<>();
            List<Integer> classes = new ArrayList<>();
            for (int i = 1; i < entries; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.put(i, in.readUTF());
                    case 7 -> classes.add(in.readUnsignedShort());
                    case 5, 6 -> {
                        in.readLong();
                        i++;
                    }
                    case 8, 16, 19, 20 -> in.readUnsignedShort();
                    case 15 -> in.skipBytes(3);
                    default -> in.readInt();
                }
            }
            return classes.stream()
                    .map(index -> texts.getOrDefault(index, "").replaceFirst("^\\[+L?", ""))
                    .filter(name -> name.length() > 1)
                    .toList();
        }
    }
}
