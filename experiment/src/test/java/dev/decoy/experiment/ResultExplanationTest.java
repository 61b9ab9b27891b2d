package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.data.Fold;
import dev.decoy.pipeline.Redraw;
import dev.decoy.sampling.DrawWatcher.Verdict;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are drawn again. */
class ResultExplanationTest {
    private static final PluginCatalog PLUGINS = PluginCatalog.load(ResultExplanationTest.class.getClassLoader());

    @TempDir
    private Path folder;

    private Path out = Path.of("");

    /** Items a to f have 4, 3, 2, 2, 1 and 1 interactions; user 1 has a, b, c, user 2 a, b, d, user 3 all but f. */
    @BeforeEach
    void writeData() throws IOException {
        out = folder.resolve("out");
        Files.writeString(folder.resolve("x.csv"), """
                user,item,timestamp
                1,a,1
                1,b,2
                1,c,3
                2,a,1
                2,b,2
                2,d,3
                3,a,1
                3,b,2
                3,c,3
                3,d,4
                3,e,5
                4,a,6
                4,f,7
                """);
    }

    private void run(String sampling, String output) throws IOException {
        Path config = Files.writeString(
                folder.resolve("x.yaml"),
                "version: 1\nsource: {type: delimited, path: x.csv}\nsampling: {" + sampling
                        + "}\noutput: {type: delimited, path: '" + out + "'" + output + "}\n");
        Experiment.of(ConfigFile.read(config, Map.of(), List.of()), PLUGINS).run(RunLog.SILENT);
    }

    private RowExplanation explain(String user, long row, @Nullable Integer epoch) throws IOException {
        return ResultExplanation.of(out, PLUGINS).explain(new ResultExplanation.Choice(user, row, Fold.TRAIN, epoch));
    }

    private void requireAllRowsToBeDrawnAsWritten(@Nullable Integer epoch) throws IOException {
        ResultExplanation explanation = ResultExplanation.of(out, PLUGINS);
        int[] rows = {3, 3, 5, 2};
        for (int user = 1; user <= 4; user++) {
            for (int row = 1; row <= rows[user - 1]; row++) {
                RowExplanation explained = explanation.explain(
                        new ResultExplanation.Choice(Integer.toString(user), row, Fold.TRAIN, epoch));
                assertThat(explained.rows()).isEqualTo(rows[user - 1]);
                assertThat(explained.comparison().same())
                        .as("user " + user + ", row " + row + ": " + explained)
                        .isTrue();
            }
        }
    }

    @Test
    void everyRowIsDrawnAsItWasWritten() throws IOException {
        String mixture = "strategy: {type: mixture, parts: [{share: 1, strategy: {type: uniform}},"
                + " {share: 2, strategy: {type: popularity, exponent: 0.5}}]}, ";
        for (String sampling : List.of(
                "negatives: {perPositive: 2}",
                "distinct: none, negatives: {perPositive: 3}",
                "distinct: per-user, negatives: {perPositive: 1}",
                "strategy: {type: popularity}, negatives: {perPositive: 2}",
                "strategy: {type: popularity}, distinct: per-user, negatives: {perUser: 2}",
                mixture + "negatives: {perPositive: 2}",
                mixture + "distinct: per-user, negatives: {perPositive: 1}",
                mixture.replace("share:", "negatives:") + "known: none")) {
            run(sampling, ", ifExists: overwrite");
            requireAllRowsToBeDrawnAsWritten(null);
        }
    }

    @Test
    void layoutsOrdersAndEpochsAreFollowed() throws IOException {
        run("negatives: {perPositive: 2}", ", layout: pairwise, ids: codes, order: shuffled");
        requireAllRowsToBeDrawnAsWritten(null);
        run("negatives: {perPositive: 2}, epochs: 2", ", layout: listwise, ifExists: overwrite");
        requireAllRowsToBeDrawnAsWritten(0);
        requireAllRowsToBeDrawnAsWritten(1);
        run("negatives: {perPositive: 3}", ", onShortfall: fill-with-replacement, ifExists: overwrite");
        requireAllRowsToBeDrawnAsWritten(null);
        run("negatives: {perPositive: 2}", ", layout: sequence, length: 3, ifExists: overwrite");
        requireAllRowsToBeDrawnAsWritten(null);
    }

    @Test
    void aNegativeComesWithItsProbabilityAndWhatWasRefused() throws IOException {
        run("strategy: {type: popularity, exponent: 1}, negatives: {perPositive: 3}", "");
        RowExplanation explained = explain("1", 2, null);
        assertThat(explained.positive()).isEqualTo("b");
        assertThat(explained.time()).isEqualTo("1970-01-01T00:00:02Z");
        // d, e and f are left, with 2, 1 and 1 interactions: all three are given, each exactly once.
        assertThat(explained.negatives())
                .extracting(RowExplanation.Negative::item)
                .containsExactlyInAnyOrder("d", "e", "f");
        for (RowExplanation.Negative negative : explained.negatives()) {
            assertThat(negative.probability()).isCloseTo(negative.item().equals("d") ? 0.5 : 0.25, within(1e-9));
            assertThat(negative.expectedCount()).isEqualTo(1);
            assertThat(negative.source()).isEqualTo("popularity");
        }
        assertThat(explained.law().toString())
                .contains("popularity (exponent 1")
                .contains("6 items at this row")
                .contains("3 items that are never drawn")
                .contains("per-positive");
    }

    @Test
    void rowsThatAreShortSayWhatWasTriedInVain() throws IOException {
        run("negatives: {perPositive: 2}", "");
        RowExplanation explained = explain("3", 1, null);
        // f alone is left; 32 proposals for the second find it taken, or another item known.
        assertThat(explained.negatives())
                .singleElement()
                .satisfies(only -> assertThat(only.item()).isEqualTo("f"));
        Redraw.Attempts missing = explained.missing();
        assertThat(missing.count()).isEqualTo(32);
        assertThat(missing.accepted()).isFalse();
        assertThat(missing.refused()).containsOnlyKeys(Verdict.OWN_POSITIVE, Verdict.KNOWN, Verdict.TAKEN);
    }

    @Test
    void otherFilesAreFoundOut() throws IOException {
        run("negatives: {perPositive: 1}", "");
        String item = explain("1", 1, null).negatives().get(0).item();
        Path file = out.resolve("train/part-00000.csv");
        List<String> lines = Files.readAllLines(file);
        lines.set(2, lines.get(2).replace("," + item + ",", ",a,"));
        Files.write(file, lines);
        assertThat(explain("1", 1, null).comparison().differs()).isTrue();
        assertThat(explain("1", 2, null).comparison().differs()).isFalse();
        Path report = out.resolve("run-report.yaml");
        Files.writeString(report, Files.readString(report).replace("seed: 42", "seed: 43"));
        assertThat(List.of(
                        explain("1", 2, null).comparison().differs(),
                        explain("1", 3, null).comparison().differs(),
                        explain("2", 1, null).comparison().differs(),
                        explain("2", 2, null).comparison().differs()))
                .contains(true);
    }
}
