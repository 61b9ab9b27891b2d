package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.io.DataException;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows become interactions and which fold they get, from the YAML to the written rows. */
class FoldsRunTest {
    private static final PluginCatalog PLUGINS = PluginCatalog.load(FoldsRunTest.class.getClassLoader());
    private static final String FILES = "source: {type: delimited, path: train.csv, heldOut: {test: test.csv}}\n";

    @TempDir
    Path folder;

    @Test
    void filesOfFoldsAreDealtAsTheyCame() throws IOException {
        write("train.csv", "user,item\n1,10\n1,20\n2,10\n");
        write("test.csv", "user,item\n2,30\n1,30\n");
        RunReport report = run(FILES + "split: {type: predefined}\n");
        assertThat(rows("train")).containsExactlyInAnyOrder("1,10", "1,20", "2,10");
        assertThat(rows("test")).containsExactlyInAnyOrder("1,30", "2,30");
        assertThat(report.inputs())
                .extracting(input -> Path.of(input.file()).getFileName().toString())
                .containsExactly("train.csv", "test.csv");
        RunReport again = run(folder.resolve("out/run-report.yaml"), "output.path=" + folder.resolve("again"));
        assertThat(digests(again)).isEqualTo(digests(report));
    }

    @Test
    void anIdThatIsTextInOneFileIsTextInAll() throws IOException {
        write("train.csv", "user,item\n1,10\n1,9\n");
        write("test.csv", "user,item\n1,007\n");
        run(FILES + "split: {type: predefined}\n");
        assertThat(CsvColumns.of(folder.resolve("out/items/part-00000.csv"), "item"))
                .containsExactly("007", "10", "9");
    }

    @Test
    void filesOfAFoldInFileOrderComeAfterTrain() throws IOException {
        write("train.csv", "user,item\n1,b\n1,a\n");
        write("test.csv", "user,item\n1,c\n");
        run(FILES.replace("heldOut", "order: file, heldOut")
                + "split: {type: temporal, test: after train}\nfeatures: [{type: history, length: 2}]\n");
        assertThat(CsvColumns.of(folder.resolve("out/test/part-00000.csv"), "user,item,history"))
                .containsExactly("1,c,\"[\"\"b\"\",\"\"a\"\"]\"");
    }

    @Test
    void theTutorialCutsAnewWhereTheTrainFileEnds() throws IOException {
        write("train.csv", "user,item,timestamp\n1,a,10\n2,b,30\n");
        write("test.csv", "user,item,timestamp\n1,b,30\n1,c,31\n2,c,20\n");
        run(FILES + """
                split: {type: temporal, test: after train}
                sampling: {over: all, negatives: {perPositive: 0}}
                """);
        assertThat(rows("train")).containsExactlyInAnyOrder("1,a", "2,b", "1,b", "2,c");
        assertThat(rows("test")).containsExactly("1,c");
    }

    @Test
    void onlyTheDaysOfTheRangeAreReadInEveryFold() throws IOException {
        write("train/dt=2026-11-18/a.csv", "user,item,timestamp\n1,a,2026-11-18\n");
        write("train/dt=2026-11-19/a.csv", "user,item,timestamp\n1,b,2026-11-19\n");
        write("test/dt=2026-11-19/a.csv", "user,item,timestamp\n1,c,2026-11-19\n");
        write("test/dt=2026-11-20/a.csv", "user,item,timestamp\n1,d,2026-11-20\n");
        String source = """
                source: {type: delimited, path: train, heldOut: {test: test}, hiveDate: dt, from: 2026-11-19, until: 2026-11-20}
                """;
        RunReport report = run(source + "split: {type: predefined}\n");
        assertThat(rows("train")).containsExactly("1,b");
        assertThat(rows("test")).containsExactly("1,c");
        assertThat(report.inputs()).hasSize(2);
        ConfigFile keep = ConfigFile.read(folder.resolve("x.yaml"), Map.of(), List.of("output.ifExists=keep"));
        assertThat(Experiment.of(keep, PLUGINS).isDone()).isTrue();
    }

    @Test
    void aCheckOfFilesOfFoldsFindsWhatIsWrong() throws IOException {
        write("train.csv", "user,item\n1,10\n");
        write("test.csv", "user,item,rating\n1,20,5\n");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> check(FILES))
                .withMessage(
                        "split: must go by the files where source.heldOut names some: predefined, or temporal with a cut"
                                + " after train, was \"none\"");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> check("""
                        source: {type: synthetic, users: 5, items: 5, interactions: 9, heldOut: {test: a}}
                        split: {type: predefined}
                        """))
                .withMessage("source.heldOut: needs a source that has a path, was \"synthetic\"; leave it out");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> check(FILES.replace("test: test.csv", "") + "split: {type: predefined}\n"))
                .withMessage("source.heldOut: needs validation or test, was neither");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> check(FILES + "split: {type: predefined}\n"))
                .withMessage(
                        "test: its columns are item, rating, user, and those of train are item, user; make the files"
                                + " alike");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> check("source: {type: delimited, path: train.csv}\nsplit: {type: predefined}\n"))
                .withMessageStartingWith("split: no column is named \"fold\"; found user, item");
    }

    @Test
    void aCheckKnowsThatASplitNeedsTimes() throws IOException {
        write("train.csv", "user,item\n1,10\n1,20\n1,30\n1,40\n1,50\n");
        String source = "source: {type: delimited, path: train.csv}\n";
        for (String split : List.of("leave-last-out", "temporal, test: 0.9", "ratio, by: time")) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> check(source + "split: {type: " + split + "}\n"))
                    .withMessageStartingWith("split: ")
                    .withMessageEndingWith(" needs timestamps; none are read from the source; set source.timestamp");
        }
        assertThat(check(source + "split: {type: ratio}\n").warnings()).isEmpty();
        assertThat(check(source.replace("}", ", order: file}") + "split: {type: leave-last-out}\n")
                        .warnings())
                .isEmpty();
    }

    @Test
    void aDateIsNoCutWhereTimesAreRowNumbers() throws IOException {
        write("train.csv", "user,item\n1,10\n1,20\n1,30\n");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("""
                        source: {type: delimited, path: train.csv, order: file}
                        split: {type: temporal, test: 2026-11-20}
                        """))
                .withMessageStartingWith(
                        "split: temporal at a date or by a period needs a clock; the source's times are"
                                + " row numbers (order: file)");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aRangeOfTheSourceDropsRowsAndTheirItems() throws IOException {
        write("train.csv", "user,item,timestamp\n1,a,2026-11-17\n1,b,2026-11-18\n1,c,2026-11-19\n2,b,2026-11-20\n");
        String source = "source: {type: delimited, path: train.csv, RANGE}\n";
        assertThat(run(source.replace("RANGE", "from: 2026-11-18, until: 2026-11-20"))
                        .data()
                        .outsideTimeRange())
                .isEqualTo(2);
        assertThat(rows("train")).containsExactlyInAnyOrder("1,b", "1,c");
        assertThat(CsvColumns.of(folder.resolve("out/items/part-00000.csv"), "item"))
                .containsExactly("b", "c");
        run(source.replace("RANGE", "last: P1D"));
        assertThat(rows("train")).containsExactly("2,b");
        run(source.replace("RANGE", "until: 2026-11-19, last: P1D"));
        assertThat(rows("train")).containsExactly("1,b");
    }

    @Test
    void windowsThatRollBackDifferInThreeKeys() throws IOException {
        StringBuilder csv = new StringBuilder("user,item,timestamp\n");
        for (int day = 10; day < 20; day++) {
            csv.append("1,i").append(day).append(",2026-11-").append(day).append("T12:00:00Z\n");
        }
        write("train.csv", csv.toString());
        String source = "source: {type: delimited, path: train.csv}\n";
        for (int window = 0; window < 3; window++) {
            RunReport report = run(source + "split: {type: temporal, validation: P1D, test: P2D, until: 2026-11-"
                    + (16 + window) + "}\n");
            assertThat(rows("validation")).containsExactly("1,i" + (13 + window));
            assertThat(rows("test")).containsExactlyInAnyOrder("1,i" + (14 + window), "1,i" + (15 + window));
            assertThat(report.data().leftOut()).isEqualTo(4 - window);
        }
    }

    @Test
    void tiesAreHeldOutByHashOrByItem() throws IOException {
        write("train.csv", "user,item,timestamp\n1,9,5\n1,10,5\n1,2,5\n1,7,4\n");
        String config = "source: {type: delimited, path: train.csv}\nsplit: {type: leave-last-out}\n";
        run(config + "prepare: {ties: item}\n");
        assertThat(rows("test")).containsExactly("1,10");
        run(config);
        // Of the unsigned hashes of user 1 and the items 9, 10 and 2 that of 2 is the greatest.
        assertThat(rows("test")).containsExactly("1,2");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> check("""
                        source: {type: delimited, path: train.csv, order: file}
                        prepare: {ties: item}
                        """))
                .withMessage("prepare: must leave ties out where source.order is file, as no two rows tie, was item");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    /** The positives of a fold, as {@code user,item}. */
    private List<String> rows(String fold) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String row : CsvColumns.of(folder.resolve("out/" + fold + "/part-00000.csv"), "draw,user,item")) {
            if (row.startsWith("0,")) {
                rows.add(row.substring(2));
            }
        }
        return rows;
    }

    private Path config(String yaml) throws IOException {
        return Files.writeString(
                folder.resolve("x.yaml"),
                "version: 1\n" + yaml + "output: {type: delimited, path: \"" + folder.resolve("out")
                        + "\", ifExists: overwrite, padId: none}\n");
    }

    private Experiment.Checked check(String yaml) throws IOException {
        return Experiment.of(ConfigFile.read(config(yaml), Map.of(), List.of()), PLUGINS)
                .check();
    }

    private RunReport run(String yaml) throws IOException {
        return run(config(yaml));
    }

    private static RunReport run(Path config, String... overrides) throws IOException {
        return Experiment.of(ConfigFile.read(config, Map.of(), List.of(overrides)), PLUGINS)
                .run(RunLog.SILENT);
    }

    private static List<String> digests(RunReport report) {
        return report.datasets().stream()
                .flatMap(dataset -> dataset.files().stream())
                .map(file -> file.file() + " " + file.sha256())
                .toList();
    }
}
