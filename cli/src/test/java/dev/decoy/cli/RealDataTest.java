package dev.decoy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on public data sets. */
class RealDataTest {
    private static final String MOVIELENS = """
            {type: delimited, path: "DATA/ml-100k/u.data", separator: "\\t", header: false,
             columns: [user, item, rating, timestamp]}""";
    private static final String TWEETINGS = "{type: delimited, path: \"DATA/movietweetings-100k/interactions.csv.gz\"}";
    private static final String CHECK_INS = """
            {type: delimited, path: "DATA/gowalla/train.tsv.gz", separator: "\\t", header: false, columns: [user, item]}""";

    private static final int USER = 1;
    private static final int ITEM = 2;
    private static final int LABEL = 3;
    private static final int TIME = 6;
    private static final int HISTORY = 7;

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void sharesOfEachUserOfMovieLens() throws IOException {
        Path result = run(MOVIELENS, "{type: ratio, test: 0.2, validation: 0.1}", """
                sampling: {strategy: {type: popularity}, negatives: {perPositive: 4}}
                """);
        List<String[]> train = rows(result.resolve("train"));
        List<String[]> validation = rows(result.resolve("validation"));
        List<String[]> test = rows(result.resolve("test"));
        assertThat(train).hasSize(69_963 * 5);
        assertThat(validation).hasSize(10_037);
        assertThat(test).hasSize(20_000);
        assertNoNegativeIsIn(pairsOfPositives(train), train);
        assertGroupsAreWhole(train, 5);
        Set<String> all = pairsOfPositives(train);
        all.addAll(pairsOfPositives(validation));
        all.addAll(pairsOfPositives(test));
        assertThat(all).hasSize(100_000);
    }

    @Test
    void theLastOfEachUserOfMovieLensAmongAHundredOthers() throws IOException {
        Path result = run(MOVIELENS, "{type: leave-last-out}", """
                sampling: {negatives: {perPositive: 1}}
                evaluation: {candidates: {u100: {type: sampled, strategy: {type: uniform}, negatives: 100}}}
                """);
        List<String[]> train = rows(result.resolve("train"));
        List<String[]> candidates = rows(result.resolve("candidates/u100/test"));
        assertThat(train).hasSize(99_057 * 2);
        assertThat(rows(result.resolve("test"))).hasSize(943);
        assertThat(candidates).hasSize(943 * 101);
        Set<String> known = pairsOfPositives(train);
        known.addAll(pairsOfPositives(candidates));
        assertNoNegativeIsIn(known, candidates);
        assertGroupsAreWhole(candidates, 101);
    }

    @Test
    void publishedCandidatesOfLastFmAreRankedAsTheyAre() throws IOException {
        Path result = run("""
                {type: delimited, path: "DATA/s3rec-lastfm/LastFM.txt", separator: " ", form: user-per-line, order: file}""", "{type: leave-last-out}", """
                evaluation:
                  candidates: {published: {type: file, path: "DATA/s3rec-lastfm/LastFM_sample.txt"}}
                  models: {popularity: {type: popularity}}
                  metrics: [{type: hit-rate, k: 10}]
                """.replace(
                "DATA", RealData.folder("s3rec-lastfm/LastFM_sample.txt").toString()));
        assertGroupsAreWhole(rows(result.resolve("candidates/published/test")), 100);
        // Over all orders of ties; counted apart from the two files.
        assertThat(Files.readString(result.resolve("run-report.yaml")))
                .contains("hit-rate@10[file-99]")
                .contains("mean: 0.2950152905")
                .contains("lists: 1090\n");
    }

    @Test
    void theLastItemOfTheLastTimeIsHeldOutWhereTiesGoByItem() throws IOException {
        Path result = run(MOVIELENS, "{type: leave-last-out}", "prepare: {ties: item}\n");
        Map<String, long[]> last = new HashMap<>();
        for (String line : Files.readAllLines(data().resolve("ml-100k/u.data"))) {
            String[] cells = line.split("\t", -1);
            long[] row = {Long.parseLong(cells[3]), Long.parseLong(cells[1])};
            last.merge(cells[0], row, (old, other) -> Arrays.compare(old, other) < 0 ? other : old);
        }
        Set<String> expected = new HashSet<>();
        last.forEach((user, row) -> expected.add(user + " " + row[1]));
        assertThat(pairsOfPositives(rows(result.resolve("test")))).hasSize(943).isEqualTo(expected);
    }

    @Test
    void theSplitOfOthersIsDealtAsItCame() throws IOException {
        String files = MOVIELENS.replace(
                "u.data\"", "sar-split/train.tsv\", heldOut: {test: \"DATA/ml-100k/sar-split/test.tsv\"}");
        Path result = run(files, "{type: predefined}", "sampling: {negatives: {perPositive: 1}}\n");
        assertThat(pairsOfPositives(rows(result.resolve("train")))).hasSize(74_992);
        Set<String> test = new HashSet<>();
        for (String line : Files.readAllLines(data().resolve("ml-100k/sar-split/test.tsv"))) {
            String[] cells = line.split("\t", -1);
            test.add(cells[0] + " " + cells[1]);
        }
        assertThat(pairsOfPositives(rows(result.resolve("test"))))
                .hasSize(25_008)
                .isEqualTo(test);
    }

    @Test
    void textIdsOfMovieTweetingsKeepTheirZerosAndHistoriesLookBack() throws IOException {
        Path result = run(TWEETINGS, "{type: temporal, validation: 0.8, test: 0.9}", """
                sampling: {negatives: {perPositive: 2}}
                features: [{type: context, columns: [rating, timestamp]}, {type: history, length: 3}]
                """);
        List<String[]> train = rows(result.resolve("train"));
        List<String[]> validation = rows(result.resolve("validation"));
        List<String[]> test = rows(result.resolve("test"));
        assertThat(train.size() / 3 + validation.size() + test.size()).isEqualTo(100_000);
        assertThat(latest(train)).isLessThan(earliest(validation));
        assertThat(latest(validation)).isLessThan(earliest(test));
        assertNoNegativeIsIn(pairsOfPositives(train), train);
        assertThat(train).allMatch(row -> row[ITEM].length() == 7).anyMatch(row -> row[ITEM].startsWith("0"));
        assertHistoriesAreOf(pairsOfPositives(train), train);
        assertHistoriesAreOf(pairsOfPositives(train), validation);
        Set<String> before = pairsOfPositives(train);
        before.addAll(pairsOfPositives(validation));
        assertHistoriesAreOf(before, test);
    }

    @Test
    void checkInsWithoutTimesCannotBeSplitByTime() throws IOException {
        assertThat(code(CHECK_INS, "{type: leave-last-out}", "")).isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).contains("split (line 3): leave-last-out needs timestamps");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void uniformNegativesOfMovieTweetingsAreOftenNotThereYet() throws IOException {
        Path result = run(TWEETINGS, "{type: temporal, test: 0.9}", "sampling: {negatives: {perPositive: 4}}\n");
        String report = Files.readString(result.resolve("run-report.yaml"));
        // Over 360,000 negatives a share moves by less than 0.001.
        assertThat(share(report, "shareUnseenInTrain")).isBetween(0.053, 0.057);
        assertThat(share(report, "shareNotThere")).isBetween(0.36, 0.375);
    }

    private static double share(String report, String key) {
        int start = report.indexOf(key + ": ") + key.length() + 2;
        return Double.parseDouble(report.substring(start, report.indexOf('\n', start)));
    }

    private Path run(String source, String split, String rest) throws IOException {
        assertThat(code(source, split, rest)).as(err::toString).isEqualTo(Exit.OK);
        return folder.resolve("out");
    }

    private int code(String source, String split, String rest) throws IOException {
        Path data = data();
        String yaml = "version: 1\nsource: " + source.replace("\n", "").replace("DATA", data.toString()) + "\nsplit: "
                + split + "\noutput: {type: delimited, path: '" + folder.resolve("out") + "'}\n" + rest;
        Path config = Files.writeString(folder.resolve("x.yaml"), yaml);
        return Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "run", config.toString());
    }

    private static Path data() {
        return RealData.folder(
                "ml-100k/u.data",
                "ml-100k/sar-split/test.tsv",
                "movietweetings-100k/interactions.csv.gz",
                "gowalla/train.tsv.gz");
    }

    private static List<String[]> rows(Path dataset) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(dataset)) {
            for (Path file : files.sorted().toList()) {
                Files.readAllLines(file).stream()
                        .skip(1)
                        .map(RealDataTest::cells)
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    private static String[] cells(String line) {
        return line.split(",(?![^\\[]*\\])", -1);
    }

    private static String pair(String[] row, String item) {
        return row[USER] + " " + item;
    }

    private static Set<String> pairsOfPositives(List<String[]> rows) {
        Set<String> pairs = new HashSet<>();
        for (String[] row : rows) {
            if (row[LABEL].equals("1")) {
                pairs.add(pair(row, row[ITEM]));
            }
        }
        return pairs;
    }

    private static void assertNoNegativeIsIn(Set<String> known, List<String[]> rows) {
        for (String[] row : rows) {
            assertThat(row[LABEL].equals("0") && known.contains(pair(row, row[ITEM])))
                    .as("%s is a known item of user %s", row[ITEM], row[USER])
                    .isFalse();
        }
    }

    /** Each row id has {@code size} different items, one of them the positive. */
    private static void assertGroupsAreWhole(List<String[]> rows, int size) {
        Map<String, Set<String>> items = new HashMap<>();
        Set<String> positives = new HashSet<>();
        for (String[] row : rows) {
            items.computeIfAbsent(row[0], id -> new HashSet<>()).add(row[ITEM]);
            if (row[LABEL].equals("1")) {
                assertThat(positives.add(row[0]))
                        .as("one positive of %s", row[0])
                        .isTrue();
            }
        }
        assertThat(items).hasSize(rows.size() / size).hasSameSizeAs(positives);
        assertThat(items.values()).allMatch(group -> group.size() == size);
    }

    private static long earliest(List<String[]> rows) {
        return rows.stream().mapToLong(row -> Long.parseLong(row[TIME])).min().orElseThrow();
    }

    private static long latest(List<String[]> rows) {
        return rows.stream().mapToLong(row -> Long.parseLong(row[TIME])).max().orElseThrow();
    }

    /** Every item of a history is one that its user has in {@code readable}, and not the row's own positive. */
    private static void assertHistoriesAreOf(Set<String> readable, List<String[]> rows) {
        int found = 0;
        for (String[] row : rows) {
            int length = 0;
            for (String item : row[HISTORY].replaceAll("[\\[\\]\"]", "").split(",")) {
                if (!item.isEmpty()) {
                    assertThat(readable.contains(pair(row, item)))
                            .as("user %s has %s in what its history may read", row[USER], item)
                            .isTrue();
                    length++;
                }
            }
            assertThat(row[HISTORY + 1]).isEqualTo(Integer.toString(length));
            found += length;
        }
        assertThat(found).isPositive();
    }
}
