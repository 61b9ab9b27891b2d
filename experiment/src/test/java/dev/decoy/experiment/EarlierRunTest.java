package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.io.DataException;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code source: {run: DIR}}: the interactions, folds and row ids of an earlier result. */
class EarlierRunTest {
    private static final PluginCatalog PLUGINS = PluginCatalog.load(EarlierRunTest.class.getClassLoader());
    // Another seed deals other folds, so that taking over is seen.
    private static final String DATA = """
            seed: 7
            source: {type: delimited, path: data/log.csv, user: who, item: what, timestamp: at}
            items: {path: data/items.csv, item: id}
            prepare: {kCore: 2}
            split: {type: ratio, test: 0.4}
            rows: {test: {maxPerUser: 1}}
            """;
    private static final String EARLIER = "source: {run: ../out/first}\n";
    private static final String EVALUATION = """
            sampling: {}
            evaluation:
              candidates: {u3: {type: sampled, strategy: {type: uniform}, negatives: 3}, full: {type: full}}
              models: {p: {type: popularity}}
              metrics: [{type: hit-rate, k: 2}]
              gain: stars
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeData() throws IOException {
        StringBuilder log = new StringBuilder("who,what,at,stars\n");
        for (int user = 0; user < 8; user++) {
            for (int item = 0; item < 6; item++) {
                log.append("u").append(user).append(",i").append((user * 5 + item * 3) % 11);
                log.append(',').append(100 * item + user).append(",5\n");
            }
        }
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve("later"));
        Files.writeString(folder.resolve("data/log.csv"), log + "once,i1,1,5\n");
        Files.writeString(folder.resolve("data/items.csv"), "id\nnew1\nnew2\n");
        run("first.yaml", "out/first", DATA + "sampling: {negatives: {perPositive: 2}}\n");
    }

    private Experiment experiment(String config, String out, String yaml) throws IOException {
        Path file = Files.writeString(
                folder.resolve(config),
                "version: 1\n" + yaml + "output: {type: delimited, path: " + folder.resolve(out) + "}\n");
        return Experiment.of(ConfigFile.read(file, Map.of(), List.of()), PLUGINS);
    }

    private RunReport run(String config, String out, String yaml) throws IOException {
        return experiment(config, out, yaml).run(RunLog.SILENT);
    }

    private List<String> files(RunReport report) {
        return report.datasets().stream()
                .flatMap(dataset -> dataset.files().stream())
                .map(file -> file.file() + " " + file.sha256())
                .toList();
    }

    private String problems(String yaml) throws IOException {
        ConfigFile file = ConfigFile.read(
                Files.writeString(folder.resolve("later/x.yaml"), "version: 1\n" + yaml), Map.of(), List.of());
        try {
            Experiment.of(file, PLUGINS).check();
            return "";
        } catch (ConfigException e) {
            return file.report(e).replace(folder.toString(), "DIR");
        }
    }

    @Test
    void givesTheSameFoldsRowIdsAndMetricsAsItsOwnConfig() throws IOException {
        RunReport whole = run("whole.yaml", "out/whole", DATA + EVALUATION);
        RunReport later = run("later/x.yaml", "out/later", "seed: 7\n" + EARLIER + EVALUATION);
        assertThat(later.evaluation()).hasSize(2).isEqualTo(whole.evaluation());
        assertThat(files(later)).hasSize(3).isEqualTo(files(whole));
        assertThat(later.data()).isEqualTo(whole.data());
        assertThat(later.losses()).isEqualTo(whole.losses());
    }

    @Test
    void theSeedOfTheRunDealsNoFolds() throws IOException {
        RunReport one = run("later/x.yaml", "out/one", "seed: 1\n" + EARLIER + EVALUATION);
        RunReport two = run("later/x.yaml", "out/two", "seed: 2\n" + EARLIER + EVALUATION);
        assertThat(files(two).get(1)).startsWith("test/").isEqualTo(files(one).get(1));
        assertThat(files(two).get(2))
                .startsWith("candidates/")
                .isNotEqualTo(files(one).get(2));
    }

    @Test
    void itsReportRepeatsIt() throws IOException {
        RunReport later = run("later/x.yaml", "out/later", EARLIER + EVALUATION);
        assertThat(later.config()).containsEntry("source", Map.of("run", "../out/first"));
        assertThat(later.config()).doesNotContainKeys("prepare", "split", "items", "rows");
        assertThat(later.inputs())
                .extracting(file -> folder.relativize(Path.of(file.file())).toString())
                .containsExactly("data/log.csv", "data/items.csv", "out/first/run-report.yaml");
        ConfigFile report = ConfigFile.read(
                folder.resolve("out/later/run-report.yaml"),
                Map.of(),
                List.of("output.path=" + folder.resolve("again")));
        RunReport again = Experiment.of(report, PLUGINS).run(RunLog.SILENT);
        assertThat(files(again)).isEqualTo(files(later));
        assertThat(again.evaluation()).isEqualTo(later.evaluation());
    }

    @Test
    void itsResultIsAuditedAndGivesDataInTurn() throws IOException {
        RunReport later = run("later/x.yaml", "out/later", EARLIER + EVALUATION);
        assertThat(ResultAudit.of(folder.resolve("out/later"), PLUGINS)
                        .audit(AuditLimits.NONE)
                        .breaches())
                .isZero();
        RunReport third = run("third.yaml", "out/third", "source: {run: out/later}\n" + EVALUATION);
        assertThat(files(third)).isEqualTo(files(later));
        assertThat(third.inputs())
                .extracting(file -> folder.relativize(Path.of(file.file())).toString())
                .containsExactly(
                        "data/log.csv", "data/items.csv", "out/later/run-report.yaml", "out/first/run-report.yaml");
    }

    @Test
    void itemsAndRowsOfItsOwnReplaceThose() throws IOException {
        Files.writeString(folder.resolve("later/other.csv"), "id\nother\n");
        RunReport later = run(
                "later/x.yaml", "out/later", EARLIER + "items: {path: other.csv, item: id}\nrows: {}\n" + EVALUATION);
        RunReport whole = run("whole.yaml", "out/whole", DATA);
        assertThat(later.data().items()).isEqualTo(whole.data().items() - 1);
        assertThat(later.data().folds()).isEqualTo(whole.data().folds());
        assertThat(rows(later, "test")).isGreaterThan(rows(whole, "test"));
        // The next one finds the table where this one did.
        RunReport third = run("third.yaml", "out/third", "source: {run: out/later}\n" + EVALUATION);
        assertThat(files(third)).isEqualTo(files(later));
    }

    private static long rows(RunReport report, String dataset) {
        return report.datasets().stream()
                .filter(written -> written.report().name().equals(dataset))
                .mapToLong(written -> written.report().rows())
                .sum();
    }

    @Test
    void whatItGivesIsNotSaidAgain() throws IOException {
        assertThat(
                        problems(
                                "source: {run: ../out/none, type: delimited}\nsplit: {type: none}\nprepare: {}\noutput: {path: x}\n"))
                .isEqualTo("""
                        DIR/later/x.yaml has 4 problems
                          source.type (line 2): must be left out beside run, as the source is that of the earlier result
                          source.run (line 2): DIR/out/none: is no result, as it holds no _SUCCESS; name what a run wrote; source.run is relative to the folder of the config
                          split (line 3): must be left out where source.run is, as the folds are those of the earlier result
                          prepare (line 4): must be left out where source.run is, as the folds are those of the earlier result""");
        assertThat(problems("source: {run: 3}\noutput: {type: delimited, path: x}\n"))
                .endsWith("source.run (line 2): must name the folder of an earlier result, was 3");
    }

    @Test
    void columnsThatItsSourceHasNotAreMissed() throws IOException {
        assertThat(problems(EARLIER + EVALUATION.replace("stars", "price") + "output: {type: delimited, path: x}\n"))
                .contains("evaluation.gain (line 8): no column is named \"price\"; found who, what, at, stars");
    }

    @Test
    void changedInputsAreFoundBeforeAnythingIsRun() throws IOException {
        Files.writeString(folder.resolve("data/log.csv"), "late,i1,9,5\n", StandardOpenOption.APPEND);
        assertThat(problems(EARLIER + "output: {type: delimited, path: x}\n"))
                .contains("source.run (line 2): DIR/data/log.csv: has changed since the run")
                .contains("the inputs of the earlier result are read again; put them back, or run that anew");
        Files.delete(folder.resolve("data/log.csv"));
        assertThat(problems(EARLIER + "output: {type: delimited, path: x}\n"))
                .contains("source.run (line 2): DIR/data/log.csv: there is no such file or folder")
                .contains("put them back");
    }

    @Test
    void filesThatCameOrWentSinceAreFound() throws IOException {
        Files.createDirectories(folder.resolve("data/days"));
        Files.writeString(folder.resolve("data/days/1.csv"), "user,item\na,x\na,y\n");
        Files.writeString(folder.resolve("data/days/2.csv"), "user,item\nb,x\n");
        run("days.yaml", "out/days", "source: {type: delimited, path: data/days}\n");
        Files.writeString(folder.resolve("data/days/3.csv"), "user,item\nc,x\n");
        String ofDays = "source: {run: ../out/days}\n";
        assertThat(problems(ofDays + "output: {type: delimited, path: x}\n"))
                .contains("DIR/data/days/3.csv: is new since the run");
        Files.delete(folder.resolve("data/days/3.csv"));
        Files.delete(folder.resolve("data/days/2.csv"));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run("later/x.yaml", "out/later", ofDays))
                .withMessageContaining("give 2 interactions for train where it had 3, so some of them are gone");
    }

    @Test
    void aResultIsNotReplacedByWhatIsMadeFromIt() throws IOException {
        assertThat(problems(EARLIER + "output: {type: delimited, ifExists: overwrite, path: "
                        + folder.resolve("out/first") + "}\n"))
                .contains("output.path (line 3): DIR/out/first is the result that source.run takes its data from");
    }

    @Test
    void aResultThatTakesItsDataFromItselfIsRefused() throws IOException {
        Path report = folder.resolve("out/first/run-report.yaml");
        run("later/x.yaml", "out/later", EARLIER);
        Files.copy(folder.resolve("out/later/run-report.yaml"), report, StandardCopyOption.REPLACE_EXISTING);
        assertThat(problems(EARLIER + "output: {type: delimited, path: x}\n"))
                .contains("DIR/out/first: takes its data from itself; run it again with a source of its own");
    }

    @Test
    void codesThatAreNotThoseOfTheEarlierResultAreWarnedOf() throws IOException {
        String codes = "vocabulary: {from: out/none, onMissing: start}\n";
        Path file = Files.writeString(
                folder.resolve("coded.yaml"),
                "version: 1\n" + DATA + codes + "output: {type: delimited, ids: codes, path: "
                        + folder.resolve("out/coded") + "}\n");
        Experiment.of(ConfigFile.read(file, Map.of(), List.of()), PLUGINS).run(RunLog.SILENT);
        String output = "output: {type: delimited, ids: codes, path: x}\n";
        assertThat(warnings("source: {run: ../out/coded}\n" + output))
                .containsExactly("output.ids: codes are new ones, not those of the result that source.run names; set"
                        + " vocabulary.from to ../out/coded for those");
        assertThat(warnings("source: {run: ../out/coded}\nvocabulary: {from: ../out/coded}\n" + output))
                .isEmpty();
    }

    private List<String> warnings(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("later/x.yaml"), "version: 1\n" + yaml);
        return Experiment.of(ConfigFile.read(file, Map.of(), List.of()), PLUGINS)
                .check()
                .warnings();
    }

    @Test
    void anEstimateReadsWhatItGives() throws IOException {
        Estimate estimate = Estimator.of(experiment("later/x.yaml", "out/later", EARLIER + EVALUATION));
        assertThat(estimate.datasets()).extracting(Estimate.Dataset::name).contains("candidates/u3/test");
    }
}
