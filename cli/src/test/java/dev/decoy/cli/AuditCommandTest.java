package dev.decoy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final String DATA = "synthetic, users: 200, items: 400, interactions: 4000";
    private static final int ITEM = 2;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path result = Path.of("");

    @BeforeEach
    void makeAResult() throws IOException {
        makeAResult(DATA);
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
        editFile("train/part-00000.csv", rows -> {
            assertThat(rows.get(0)).containsExactly("row_id", "user", "item", "label", "draw");
            change.accept(rows);
        });
    }

    /** Changes the rows of a file, and its digest in the report, so that what is changed is all there is to find. */
    private void editFile(String name, Consumer<List<String[]>> change) throws IOException {
        Path file = result.resolve(name);
        List<String[]> rows = new ArrayList<>();
        Files.readAllLines(file).forEach(line -> rows.add(line.split(",")));
        change.accept(rows);
        editText(name, rows.stream().map(row -> String.join(",", row) + "\n").collect(Collectors.joining()));
    }

    private void editText(String name, String text) throws IOException {
        Path file = result.resolve(name);
        Path report = result.resolve("run-report.yaml");
        String digest = "bytes: " + Files.size(file) + "\n    sha256: " + sha256(file);
        String words = Files.readString(report);
        assertThat(words).contains(digest);
        Files.writeString(file, text);
        Files.writeString(
                report, words.replace(digest, "bytes: " + Files.size(file) + "\n    sha256: " + sha256(file)));
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
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
    void otherLayoutsAndFormatsHaveTheSameNegatives() throws IOException {
        breaches();
        String pointwise = out.toString();
        for (String layout : List.of("pairwise", "listwise", "sequence")) {
            for (String format : List.of("delimited", "json-lines", "parquet")) {
                List<String> more = new ArrayList<>(List.of(
                        "output.type=" + format,
                        "output.layout=" + layout,
                        "output.ids=codes",
                        "output.order=shuffled",
                        "output.names={row_id: id}"));
                if (layout.equals("sequence")) {
                    more.addAll(List.of("output.length=7", "output.stride=3"));
                }
                makeAResult(DATA, more.toArray(new String[0]));
                assertThat(breaches()).as(layout + " in " + format).isEmpty();
                assertThat(out.toString().replaceAll("(?m)^  rows .*", ""))
                        .as(layout + " in " + format)
                        .isEqualTo(pointwise.replaceAll("(?m)^  rows .*", ""));
            }
        }
    }

    @Test
    void epochsOfAnyLayoutAreAudited() throws IOException {
        for (String layout : List.of("listwise", "sequence")) {
            List<String> more = new ArrayList<>(List.of(
                    "sampling.epochs=2", "output.type=parquet", "output.layout=" + layout, "output.order=shuffled"));
            if (layout.equals("sequence")) {
                more.addAll(List.of("output.length=7", "output.stride=3", "output.pad=right"));
            }
            makeAResult(DATA, more.toArray(new String[0]));
            assertThat(breaches()).as(layout).isEmpty();
            assertThat(out.toString())
                    .containsPattern("(?m)^negatives/epoch=1$")
                    .containsPattern("(?m)^  negatives +7,600$")
                    .containsPattern("(?m)^  law +p [0-9.]+ +chi-square .* 3,800 first draws$");
        }
    }

    @Test
    void aWindowThatDisagreesWithAnotherIsFound() throws IOException {
        makeAResult(DATA, "output.type=json-lines", "output.layout=sequence", "output.length=7", "output.stride=3");
        String name = "train/part-00000.jsonl";
        List<String> lines = Files.readAllLines(result.resolve(name));
        // The second window of the first user has negatives of its first: two of them change places.
        Matcher two = Pattern.compile("\"negatives\":\\[(\\d+),(\\d+),").matcher(lines.get(1));
        assertThat(two.find()).isTrue();
        lines.set(1, two.replaceFirst("\"negatives\":[$2,$1,"));
        editText(name, String.join("\n", lines) + "\n");
        assertThat(breaches()).containsExactly("windows: 1 times a row has other negatives than in another window");
    }

    @Test
    void aListThatMiscountsIsFound() throws IOException {
        makeAResult(DATA, "output.type=json-lines", "output.layout=listwise");
        String name = "train/part-00000.jsonl";
        String text = Files.readString(result.resolve(name));
        editText(name, text.replaceFirst("\"negative_count\":2", "\"negative_count\":1"));
        assertThat(breaches()).containsExactly("counts: 1 lists have another number of negatives than they say");
    }

    @Test
    void aFileThatHasChangedIsNamed() throws IOException {
        makeAResult(DATA, "output.type=parquet");
        Path file = result.resolve("train/part-00000.parquet");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Files.delete(result.resolve("test/part-00000.parquet"));
        assertThat(breaches())
                .contains("train/part-00000.parquet: has changed since the run wrote it")
                .contains("test/part-00000.parquet: is gone");
    }

    @Test
    void aByteThatHasChangedIsFoundAlone() throws IOException {
        Path file = result.resolve("test/part-00000.csv");
        Files.writeString(file, Files.readString(file).replaceFirst(",1,0\n", ",0,0\n"));
        assertThat(breaches()).containsExactly("test/part-00000.csv: has changed since the run wrote it");
    }

    @Test
    void itemsAndCodesAreHeldAgainstTheirDigestsToo() throws IOException {
        makeAResult(DATA, "output.ids=codes");
        for (String name : List.of("items", "vocabulary/users")) {
            Path file = result.resolve(name + "/part-00000.csv");
            Files.writeString(file, Files.readString(file).replaceFirst("\n", "\n\n"));
        }
        Files.delete(result.resolve("test/part-00000.csv"));
        assertThat(breaches())
                .containsExactly(
                        "test/part-00000.csv: is gone",
                        "items/part-00000.csv: has changed since the run wrote it",
                        "vocabulary/users/part-00000.csv: has changed since the run wrote it");
    }

    @Test
    void aFileThatTheRunDidNotWriteIsFoundWhereItWouldBeRead() throws IOException {
        Files.copy(result.resolve("train/part-00000.csv"), result.resolve("train/part-00001.csv"));
        Files.writeString(result.resolve("train/.part.crc"), "hidden");
        Files.writeString(result.resolve("notes.txt"), "read by nobody");
        assertThat(breaches())
                .containsExactly("train/part-00001.csv: is not of this run, and is read as part of it; remove it");
    }

    @Test
    void textsThatDoNotTellTheirColumnsAreRefused() throws IOException {
        makeAResult(DATA, "output.header=false");
        assertThat(run("audit", result.toString())).isEqualTo(Exit.CONFIG);
        assertThat(err.toString())
                .contains("was written with output.header: false")
                .contains("run it again with header: true");
        makeAResult(DATA, "output.separator=;");
        assertThat(run("audit", result.toString())).isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).contains("was written with output.separator: \";\"");
        makeAResult(DATA, "output.separator='\t'");
        assertThat(run("audit", result.toString())).as(err.toString()).isEqualTo(Exit.OK);
    }

    private void makeCandidates() throws IOException {
        makeAResult(
                DATA,
                "evaluation.folds=[test]",
                "evaluation.candidates={ten: {type: sampled, strategy: {type: uniform}, negatives: 10, known: all-folds}}");
    }

    @Test
    void candidatesAreAuditedToo() throws IOException {
        makeCandidates();
        assertThat(breaches()).isEmpty();
        assertThat(out.toString())
                .containsPattern("(?m)^candidates/ten/test$")
                .containsPattern("(?m)^  rows +2,200$")
                .containsPattern("(?m)^  law +not tested +the order of draws is not written$");
    }

    @Test
    void aKnownItemAmongCandidatesIsFoundAlone() throws IOException {
        String known = Files.readAllLines(result.resolve("train/part-00000.csv"))
                .get(1)
                .split(",")[ITEM];
        makeCandidates();
        editFile("candidates/ten/test/part-00000.csv", rows -> rows.get(firstNegative(rows))[ITEM] = known);
        assertThat(breaches()).containsExactly("known items: 1 negatives, must be 0");
    }

    @Test
    void aDuplicateAmongCandidatesIsFoundAlone() throws IOException {
        makeCandidates();
        editFile("candidates/ten/test/part-00000.csv", rows -> {
            int first = firstNegative(rows);
            int second = rows.get(first + 1)[3].equals("0") ? first + 1 : first + 2;
            rows.get(second)[ITEM] = rows.get(first)[ITEM];
        });
        assertThat(breaches()).containsExactly("repeated in a row: 1 negatives, must be 0");
    }

    @Test
    void anotherPositiveAmongCandidatesIsFound() throws IOException {
        makeCandidates();
        editFile("candidates/ten/test/part-00000.csv", rows -> {
            int first = firstNegative(rows);
            rows.stream().skip(1).filter(row -> row[3].equals("1")).findFirst().orElseThrow()[ITEM] =
                    rows.get(first)[ITEM];
        });
        assertThat(breaches()).containsExactly("positives: 1 rows have another item than the data");
    }

    private static int firstNegative(List<String[]> rows) {
        return rows.get(1)[3].equals("0") ? 1 : 2;
    }

    private static final String MIXTURE =
            "sampling.strategy={type: mixture, parts: [{negatives: 1, name: often, strategy: {type: popularity, exponent: 1}},"
                    + " {negatives: 2, name: alike, strategy: {type: uniform}}]}";

    @Test
    void eachPartOfAMixtureByNumberIsTested() throws IOException {
        for (String distinct : List.of("none", "per-positive")) {
            makeAResult(DATA, MIXTURE, "sampling.negatives={perPositive: 3}", "sampling.distinct=" + distinct);
            assertThat(breaches()).isEmpty();
            assertThat(out.toString())
                    .containsPattern("(?m)^  law of often +p [0-9.]+ +chi-square .*, 3,800 first draws$")
                    .containsPattern("(?m)^  law of alike +p [0-9.]+ +chi-square .*, 3,800 first draws$");
        }
    }

    @Test
    void partsThatChangePlacesAreFound() throws IOException {
        makeAResult(DATA, MIXTURE, "sampling.negatives={perPositive: 3}");
        edit(rows -> rows.forEach(row -> row[4] = row[4].equals("1") ? "2" : row[4].equals("2") ? "1" : row[4]));
        assertThat(breaches())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("law of often: chi-square "))
                .anyMatch(line -> line.startsWith("law of alike: chi-square "));
    }

    @Test
    void epochsAreAuditedOneByOne() throws IOException {
        makeAResult(DATA, "sampling.epochs=2");
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

    @Test
    void onlyAMixtureByNumberFillsFromItsLastPart() throws IOException {
        makeAResult(DATA, MIXTURE, "sampling.negatives={perPositive: 3}", "output.onShortfall=fill-from-last-part");
        assertThat(breaches()).isEmpty();
        Path config = folder.resolve("small.yaml");
        assertThat(run("check", config.toString(), "--set", "output.onShortfall=fill-from-last-part"))
                .isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).contains("fill-from-last-part needs a strategy of type mixture");
    }
}
