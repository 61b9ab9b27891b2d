package dev.decoy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that are tampered with. Rows of {@code train} are: row_id, user, item, label, draw; a positive, then two negatives. */
class AuditCommandTest {
    private static final String CONFIG = """
            version: 1
            source: {type: %s}
            split: {type: leave-last-out}
            sampling: {strategy: {type: popularity, exponent: 0.75}, negatives: {perPositive: 2}}
            output: {type: delimited, path: %s}
            """;
    private static final int ITEM = 2;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path result = Path.of("");

    @BeforeEach
    void makeAResult() throws IOException {
        makeAResult("synthetic, users: 200, items: 400, interactions: 4000");
    }

    private void makeAResult(String source, String... more) throws IOException {
        result = folder.resolve("result" + Integer.toHexString(source.hashCode())
                + String.join("", more).hashCode());
        Path config = Files.writeString(folder.resolve("small.yaml"), CONFIG.formatted(source, result));
        List<String> arguments = new ArrayList<>(List.of("run", config.toString()));
        for (String set : more) {
            arguments.addAll(List.of("--set", set));
        }
        assertThat(run(arguments.toArray(new String[0]))).as(err.toString()).isEqualTo(Exit.OK);
        out.getBuffer().setLength(0);
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private List<String> breaches(String... options) {
        List<String> arguments = new ArrayList<>(List.of("audit", result.toString()));
        arguments.addAll(List.of(options));
        int code = run(arguments.toArray(new String[0]));
        List<String> breaches =
                out.toString().lines().filter(line -> line.contains("BREACH")).toList();
        assertThat(code).as(err.toString()).isEqualTo(breaches.isEmpty() ? Exit.OK : Exit.BREACH);
        return breaches.stream().map(line -> line.replace("BREACH", "").strip()).toList();
    }

    private void edit(Consumer<List<String[]>> change) throws IOException {
        Path file = result.resolve("train/part-00000.csv");
        List<String[]> rows = new ArrayList<>();
        Files.readAllLines(file).forEach(line -> rows.add(line.split(",")));
        assertThat(rows.get(0)).containsExactly("row_id", "user", "item", "label", "draw");
        change.accept(rows);
        Files.write(file, rows.stream().map(row -> String.join(",", row)).toList());
    }

    @Test
    void aResultAsItWasWrittenHasNoBreach() {
        assertThat(breaches()).isEmpty();
        assertThat(out.toString())
                .containsPattern("(?m)^train$")
                .containsPattern("(?m)^  known items +0$")
                .containsPattern("(?m)^  false negatives +[0-9.]+ % +uniform draws: [0-9.]+ %, lift [0-9.]+$")
                .containsPattern(
                        "(?m)^  law +p [0-9.]+ +chi-square [0-9.]+ with 9 degrees of freedom, 3,800 first draws$");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void otherLayoutsHaveTheSameNegatives() throws IOException {
        breaches();
        String pointwise = out.toString();
        for (String layout : List.of("pairwise", "listwise")) {
            makeAResult(
                    "synthetic, users: 200, items: 400, interactions: 4000",
                    "output.layout=" + layout,
                    "output.ids=codes",
                    "output.order=shuffled");
            assertThat(breaches()).isEmpty();
            assertThat(out.toString().replaceAll("(?m)^  rows .*", ""))
                    .isEqualTo(pointwise.replaceAll("(?m)^  rows .*", ""));
        }
    }

    @Test
    void epochsAreAuditedOneByOne() throws IOException {
        makeAResult("synthetic, users: 200, items: 400, interactions: 4000", "sampling.epochs=2");
        assertThat(breaches()).isEmpty();
        assertThat(out.toString())
                .containsPattern("(?m)^negatives/epoch=0$")
                .containsPattern("(?m)^negatives/epoch=1$")
                .doesNotContain("train\n");
    }

    @Test
    void aKnownItemIsFoundAlone() throws IOException {
        // The second row of the first user is the fifth line: its positive is known to the first row.
        edit(rows -> {
            assertThat(rows.get(4)[1]).isEqualTo(rows.get(1)[1]);
            assertThat(rows.get(4)[ITEM]).isNotEqualTo(rows.get(1)[ITEM]);
            rows.get(3)[ITEM] = rows.get(4)[ITEM];
        });
        assertThat(breaches()).containsExactly("known items: 1 negatives, must be 0");
    }

    @Test
    void aRowsOwnPositiveIsFoundAlone() throws IOException {
        edit(rows -> rows.get(3)[ITEM] = rows.get(1)[ITEM]);
        assertThat(breaches()).containsExactly("own positives: 1 negatives, must be 0");
    }

    @Test
    void aDuplicateIsFoundAlone() throws IOException {
        edit(rows -> rows.get(3)[ITEM] = rows.get(2)[ITEM]);
        assertThat(breaches()).containsExactly("repeated in a row: 1 negatives, must be 0");
    }

    @Test
    void aNegativeThatIsGoneIsMissing() throws IOException {
        edit(rows -> rows.remove(3));
        assertThat(breaches())
                .containsExactly(
                        "rows: 11399, the report says 11400",
                        "negatives: 7599, the report says 7600",
                        "missing: 1 negatives, the report says 0");
    }

    @Test
    void aShiftedLawIsFoundAlone() throws IOException {
        Path report = result.resolve("run-report.yaml");
        String words = Files.readString(report);
        assertThat(words).contains("exponent: 0.75");
        Files.writeString(report, words.replace("exponent: 0.75", "exponent: 0.25"));
        assertThat(breaches())
                .singleElement()
                .asString()
                .startsWith("law: chi-square ")
                .contains("must be at least 1e-6");
    }

    @Test
    void limitsAreThoseThatAreGiven() {
        assertThat(breaches("--max-false-negatives", "1", "--max-lift", "100", "--max-unborn", "1"))
                .isEmpty();
        assertThat(breaches("--max-false-negatives", "0.0001"))
                .singleElement()
                .asString()
                .startsWith("false negatives: 0.")
                .endsWith(", must be at most 1.0E-4");
        assertThat(err.toString()).isEqualToNormalizingNewlines(result + ": 1 breach\n");
    }

    @Test
    void whatIsFoundIsWrittenAsYaml() throws IOException {
        edit(rows -> rows.get(3)[ITEM] = rows.get(2)[ITEM]);
        Path file = folder.resolve("audit.yaml");
        breaches("--out", file.toString());
        assertThat(Files.readString(file))
                .contains("- name: train")
                .contains("repeatedInRow: 1\n")
                .contains("degreesOfFreedom: 9\n")
                .contains("must be 0");
    }

    @Test
    void anItemOfNobodyIsAFaultOfTheData() throws IOException {
        edit(rows -> rows.get(3)[ITEM] = "987654");
        assertThat(run("audit", result.toString())).isEqualTo(Exit.DATA);
        assertThat(err.toString()).contains("\"987654\" is no item of the run's data; the file is of another run");
    }

    @Test
    void inputsMustBeThoseOfTheRun() throws IOException {
        Path input =
                Files.writeString(folder.resolve("in.csv"), "user,item,timestamp\n1,a,1\n1,b,2\n1,c,3\n2,b,2\n2,d,3\n");
        makeAResult("delimited, path: in.csv");
        assertThat(breaches()).isEmpty();
        Files.writeString(input, "user,item,timestamp\n1,a,1\n1,b,2\n1,c,3\n2,b,2\n2,c,3\n");
        assertThat(run("audit", result.toString())).isEqualTo(Exit.DATA);
        assertThat(err.toString()).contains("in.csv: has changed since the run");
        Files.delete(input);
        assertThat(run("audit", result.toString())).isEqualTo(Exit.DATA);
        assertThat(err.toString()).contains("in.csv: is gone");
    }

    @Test
    void aFolderThatIsNoResultIsRefused() {
        assertThat(run("audit", folder.toString())).isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).contains("is no result, as it holds no _SUCCESS");
    }
}
