package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.io.DataException;
import dev.decoy.pipeline.DatasetReport;
import dev.decoy.prepare.Loss;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentRunTest {
    private static final PluginCatalog PLUGINS = PluginCatalog.load(ExperimentRunTest.class.getClassLoader());

    @TempDir
    Path folder;

    @BeforeEach
    void writeData() throws IOException {
        StringBuilder csv = new StringBuilder("user,item,rating,timestamp\n");
        for (int user = 1; user <= 30; user++) {
            for (int i = 0; i < 8; i++) {
                csv.append(user)
                        .append(',')
                        .append(1 + (user * 7 + i * i * 3) % 40)
                        .append(',');
                csv.append(1 + (user + i) % 5)
                        .append(',')
                        .append(1_000_000 + user * 100 + i)
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("ratings.csv"), csv);
    }

    private static final String CONFIG = """
            version: 1
            seed: 7
            source: {type: delimited, path: ratings.csv}
            split: {type: leave-last-out, validation: true}
            sampling: {strategy: {type: popularity}, negatives: {perPositive: 3}}
            features: [{type: context, columns: [timestamp, rating]}, {type: history, length: 4}]
            output: {type: delimited, path: OUT}
            evaluation: {candidates: {u10: {type: sampled, strategy: {type: uniform}, negatives: 10}}}
            """;

    @Test
    void aRunLeavesAWholeResultWithItsReport() throws IOException {
        RunReport report = run(CONFIG);
        assertThat(files(folder.resolve("out")))
                .containsExactly(
                        "_SUCCESS",
                        "candidates/u10/test/part-00000.csv",
                        "items/part-00000.csv",
                        "run-report.yaml",
                        "test/part-00000.csv",
                        "train/part-00000.csv",
                        "validation/part-00000.csv");
        assertThat(report.datasets())
                .extracting(dataset -> dataset.report().name())
                .containsExactly("train", "validation", "test", "candidates/u10/test");
        assertThat(report.datasets())
                .extracting(dataset -> dataset.report().rows())
                .containsExactly(180L * 4, 30L, 30L, 30L * 11);
        assertThat(report.data().folds().get("train")).isEqualTo(new RunReport.FoldCount(180, 30));
        assertThat(Files.readAllLines(folder.resolve("out/train/part-00000.csv"))
                        .get(0))
                .isEqualTo("row_id,user,item,label,draw,timestamp,rating,history,history_length");
    }

    @Test
    void theReportRepeatsTheRun() throws IOException {
        RunReport first = run(CONFIG);
        RunReport second = run(folder.resolve("out/run-report.yaml"), "output.path=" + folder.resolve("again"));
        assertThat(digests(second)).isEqualTo(digests(first));
        assertThat(second.name()).isEqualTo("x");
    }

    @Test
    void threadsAndTheOrderOfRowsDoNotChangeAByte() throws IOException {
        List<String> expected = digests(run(CONFIG));
        for (int threads : new int[] {1, 2, 7}) {
            assertThat(digests(run(
                            config(CONFIG), "run.threads=" + threads, "output.path=" + folder.resolve("t" + threads))))
                    .isEqualTo(expected);
        }
        List<String> lines = Files.readAllLines(folder.resolve("ratings.csv"));
        List<String> reversed = Stream.concat(
                        Stream.of(lines.get(0)),
                        Stream.iterate(lines.size() - 1, i -> i > 0, i -> i - 1).map(lines::get))
                .toList();
        Files.write(folder.resolve("ratings.csv"), reversed);
        assertThat(digests(run(config(CONFIG), "output.path=" + folder.resolve("reversed"))))
                .isEqualTo(expected);
    }

    @Test
    void starvedUsersAreCountedAndOneLineWarns() throws IOException {
        Files.writeString(folder.resolve("ratings.csv"), "user,item,timestamp\n1,1,1\n1,2,2\n2,1,1\n");
        RunReport report = run("""
                version: 1
                source: {type: delimited, path: ratings.csv}
                sampling: {negatives: {perPositive: 2}}
                output: {type: delimited, path: OUT, layout: listwise}
                """);
        assertThat(report.warnings())
                .containsExactly("train: 3 of 3 positives got fewer negatives than asked for (5 are missing), as no"
                        + " other items are left for their users");
        DatasetReport train = report.datasets().get(0).report();
        assertThat(train.negatives()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("out/train/part-00000.csv"))).contains("\"[2,-1]\",1");
    }

    @Test
    void aTimeSplitWithoutTimesLeavesNothing() throws IOException {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run(
                        config(CONFIG.replace("- {type: history, length: 4}", "")),
                        "source.timestamp=null",
                        "features=[]"))
                .withMessageStartingWith("split: leave-last-out needs timestamps");
        assertThat(files(folder)).containsExactlyInAnyOrder("ratings.csv", "x.yaml");
    }

    @Test
    void aHistoryWithoutTimesSaysWhatToSet() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("""
                        version: 1
                        source: {type: delimited, path: ratings.csv, timestamp: null}
                        features: [{type: history}]
                        output: {type: delimited, path: OUT}
                        """))
                .withMessage("features[0]: history needs times, and this data has none; set source.timestamp");
    }

    @Test
    void aBadRowIsNamedAndLeavesNothing() throws IOException {
        Files.writeString(
                folder.resolve("ratings.csv"), "9,5,3,yesterday\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run(CONFIG))
                .withMessageContaining("ratings.csv, line 242, column \"timestamp\": \"yesterday\" is not a time");
        assertThat(files(folder)).containsExactlyInAnyOrder("ratings.csv", "x.yaml");
    }

    @Test
    void preparationIsCountedStepByStep() throws IOException {
        RunReport report = run("""
                version: 1
                source: {type: delimited, path: ratings.csv}
                prepare: {threshold: {column: rating, min: 3}, duplicates: keep-first, kCore: 3}
                output: {type: delimited, path: OUT}
                """);
        assertThat(report.losses()).extracting(Loss::step).containsExactly("threshold", "duplicates", "core");
        assertThat(report.losses().get(0).interactions()).isEqualTo(96);
        assertThat(report.data().interactions())
                .isEqualTo(240
                        - report.losses().stream().mapToInt(Loss::interactions).sum());
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run(config(CONFIG), "prepare.threshold={column: stars, min: 3}"))
                .withMessageStartingWith("prepare.threshold.column: no column is named \"stars\"; found user, item,");
    }

    @Test
    void overAllDrawsForAllFoldsAtOnce() throws IOException {
        RunReport report = run("""
                version: 1
                source: {type: delimited, path: ratings.csv}
                split: {type: temporal, test: 0.8}
                sampling:
                  over: all
                  strategy: {type: popularity, exponent: 1}
                  negatives: {perUser: match-positives}
                  distinct: per-user
                  columns: [sample_type]
                output: {type: delimited, path: OUT, label: rating}
                """);
        assertThat(report.datasets())
                .extracting(dataset -> dataset.report().name())
                .containsExactly("train", "test");
        assertThat(report.warnings()).anyMatch(line -> line.startsWith("sampling.over: all"));
        assertThat(Files.readAllLines(folder.resolve("out/test/part-00000.csv")).get(0))
                .isEqualTo("row_id,user,item,label,draw,sample_type");
    }

    @Test
    void dataThatIsNotThereIsNamedAndNothingIsLeftBehind() throws IOException {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run(CONFIG.replace("ratings.csv}", "ratings.csv, from: 2020-01-01}")))
                .withMessageContaining(
                        "no interaction is within 2020-01-01T00:00:00Z to the end; the data's times are 1970-01-")
                .withMessageEndingWith("change source.from, source.until or source.last");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run(CONFIG.replace("ratings.csv}", "ratings.csv, hiveDate: dt}")))
                .withMessageEndingWith("in no folder dt=...; move it to one, or leave out source.hiveDate");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void codesComeWithTheirVocabulary() throws IOException {
        run(CONFIG.replace("path: OUT", "path: OUT, ids: codes, layout: listwise, order: shuffled"));
        assertThat(Files.readAllLines(folder.resolve("out/vocabulary/users/part-00000.csv")))
                .startsWith("id,code", "1,2", "2,3")
                .hasSize(31);
        assertThat(Files.readAllLines(folder.resolve("out/items/part-00000.csv"))
                        .get(0))
                .isEqualTo("item,interactions,users,first_seen,last_seen,code");
        assertThat(files(folder.resolve("out"))).noneMatch(name -> name.contains("spill"));
    }

    @Test
    void keepLeavesTheResultOfTheSameConfigAndInputsAlone() throws IOException {
        Path config = config(CONFIG.replace("path: OUT", "path: OUT, ifExists: keep"));
        run(config);
        ConfigFile same = ConfigFile.read(config, Map.of(), List.of("run.threads=1"));
        assertThat(Experiment.of(same, PLUGINS).isDone()).isTrue();

        Experiment otherSeed = Experiment.of(ConfigFile.read(config, Map.of(), List.of("seed=8")), PLUGINS);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(otherSeed::isDone)
                .withMessageStartingWith("output.ifExists: keep finds ")
                .withMessageEndingWith(" made from other settings; name another folder, or set overwrite");

        Files.writeString(folder.resolve("ratings.csv"), "9,5,3,1000000\n", StandardOpenOption.APPEND);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(Experiment.of(same, PLUGINS)::isDone)
                .withMessageContaining("made from other input files");
    }

    private RunReport run(String yaml) throws IOException {
        return run(config(yaml));
    }

    private Path config(String yaml) throws IOException {
        return Files.writeString(
                folder.resolve("x.yaml"),
                yaml.replace("OUT", folder.resolve("out").toString()));
    }

    private static RunReport run(Path config, String... overrides) throws IOException {
        ConfigFile file = ConfigFile.read(config, Map.of(), List.of(overrides));
        return Experiment.of(file, PLUGINS).run(RunLog.SILENT);
    }

    private static List<String> digests(RunReport report) {
        return report.datasets().stream()
                .flatMap(dataset -> dataset.files().stream())
                .map(file -> file.file() + " " + file.sha256())
                .toList();
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
