package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import dev.decoy.io.DataException;
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

/** Codes that are kept from run to run. */
class VocabularyRunTest {
    private static final PluginCatalog PLUGINS = PluginCatalog.load(VocabularyRunTest.class.getClassLoader());
    private static final String DAY_ONE = "user,item\nu3,b\nu3,d\nu5,b\n";
    // u5 and d are absent; u1, u4, a and c are new.
    private static final String DAY_TWO = "user,item\nu3,b\nu1,a\nu4,c\n";

    @TempDir
    Path folder;

    @BeforeEach
    void runDayOne() throws IOException {
        write("events.csv", DAY_ONE);
        run("one", "");
        write("events.csv", DAY_TWO);
    }

    @Test
    void earlierCodesStayAndNewIdsGetTheNextOnesInTheirOrder() throws IOException {
        assertThat(vocabulary("one", "users")).containsExactly("u3,2", "u5,3");
        assertThat(vocabulary("one", "items")).containsExactly("b,2", "d,3");

        RunReport report = run("two", "vocabulary: {from: one}");
        assertThat(vocabulary("two", "users")).containsExactly("u1,4", "u3,2", "u4,5", "u5,3");
        assertThat(vocabulary("two", "items")).containsExactly("a,4", "b,2", "c,5", "d,3");
        assertThat(CsvColumns.of(folder.resolve("two/train/part-00000.csv"), "user,item"))
                .containsExactly("4,4", "2,2", "5,5");
        assertThat(CsvColumns.of(folder.resolve("two/items/part-00000.csv"), "item,code"))
                .containsExactly("a,4", "b,2", "c,5");
        assertThat(report.vocabulary())
                .isEqualTo(Map.of(
                        "users", new RunReport.IdCounts(1, 2, 0, 1), "items", new RunReport.IdCounts(1, 2, 0, 1)));
        assertThat(report.warnings()).isEmpty();
        assertThat(report.inputs())
                .extracting(input -> Path.of(input.file()))
                .endsWith(
                        folder.resolve("one/vocabulary/users/part-00000.csv"),
                        folder.resolve("one/vocabulary/items/part-00000.csv"));

        // The third day goes on from the second, and u5 comes back to its code.
        write("events.csv", "user,item\nu5,e\n");
        run("three", "vocabulary: {from: two/vocabulary, onNew: append}");
        assertThat(CsvColumns.of(folder.resolve("three/train/part-00000.csv"), "user,item"))
                .containsExactly("3,6");
        assertThat(vocabulary("three", "users")).hasSize(4);
    }

    @Test
    void unknownIdsShareACodeAndAreCounted() throws IOException {
        RunReport report = run("two", "vocabulary: {from: one, onNew: unknown}");
        assertThat(CsvColumns.of(folder.resolve("two/train/part-00000.csv"), "user,item"))
                .containsExactly("1,1", "2,2", "1,1");
        assertThat(CsvColumns.of(folder.resolve("two/items/part-00000.csv"), "item,code"))
                .containsExactly("a,1", "b,2", "c,1");
        assertThat(vocabulary("two", "users")).containsExactly("u3,2", "u5,3");
        assertThat(report.vocabulary().get("users")).isEqualTo(new RunReport.IdCounts(1, 0, 2, 1));
    }

    @Test
    void failNamesTheFirstNewIdsAndHowMany() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("two", "vocabulary: {from: one, onNew: fail}"))
                .withMessage(
                        "vocabulary.onNew: fail, and of 3 users 2 have no code: \"u1\", \"u4\"; set append or unknown\n"
                                + "vocabulary.onNew: fail, and of 3 items 2 have no code: \"a\", \"c\"; set append or unknown");
        assertThat(folder.resolve("two")).doesNotExist();
    }

    @Test
    void theFirstDayStartsWhereItMay() throws IOException {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("two", "vocabulary: {from: none}"))
                .withMessage("vocabulary.from: there is no folder " + folder.resolve("none")
                        + "; check the path, or set onMissing: start for the first run");
        RunReport report = run("two", "vocabulary: {from: none, onMissing: start}");
        assertThat(vocabulary("two", "users")).containsExactly("u1,2", "u3,3", "u4,4");
        assertThat(report.vocabulary().get("users")).isEqualTo(new RunReport.IdCounts(0, 3, 0, 0));
        assertThat(report.warnings())
                .containsExactly("vocabulary.from: there is no folder " + folder.resolve("none")
                        + "; codes are new ones (onMissing: start)");
    }

    @Test
    void aVocabularyOfOtherDataIsWarnedOf() throws IOException {
        write("events.csv", "user,item\nx,y\n");
        assertThat(run("two", "vocabulary: {from: one}").warnings())
                .containsExactly(
                        "vocabulary.from: none of the 1 users of this data is in it; check that it is the vocabulary of"
                                + " this data",
                        "vocabulary.from: none of the 1 items of this data is in it; check that it is the vocabulary of"
                                + " this data");
    }

    @Test
    void keepSeesAChangedVocabulary() throws IOException {
        run("two", "vocabulary: {from: one}");
        Experiment again = experiment("two", "vocabulary: {from: one}", "output.ifExists=keep");
        assertThat(again.isDone()).isTrue();
        write("one/vocabulary/users/part-00000.csv", "id,code\nu3,2\nu5,4\n");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(again::isDone)
                .withMessageContaining("made from other input files");
    }

    @Test
    void whatIsNoVocabularyOfThisDataIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("v"));
        write("v/items.csv", "id,code\nb,2\n");
        assertThat(fault(""))
                .startsWith("vocabulary.from: " + folder.resolve("v") + " is no vocabulary: it holds no file users.*");
        assertThat(fault("id,number\nu3,2\n")).contains("no column is named \"code\"; found id, number");
        assertThat(fault("id,code\nu3,2\nu3,3\n"))
                .endsWith("id \"u3\" stands in more than one row; keep one row per id");
        assertThat(fault("id,code\nu3,2\nu5,2\n"))
                .endsWith("id \"u5\" has the code 2, as \"u3\" has; give each id a code of its own");
        for (String code : List.of("0", "1", "-2", "4294967298")) {
            assertThat(fault("id,code\nu3," + code + "\n"))
                    .endsWith("id \"u3\" has no code from 2 to 2^31 - 1; 0 is padding, 1 an unknown id");
        }
        assertThat(fault("id,code\nu3,two\n")).contains("column \"code\": holds other values than whole numbers");
    }

    @Test
    void idsOfAnotherTypeAreRefused() throws IOException {
        write("events.csv", "user,item\n1,b\n2,d\n");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run("two", "vocabulary: {from: one}"))
                .withMessageContaining("vocabulary")
                .withMessageContaining("\"u3\" is not a whole number");
        assertThat(folder.resolve("two")).doesNotExist();
    }

    @Test
    void threadsChangeNoCode() throws IOException {
        run("two", "vocabulary: {from: one}");
        List<String> users = vocabulary("two", "users");
        List<String> items = vocabulary("two", "items");
        for (int threads : new int[] {1, 2, 7}) {
            experiment("t" + threads, "vocabulary: {from: one}", "run.threads=" + threads)
                    .run(RunLog.SILENT);
            assertThat(vocabulary("t" + threads, "users")).isEqualTo(users);
            assertThat(vocabulary("t" + threads, "items")).isEqualTo(items);
        }
    }

    /** What a vocabulary is refused with whose users are these. */
    private String fault(String users) throws IOException {
        if (!users.isEmpty()) {
            write("v/users.csv", users);
        }
        RuntimeException fault = catchRuntimeException(() -> run("two", "vocabulary: {from: v}"));
        assertThat(fault).isInstanceOfAny(DataException.class, ConfigException.class);
        assertThat(folder.resolve("two")).doesNotExist();
        return String.valueOf(fault.getMessage());
    }

    @Test
    void codesNeedNoPadAndOtherIdsNoVocabulary() throws IOException {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment("two", "", "output.padId=none"))
                .withMessageContaining("padId")
                .withMessageContaining("must be left out where ids is codes, which pad with 0, was none");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment("two", "vocabulary: {from: one}", "output.ids=external"))
                .withMessageContaining("vocabulary")
                .withMessageContaining("must be left out unless output.ids is codes");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment("two", "vocabulary: {from: one, onNew: fail, onMissing: start}"))
                .withMessageContaining("must be fail where onNew is not append, was start");
    }

    @Test
    void anItemMinusOneIsNoPadWhereCodesAreWritten() throws IOException {
        write("events.csv", "user,item,timestamp\n1,-1,1\n1,5,2\n2,7,3\n");
        String features = "features: [{type: history, length: 2}]";
        run("two", features, "output.layout=listwise");
        assertThat(CsvColumns.of(folder.resolve("two/train/part-00000.csv"), "item,history"))
                .containsExactly("2,\"[0,0]\"", "3,\"[0,2]\"", "4,\"[0,0]\"");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("three", features, "output.ids=external"))
                .withMessageContaining(
                        "column \"history\": padId must not be the id of an item, was \"-1\"; name another");
        assertThat(folder.resolve("three")).doesNotExist();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private RunReport run(String out, String yaml, String... overrides) throws IOException {
        return experiment(out, yaml, overrides).run(RunLog.SILENT);
    }

    private Experiment experiment(String out, String yaml, String... overrides) throws IOException {
        Path config = folder.resolve("x.yaml");
        Files.writeString(config, """
                version: 1
                source: {type: delimited, path: events.csv}
                sampling: {strategy: {type: uniform}, negatives: {perPositive: 0}}
                output: {type: delimited, path: "OUT", ids: codes}
                """.replace("OUT", folder.resolve(out).toString()) + yaml + "\n");
        return Experiment.of(ConfigFile.read(config, Map.of(), List.of(overrides)), PLUGINS);
    }

    private List<String> vocabulary(String out, String dataset) throws IOException {
        return CsvColumns.of(folder.resolve(out + "/vocabulary/" + dataset + "/part-00000.csv"), "id,code");
    }
}
