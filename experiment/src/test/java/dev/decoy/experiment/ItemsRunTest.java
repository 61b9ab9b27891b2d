package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.io.DataException;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code items}, {@code alsoKnown} and known dislikes, from YAML to files. Each positive asks for more negatives than there are. */
class ItemsRunTest {
    private static final PluginCatalog PLUGINS = PluginCatalog.load(ItemsRunTest.class.getClassLoader());
    private static final String CATALOGUE =
            "items: {path: items.csv, item: id, from: listed, until: gone, match: {market: country}, universe: alive}\n";

    @TempDir
    private Path folder;

    /** Users 1 and 2; item 10 on day 1, 11 on day 2, 12 on day 3, 13 on day 4. */
    @BeforeEach
    void writeData() throws IOException {
        Files.writeString(folder.resolve("log.csv"), """
                user,item,timestamp,country,stars
                1,10,2026-01-01,de,5
                1,11,2026-01-02,de,1
                2,12,2026-01-03,fr,4
                2,13,2026-01-04,,5
                """);
        // 14 and 9 have no interactions; 13 has no row.
        Files.writeString(folder.resolve("items.csv"), """
                id,listed,gone,market
                14,2026-01-02,,de
                9,,2026-01-02,de
                10,2026-01-01,,fr
                11,2026-01-02,2026-01-04,fr
                12,2026-01-03,,de
                """);
        Files.writeString(folder.resolve("dislikes.csv"), "who,what\n1,12\n1,99\n3,10\n2,10\n");
    }

    private RunReport run(String rest) throws IOException {
        return experiment(rest).run(RunLog.SILENT);
    }

    private Experiment experiment(String rest) throws IOException {
        Path config = Files.writeString(
                folder.resolve("x.yaml"),
                "version: 1\n" + (rest.contains("source:") ? "" : "source: {type: delimited, path: log.csv}\n")
                        + (rest.contains("sampling:") ? "" : "sampling: {negatives: {perPositive: 9}}\n")
                        + (rest.contains("output:")
                                        ? ""
                                        : "output: {type: delimited, path: OUT, ifExists: overwrite}\n")
                                .replace("OUT", folder.resolve("out").toString())
                        + rest.replace("OUT", folder.resolve("out").toString()));
        return Experiment.of(ConfigFile.read(config, Map.of(), List.of()), PLUGINS);
    }

    /** The negatives of each positive of a dataset, as {@code 1,10: 12 13}. */
    private Set<String> negatives(String dataset) throws IOException {
        List<String[]> rows = Files.readAllLines(folder.resolve("out/" + dataset + "/part-00000.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        Map<String, Set<Integer>> byRow = rows.stream()
                .filter(row -> row[3].equals("0"))
                .collect(Collectors.groupingBy(
                        row -> row[0],
                        Collectors.mapping(row -> Integer.parseInt(row[2]), Collectors.toCollection(TreeSet::new))));
        Set<String> lines = new TreeSet<>();
        for (String[] row : rows) {
            if (row[3].equals("1")) {
                lines.add(row[1] + "," + row[2] + ": " + byRow.getOrDefault(row[0], Set.of()));
            }
        }
        return lines;
    }

    @Test
    void whatNobodyHasTakenByThenIsNotDrawn() throws IOException {
        RunReport report = run("items: {universe: alive}\n");
        assertThat(negatives("train")).containsExactly("1,10: []", "1,11: []", "2,12: [10, 11]", "2,13: [10, 11]");
        assertThat(report.datasets().get(0).report().notThere()).isZero();
    }

    @Test
    void itemsOfTheCatalogueAreDrawnWithinTheirTimes() throws IOException {
        RunReport report = run("items: {path: items.csv, item: id, from: listed, until: gone, universe: alive}\n");
        // 9 is there until 2 January, 14 from then on, 11 until 4 January; 13 has no row, so always.
        assertThat(negatives("train"))
                .containsExactly("1,10: [9, 13]", "1,11: [13, 14]", "2,12: [10, 11, 14]", "2,13: [10, 14]");
        assertThat(report.sampling())
                .containsExactly("items items.csv: 5 items, 2 of them without interactions; 1 items of the interactions"
                        + " have no row");
        assertThat(report.data().items()).isEqualTo(6);
        assertThat(Files.readAllLines(folder.resolve("out/items/part-00000.csv")))
                .hasSize(7)
                .contains("9,0,0,,", "14,0,0,,");
        assertThat(report.inputs())
                .extracting(file -> Path.of(file.file()).getFileName())
                .containsExactly(Path.of("log.csv"), Path.of("items.csv"));
    }

    @Test
    void theReportSaysWhatWasNotThere() throws IOException {
        RunReport report = run("items: {path: items.csv, item: id, from: listed, until: gone}\n");
        // Every user is given the four items it has not, at each of its two rows.
        assertThat(report.datasets().get(0).report().negatives()).isEqualTo(16);
        assertThat(report.datasets().get(0).report().unseenInTrain()).isEqualTo(8);
        assertThat(report.datasets().get(0).report().notThere()).isEqualTo(7);
        assertThat(Files.readString(folder.resolve("out/run-report.yaml")))
                .contains("shareUnseenInTrain: 0.5\n")
                .contains("shareNotThere: 0.4375\n");
    }

    @Test
    void itemsMatchTheRow() throws IOException {
        RunReport report = run("items: {path: items.csv, item: id, match: {market: country}}\n");
        assertThat(negatives("train"))
                .containsExactly("1,10: [9, 12, 14]", "1,11: [9, 12, 14]", "2,12: [10, 11]", "2,13: []");
        assertThat(report.sampling().get(1))
                .isEqualTo("items match: 1 items match no row, 1 interactions match no item");
    }

    @Test
    void candidatesHaveAUniverseOfTheirOwn() throws IOException {
        String rest = """
                split: {type: temporal, test: 2026-01-03}
                items: {universe: train, candidates: WHICH}
                evaluation: {candidates: {all: {type: sampled, strategy: {type: uniform}, negatives: 9, known: up-to-time}}}
                """;
        run(rest.replace("WHICH", "all"));
        assertThat(negatives("train")).containsExactly("1,10: []", "1,11: []");
        assertThat(negatives("candidates/all/test")).containsExactly("2,12: [10, 11, 13]", "2,13: [10, 11]");
        run(rest.replace("WHICH", "train"));
        assertThat(negatives("candidates/all/test")).containsExactly("2,12: [10, 11]", "2,13: [10, 11]");
    }

    @Test
    void pairsOfTablesAreKnown() throws IOException {
        RunReport report = run("""
                sampling: {negatives: {perPositive: 9}, known: up-to-time,
                           alsoKnown: [{path: dislikes.csv, user: who, item: what}]}
                """);
        assertThat(negatives("train")).containsExactly("1,10: [11, 13]", "1,11: [13]", "2,12: [11, 13]", "2,13: [11]");
        assertThat(report.sampling())
                .containsExactly(
                        "known pairs dislikes.csv: 2 pairs; 2 rows are of users or items that this data has not");
        assertThat(report.inputs()).hasSize(2);
    }

    @Test
    void whatTheThresholdDropsStaysKnownWhereAsked() throws IOException {
        // User 1 gave item 11 one star; the catalogue still has it.
        String rest = "items: {path: items.csv, item: id}\nprepare: {threshold: {column: stars, min: 2KNOWN}}\n";
        run(rest.replace("KNOWN", ""));
        assertThat(negatives("train")).contains("1,10: [9, 11, 12, 13, 14]");
        RunReport report = run(rest.replace("KNOWN", ", known: true"));
        assertThat(negatives("train"))
                .containsExactly("1,10: [9, 12, 13, 14]", "2,12: [9, 10, 11, 14]", "2,13: [9, 10, 11, 14]");
        assertThat(report.sampling()).contains("prepare.threshold: 1 pairs below it are known");
    }

    @Test
    void codesCoverTheCatalogue() throws IOException {
        run("""
                items: {path: items.csv, item: id}
                output: {type: delimited, path: OUT, ids: codes, ifExists: overwrite}
                """);
        assertThat(Files.readAllLines(folder.resolve("out/vocabulary/items/part-00000.csv")))
                .containsExactly("id,code", "9,2", "10,3", "11,4", "12,5", "13,6", "14,7");
    }

    @Test
    void wholeNumbersAndTextAreOneIdWhereTheyAreWrittenAlike() throws IOException {
        run("source: {type: delimited, path: log.csv, idType: text}\n" + CATALOGUE);
        assertThat(negatives("train")).containsExactly("1,10: [9]", "1,11: [14]", "2,12: [10, 11]", "2,13: []");
        Files.writeString(folder.resolve("items.csv"), "id,listed,gone,market\nx7,,,de\n");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run(CATALOGUE))
                .withMessageContaining("items items.csv: ")
                .withMessageContaining("\"x7\" is not a whole number of 64 bits; set source.idType: text");
    }

    @Test
    void anItemOfSeveralWindowsIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("items.csv"),
                "id,listed,gone,market\n10,2026-01-01,2026-01-02,de\n10,2026-01-05,2026-01-06,de\n");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run(CATALOGUE))
                .withMessage("items items.csv, column \"id\": \"10\" stands in rows that differ; keep one row per item,"
                        + " with the first time that it is there and the last");
    }

    @Test
    void aCheckFindsEveryColumnThatIsNotThere() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment("""
                        items: {path: items.csv, item: idd, from: listd, match: {markt: contry}}
                        sampling: {alsoKnown: [{path: dislikes.csv, user: who}]}
                        """).check())
                .withMessageContaining("items.item: no column of the table is named \"idd\"")
                .withMessageContaining("items.from: no column of the table is named \"listd\"")
                .withMessageContaining("(did you mean listed?)")
                .withMessageContaining("items.match: no column of the table is named \"markt\"")
                .withMessageContaining("items.match: no column is named \"contry\"")
                .withMessageContaining("sampling.alsoKnown[0].item: no column of the table is named \"item\"");
    }

    @Test
    void whatGoesByTimeNeedsTimes() {
        String source = "source: {type: delimited, path: log.csv, timestamp: null}\n";
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment(source + """
                        items: {candidates: alive}
                        sampling: {known: up-to-time}
                        evaluation: {candidates: {u: {type: sampled, strategy: {type: uniform}, known: up-to-time}}}
                        """).check())
                .withMessageContaining("items.candidates: needs timestamps; none are read from the source")
                .withMessageContaining("sampling.known: up-to-time needs timestamps")
                .withMessageContaining("evaluation.candidates.u: sampled needs timestamps");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment("source: {type: delimited, path: log.csv, order: file}\n" + CATALOGUE)
                        .check())
                .withMessageContaining(
                        "items.from: needs times of a clock, and with source.order: file times are row numbers");
    }

    @Test
    void columnsOfACatalogueNeedACatalogue() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment("items: {until: gone}\n"))
                .withMessageContaining("items.until: must be left out where path is, was gone");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment("items: {match: {market: country}}\n"))
                .withMessageContaining("items.match: must be left out where path is, was {market=country}");
    }
}
