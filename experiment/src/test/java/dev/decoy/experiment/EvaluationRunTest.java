package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models ranked and measured, from the YAML to the report and the files. */
class EvaluationRunTest {
    private static final PluginCatalog PLUGINS = PluginCatalog.load(EvaluationRunTest.class.getClassLoader());

    /** The last of each user is for test: c, d and b. TRAIN has a three times, b twice, c once and d never. */
    private static final String DATA = """
            user,item,timestamp
            1,a,1
            1,b,2
            1,c,3
            2,a,1
            2,b,2
            2,d,3
            3,a,1
            3,c,2
            3,b,3
            """;

    /** The held-out item of each user above the only other one that the user does not know. */
    private static final String PERFECT = """
            user,item,score
            1,c,1
            1,d,0
            2,d,1
            2,c,0
            3,b,1
            3,d,0
            """;

    private static final String TWO_MODELS = """
            split: {type: leave-last-out}
            evaluation:
              models: {popularity: {type: popularity}, perfect: {type: scores-file, path: scores.csv}}
              metrics: [{type: hit-rate, k: [1, 2]}, {type: mrr}]
            """;

    @TempDir
    private Path folder;

    private Experiment experiment(String data, String rest) throws IOException {
        Files.writeString(folder.resolve("x.csv"), data);
        Files.writeString(folder.resolve("scores.csv"), PERFECT);
        Path config = Files.writeString(
                folder.resolve("x.yaml"),
                "version: 1\nsource: {type: delimited, path: x.csv}\n" + rest + """
                output: {type: delimited, path: '%s', ifExists: overwrite}
                """.formatted(folder.resolve("out")));
        return Experiment.of(ConfigFile.read(config, Map.of(), List.of()), PLUGINS);
    }

    private RunReport run(String data, String rest) throws IOException {
        return experiment(data, rest).run(RunLog.SILENT);
    }

    private static RunReport.Measurement measured(RunReport report, String model, String label) {
        return report.evaluation().stream()
                .filter(one -> one.model().equals(model) && one.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** By popularity c is before d for user 1, d behind c for 2, and b before d for 3. */
    @Test
    void modelsAreRankedAmongWhatUsersDoNotKnow() throws IOException {
        RunReport report = run(DATA, TWO_MODELS);
        assertThat(measured(report, "popularity", "hit-rate@1[full]").mean()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(measured(report, "popularity", "hit-rate@2[full]").mean()).isEqualTo(1);
        assertThat(measured(report, "popularity", "mrr[full]").mean()).isCloseTo(2.5 / 3, within(1e-12));
        assertThat(measured(report, "perfect", "mrr[full]").mean()).isEqualTo(1);
        RunReport.Measurement hits = measured(report, "popularity", "hit-rate@1[full]");
        assertThat(hits.n()).isEqualTo(3);
        assertThat(hits.lists()).isEqualTo(3);
        assertThat(hits.standardError()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(hits.low()).isBetween(0.0, hits.mean());
        assertThat(hits.high()).isBetween(hits.mean(), 1.0);
        assertThat(CsvColumns.of(folder.resolve("out/metrics/part-00000.csv"), "model,metric,user,value"))
                .contains("popularity,mrr[full],1,1.0", "popularity,mrr[full],2,0.5", "popularity,mrr[full],3,1.0");
    }

    @Test
    void nothingIsDrawnOrWrittenThatNobodyAskedFor() throws IOException {
        RunReport report = run(DATA, TWO_MODELS);
        assertThat(report.datasets()).isEmpty();
        assertThat(folder.resolve("out/train")).doesNotExist();
        run(DATA, TWO_MODELS + "sampling: {}\n");
        assertThat(folder.resolve("out/train")).exists();
        Path again = folder.resolve("out/run-report.yaml");
        assertThat(Experiment.of(ConfigFile.read(again, Map.of(), List.of()), PLUGINS)
                        .config()
                        .writesExamples())
                .isTrue();
    }

    @Test
    void aModelIsTestedAgainstTheBaseline() throws IOException {
        RunReport report = run(DATA, TWO_MODELS + "  baseline: popularity\n");
        assertThat(measured(report, "popularity", "hit-rate@1[full]").comparison())
                .isNull();
        Comparison comparison = Objects.requireNonNull(
                measured(report, "perfect", "hit-rate@1[full]").comparison());
        assertThat(comparison.difference()).isCloseTo(1 / 3.0, within(1e-12));
        // One user differs: both ways to swap the models are as extreme.
        assertThat(comparison.randomisation()).isEqualTo(1);
        assertThat(comparison.holm()).isEqualTo(1);
        assertThat(comparison.n()).isEqualTo(3);
    }

    @Test
    void groupsOfPositivesAreMeasuredApart() throws IOException {
        RunReport report = run(DATA, TWO_MODELS + "  slices: [cold-items]\n");
        assertThat(measured(report, "popularity", "hit-rate@1[full]").slices())
                .containsExactly(
                        new RunReport.Slice("cold-items", "cold", 0, 1, Double.NaN),
                        new RunReport.Slice("cold-items", "warm", 1, 2, 0));
    }

    @Test
    void whatAUserHadBeforeNeedNotBeRanked() throws IOException {
        RunReport report = run(DATA + "4,a,1\n4,a,2\n", TWO_MODELS + "  targets: new-only\n");
        assertThat(measured(report, "popularity", "mrr[full]").n()).isEqualTo(3);
        assertThat(report.features())
                .contains("evaluation.targets: 1 of 4 positives in test are of items that their users took before,"
                        + " and are not ranked");
    }

    @Test
    void aPeersDefinitionIsInTheLabel() throws IOException {
        RunReport report = run(DATA, """
                split: {type: leave-last-out}
                evaluation:
                  models: {popularity: {type: popularity}}
                  metrics: [{type: map, k: 2}]
                  compat: recommenders
                """);
        assertThat(report.evaluation().get(0).label()).isEqualTo("map@2(divisor=relevant)[full]");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment(DATA, """
                        split: {type: leave-last-out}
                        evaluation:
                          models: {popularity: {type: popularity}}
                          metrics: [{type: map, k: 2, divisor: hits}]
                          compat: recommenders
                        """))
                .withMessageContaining("divisor must be relevant, or be left out, with compat: recommenders, was hits");
    }

    @Test
    void seedsArePutTogetherInOneTable() throws IOException {
        RunReport report = run(DATA, TWO_MODELS + "  baseline: popularity\ncompare: {seeds: [1, 2]}\n");
        List<String> table = Files.readAllLines(folder.resolve("out/comparison.csv"));
        assertThat(table.get(0)).isEqualTo("strategy,metric,mean,low,high,p_value,seeds");
        assertThat(table.get(1))
                .startsWith("popularity,hit-rate@1[full],0.66666")
                .endsWith(",,2");
        assertThat(table.get(2)).isEqualTo("perfect,hit-rate@1[full],1.0,1.0,1.0,1.0,2");
        assertThat(table).hasSize(7);
        assertThat(Files.readString(folder.resolve("out/comparison.md")))
                .startsWith(
                        "| strategy | hit-rate@1[full] | hit-rate@2[full] | mrr[full] |\n|---|---|---|---|\n| popularity | 0.6667 (");
        ComparedModel first = report.comparison().get(0);
        // Nothing is drawn, so seeds change nothing.
        assertThat(first.seedSd()).isZero();
        assertThat(first.userStandardError()).isCloseTo(1 / 3.0, within(1e-12));
    }

    /**
     * Ten candidates each. Model "steep" has the positive of user 1 first and the others last, "flat" all second: of one candidate
     * drawn, flat is mostly above and steep once; on full lists only steep has any hit at 1.
     */
    @Test
    void anOrderThatSamplingTurnsRoundIsTold() throws IOException {
        StringBuilder data = new StringBuilder("user,item,timestamp\n");
        StringBuilder steep = new StringBuilder("user,item,score\n");
        StringBuilder flat = new StringBuilder("user,item,score\n");
        for (int user = 1; user <= 3; user++) {
            data.append(user).append(",known,1\n").append(user).append(",i0,2\n");
            for (int item = 0; item < 10; item++) {
                int below = item == 0 ? (user == 1 ? -1 : 10) : item;
                steep.append(user)
                        .append(",i")
                        .append(item)
                        .append(',')
                        .append(-below)
                        .append('\n');
                flat.append(user)
                        .append(",i")
                        .append(item)
                        .append(',')
                        .append(item == 0 ? -1.5 : -item)
                        .append('\n');
            }
        }
        for (int item = 1; item < 10; item++) {
            data.append("4,i").append(item).append(",1\n");
        }
        Files.writeString(folder.resolve("steep.csv"), steep);
        Files.writeString(folder.resolve("flat.csv"), flat);
        RunReport report = run(data.toString(), """
                split: {type: leave-last-out}
                evaluation:
                  candidates: {u1: {type: sampled, strategy: {type: uniform}, negatives: 1}, full: {type: full}}
                  models: {steep: {type: scores-file, path: steep.csv}, flat: {type: scores-file, path: flat.csv}}
                  metrics: [{type: hit-rate, k: 1}]
                """);
        assertThat(measured(report, "flat", "hit-rate@1[full]").mean())
                .isLessThan(measured(report, "steep", "hit-rate@1[full]").mean());
        assertThat(report.warnings())
                .anyMatch(
                        line -> line.startsWith(
                                "evaluation: hit-rate@1[uniform-1] orders \"flat\" and \"steep\" otherwise than full lists do"));
    }

    @Test
    void aFoldWithoutPositivesIsTold() throws IOException {
        RunReport report = run(DATA, TWO_MODELS.replace("evaluation:\n", "evaluation:\n  folds: [validation, test]\n"));
        assertThat(report.features())
                .contains("evaluation.folds: validation has no positives, and nothing of it is ranked");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run(DATA, TWO_MODELS.replace("leave-last-out", "none")))
                .withMessageContaining(
                        "evaluation.folds: test has no positives to rank; choose a split that holds some out");
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() throws IOException {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment(DATA, """
                        evaluation: {models: {popularity: {type: popularity}}}
                        """))
                .withMessageContaining("evaluation.metrics: must name what is measured where there are models");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment(DATA, TWO_MODELS + "  baseline: best\n"))
                .withMessageContaining(
                        "evaluation.baseline: must be one of the models popularity, perfect, was \"best\"");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment(DATA, "compare: {seeds: [1]}\n"))
                .withMessageContaining("compare: needs evaluation.models");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(
                        () -> experiment(DATA, TWO_MODELS + "  gain: stars\n").check())
                .withMessageContaining("no column is named \"stars\"");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run(
                        DATA.replace("timestamp\n", "timestamp,stars\n").replaceAll("(\\d)\n", "$1,many\n"),
                        TWO_MODELS + "  gain: stars\n"))
                .withMessageContaining("evaluation.gain: column \"stars\" is text, and gains are numbers");
    }
}
