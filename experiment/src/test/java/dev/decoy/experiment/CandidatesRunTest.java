package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candidates from YAML to files and metrics: repeated, exported, read from files, and alive at a time. */
class CandidatesRunTest {
    private static final PluginCatalog PLUGINS = PluginCatalog.load(CandidatesRunTest.class.getClassLoader());
    private static final int USERS = 12;
    private static final String MODELS = """
              models: {p: {type: popularity}}
              metrics: [{type: hit-rate, k: %d}]
              slices: [item-popularity-decile]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeData() throws IOException {
        StringBuilder log = new StringBuilder("user,item,timestamp\n");
        for (int user = 0; user < USERS; user++) {
            for (int i = 0; i < 5; i++) {
                log.append("u").append(user).append(",i").append((user * user + i * 7) % 23);
                log.append(',').append(1_767_225_600_000L + 86_400_000L * i).append('\n');
            }
        }
        Files.writeString(folder.resolve("log.csv"), log);
    }

    private RunReport run(String out, String evaluation) throws IOException {
        return run(out, "", evaluation, 2);
    }

    private RunReport run(String out, String rest, String candidates, int cutoff) throws IOException {
        Path config = Files.writeString(folder.resolve(out + ".yaml"), """
                version: 1
                source: {type: delimited, path: log.csv}
                split: {type: leave-last-out}
                %soutput: {type: delimited, path: %s}
                evaluation:
                  candidates: {%s}
                %s""".formatted(
                        rest, folder.resolve(out), candidates, MODELS.formatted(cutoff)));
        return Experiment.of(ConfigFile.read(config, Map.of(), List.of()), PLUGINS)
                .run(RunLog.SILENT);
    }

    private static String sampled(String more) {
        return "{type: sampled, strategy: {type: uniform}, negatives: 4" + more + "}";
    }

    private static String file(String path) {
        return "{type: file, path: " + path + "}";
    }

    private static List<String> datasets(RunReport report) {
        return report.datasets().stream()
                .map(dataset -> dataset.report().name())
                .filter(name -> name.startsWith("candidates/"))
                .toList();
    }

    private static List<Double> means(RunReport report) {
        return report.evaluation().stream().map(RunReport.Measurement::mean).toList();
    }

    private void isClean(String out) throws IOException {
        AuditFindings findings = ResultAudit.of(folder.resolve(out), PLUGINS).audit(AuditLimits.NONE);
        assertThat(findings.datasets()).isNotEmpty();
        assertThat(findings.breaches()).isZero();
        assertThat(findings.files()).isEmpty();
    }

    @Test
    void metricsOverRepeatsAreMeansOfThoseOfTheSets() throws IOException {
        RunReport repeated = run("repeated", "u: " + sampled(", repeats: 3"));
        assertThat(datasets(repeated))
                .containsExactly(
                        "candidates/u/test/repeat=1", "candidates/u/test/repeat=2", "candidates/u/test/repeat=3");
        RunReport sets = run(
                "sets",
                "a: " + file("repeated/candidates/u/test/repeat=1") + ", b: "
                        + file("repeated/candidates/u/test/repeat=2") + ", c: "
                        + file("repeated/candidates/u/test/repeat=3"));
        List<Double> means = means(sets);
        assertThat(means).doesNotHaveDuplicates();
        double mean = means.stream().mapToDouble(each -> each).average().orElseThrow();
        double squares = means.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        RunReport.Measurement measured = repeated.evaluation().get(0);
        assertThat(measured.mean()).isCloseTo(mean, within(1e-12));
        assertThat(measured.sdOverRepeats()).isCloseTo(Math.sqrt(squares / 2), within(1e-12));
        assertThat(measured.slices()).hasSizeGreaterThan(1);
        for (int i = 0; i < measured.slices().size(); i++) {
            int slice = i;
            assertThat(measured.slices().get(i).mean())
                    .isCloseTo(
                            sets.evaluation().stream()
                                    .mapToDouble(set -> set.slices().get(slice).mean())
                                    .average()
                                    .orElseThrow(),
                            within(1e-12));
            assertThat(measured.slices().get(i).n())
                    .isEqualTo(sets.evaluation().get(0).slices().get(i).n());
        }
        assertThat(measured.repeats()).isEqualTo(3);
        assertThat(measured.n()).isEqualTo(USERS);
        assertThat(measured.lists()).isEqualTo(3L * USERS);
        assertThat(Files.readString(folder.resolve("repeated/run-report.yaml")))
                .contains("repeats: 3\n", "sdOverRepeats: 0.");
        isClean("repeated");
        isClean("sets");
    }

    @Test
    void oneSetHasTheNamesAndDrawsOfCandidatesWithoutRepeats() throws IOException {
        RunReport plain = run("plain", "u: " + sampled(""));
        RunReport one = run("one", "u: " + sampled(", repeats: 1"));
        assertThat(datasets(one)).containsExactly("candidates/u/test");
        assertThat(one.datasets()).isEqualTo(plain.datasets());
        assertThat(one.evaluation()).isEqualTo(plain.evaluation());
        assertThat(Files.readString(folder.resolve("one/run-report.yaml"))).doesNotContain("sdOverRepeats");
    }

    @Test
    void whatIsExportedIsReadBackAsItWas() throws IOException {
        RunReport written = run(
                "written",
                "n: " + sampled(", export: ncf") + ", e: " + sampled(", export: elliot, repeats: 2") + ", r: "
                        + sampled(", export: recbole"));
        List<String> exported = List.of(
                "candidates/e/test-1.negative.tsv",
                "candidates/e/test-2.negative.tsv",
                "candidates/n/test.test.negative",
                "candidates/r/test.inter");
        assertThat(written.files()).extracting(RunReport.FileDigest::file).containsAll(exported);
        RunReport read = run(
                "read",
                "n: " + file("written/candidates/n/test.test.negative") + ", r: "
                        + file("written/candidates/r/test.inter") + ", e1: "
                        + file("written/candidates/e/test-1.negative.tsv") + ", e2: "
                        + file("written/candidates/e/test-2.negative.tsv"));
        assertThat(means(read).subList(0, 2))
                .containsExactly(means(written).get(0), means(written).get(2));
        assertThat((means(read).get(2) + means(read).get(3)) / 2)
                .isCloseTo(means(written).get(1), within(1e-12));
        assertThat(read.evaluation().get(0).label()).isEqualTo("hit-rate@2[file-4]");
        assertThat(read.inputs())
                .extracting(input -> Path.of(input.file()).getFileName().toString())
                .containsExactly(
                        "log.csv", "test.test.negative", "test.inter", "test-1.negative.tsv", "test-2.negative.tsv");
        isClean("written");
        isClean("read");
    }

    @Test
    void positivesWithoutCandidatesAreNotRanked() throws IOException {
        Files.writeString(folder.resolve("some.tsv"), "(u3,)\ti1\ti2\n(u4,)\ti1\n");
        RunReport report = run("some", "s: " + file("some.tsv"));
        RunReport.Measurement measured = report.evaluation().get(0);
        assertThat(measured.lists()).isEqualTo(2);
        assertThat(measured.n()).isEqualTo(2);
        assertThat(report.features())
                .contains("evaluation.candidates.s: 10 of 12 positives in test have no candidates, and are not ranked");
        assertThat(report.datasets().get(0).report().positives()).isEqualTo(2);
        assertThat(report.warnings()).isEmpty();
        isClean("some");
    }

    @Test
    void aTableOfUsersAndItemsIsReadToo() throws IOException {
        Files.writeString(
                folder.resolve("pairs.csv"), "user,item,label\nu3,i1,0\nu3,i2,0\nu3,i999,0\nu4,i1,0\nu4,i8,1\n");
        RunReport report = run("pairs", "s: " + file("pairs.csv"));
        assertThat(report.evaluation().get(0).lists()).isEqualTo(2);
        assertThat(report.features())
                .contains(
                        "candidates pairs.csv: 1 candidates are no item of this data, and left out",
                        "candidates pairs.csv: 1 positives are not the held-out ones of their rows or users, and left out");
    }

    @Test
    void columnsOfATableAreCheckedBeforeAnythingIsRead() throws IOException {
        Files.writeString(folder.resolve("pairs.csv"), "who,item\nu3,i1\n");
        try {
            run("pairs", "s: " + file("pairs.csv"));
            assertThat(true).as("it ran").isFalse();
        } catch (ConfigException e) {
            assertThat(e.problems())
                    .extracting(problem -> problem.path() + ": " + problem.message())
                    .containsExactly(
                            "evaluation.candidates.s.key: no column of the table is named \"user\"; found who, item");
        }
    }

    /** Items are taken on days 1 to 5, and the last of each user is held out; nobody takes i99 before day 9. */
    @Test
    void candidatesCanBeThoseThatWereThereAtTheRowsTime() throws IOException {
        Files.writeString(folder.resolve("items.csv"), "item,from,until\ni99,2026-01-09,\ni98,2026-01-01,2026-01-03\n");
        String items = "items: {path: items.csv, from: from, until: until, candidates: %s}\n";
        String both = "full: {type: full, known: none}, u: "
                + sampled("").replace("negatives: 4", "negatives: 99, known: none");
        RunReport all = run("all", items.formatted("all"), both, 23);
        RunReport alive = run("alive", items.formatted("alive"), both, 23);
        // All but the row's positive are candidates of it; those that are not there are two fewer.
        assertThat(negatives(all)).isEqualTo(negatives(alive) + 2L * USERS);
        assertThat(candidateItems("all")).contains("i98", "i99");
        assertThat(candidateItems("alive")).doesNotContain("i98", "i99");
        // Positives that train has not seen tie with them; full ranking and sampling of all that there are agree.
        assertThat(means(alive).get(0)).isGreaterThan(means(all).get(0));
        for (RunReport report : List.of(all, alive)) {
            assertThat(means(report).get(0)).isEqualTo(means(report).get(1));
            assertThat(report.evaluation().get(0).ties())
                    .isEqualTo(report.evaluation().get(1).ties());
        }
        isClean("alive");
    }

    private static long negatives(RunReport report) {
        return report.datasets().stream()
                .filter(dataset -> dataset.report().name().startsWith("candidates/"))
                .mapToLong(dataset -> dataset.report().negatives())
                .sum();
    }

    private List<String> candidateItems(String out) throws IOException {
        return CsvColumns.of(folder.resolve(out + "/candidates/u/test/part-00000.csv"), "item").stream()
                .distinct()
                .toList();
    }
}
