package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.data.Fold;
import dev.decoy.eval.split.ColdFilter;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Splits that hold out users, and what is left out after a split, from the YAML to rows and the report. */
class SplitsRunTest {
    private static final PluginCatalog PLUGINS = PluginCatalog.load(SplitsRunTest.class.getClassLoader());

    @TempDir
    private Path folder;

    private Experiment experiment(String csv, String rest) throws IOException {
        Files.writeString(folder.resolve("x.csv"), "user,item,timestamp\n" + csv);
        Path config = Files.writeString(
                folder.resolve("x.yaml"),
                "version: 1\nsource: {type: delimited, path: x.csv}\n" + rest + """
                output: {type: delimited, path: '%s', ifExists: overwrite}
                """.formatted(folder.resolve("out")));
        return Experiment.of(ConfigFile.read(config, Map.of(), List.of()), PLUGINS);
    }

    private List<String> rows(String dataset, String columns) throws IOException {
        return CsvColumns.of(folder.resolve("out").resolve(dataset).resolve("part-00000.csv"), columns);
    }

    /** mix64 of 1 is at 0.338 of all keys, of 196 and 943 above 0.4: user 1 alone is held out. */
    private static final String THREE_USERS = """
            1,10,1000
            1,20,2000
            1,30,3000
            1,40,4000
            196,10,1000
            196,50,2000
            943,60,1000
            943,70,2000
            """;

    @Test
    void theInputOfAHeldOutUserIsInHistoriesAndNeverDrawnButIsNoRow() throws IOException {
        RunReport report = experiment(THREE_USERS, """
                        split: {type: user-hold-out, test: 0.4, input: 0.75, inputBy: time}
                        sampling: {strategy: {type: uniform}, negatives: {perPositive: 9}}
                        features: [{type: history, length: 3, pad: right}]
                        evaluation: {candidates: {all: {type: sampled, strategy: {type: uniform}, negatives: 9}}}
                        """).run(RunLog.SILENT);
        assertThat(rows("train", "user,item,label"))
                .filteredOn(row -> row.endsWith(",1"))
                .containsExactlyInAnyOrder("196,10,1", "196,50,1", "943,60,1", "943,70,1");
        assertThat(rows("test", "user,item,history")).containsExactly("1,40,\"[10,20,30]\"");
        assertThat(rows("candidates/all/test", "item")).containsExactlyInAnyOrder("40", "50", "60", "70");
        assertThat(report.data().interactions()).isEqualTo(8);
        assertThat(report.data().leftOut()).isZero();
        assertThat(report.split())
                .isEqualTo(new RunReport.Split(2, 1, 3, Map.of("test", new RunReport.NotInTrain(1, 0, 1)), List.of()));
    }

    /** In train user 1 has a and b, user 2 has a; later 1 has c, 3 has a. */
    private static final String NEW_ONES = """
            1,a,2026-11-01
            1,b,2026-11-02
            2,a,2026-11-03
            1,c,2026-11-10
            1,a,2026-11-11
            3,a,2026-11-12
            """;

    @Test
    void coldUsersAndItemsAreLeftOutAndCounted() throws IOException {
        String split = "split: {type: temporal, test: 2026-11-10}\n";
        RunReport whole = experiment(NEW_ONES, split).run(RunLog.SILENT);
        assertThat(rows("test", "user,item")).containsExactlyInAnyOrder("1,c", "1,a", "3,a");
        assertThat(whole.split())
                .isEqualTo(new RunReport.Split(1, 0, 0, Map.of("test", new RunReport.NotInTrain(2, 1, 1)), List.of()));

        RunReport warm = experiment(NEW_ONES, split + "cold: {minPerUser: 1, minPerItem: 1}\n")
                .run(RunLog.SILENT);
        assertThat(rows("test", "user,item")).containsExactly("1,a");
        assertThat(rows("train", "user,item"))
                .filteredOn(row -> row.startsWith("2"))
                .contains("2,a");
        assertThat(warm.data().leftOut()).isEqualTo(2);
        assertThat(warm.split().cold())
                .containsExactly(
                        new ColdFilter.Loss(Fold.TEST, "minPerUser", 1, 1, 0),
                        new ColdFilter.Loss(Fold.TEST, "minPerItem", 1, 0, 1));
        assertThat(warm.split().notInTrain()).isEqualTo(Map.of("test", new RunReport.NotInTrain(0, 0, 0)));
        assertThat(Files.readString(folder.resolve("out/run-report.yaml"))).contains("""
                  cold:
                  - fold: test
                    bound: minPerUser
                    interactionsLost: 1
                    usersLost: 1
                    itemsLost: 0
                """);
    }

    @Test
    void boundsThatLeaveNothingOfAFoldAreRefused() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment(NEW_ONES, """
                        split: {type: temporal, validation: 2026-11-10, test: 2026-11-12}
                        cold: {minPerUser: 3}
                        """).run(RunLog.SILENT))
                .withMessageContaining(
                        "cold: leaves nothing of validation, which had 2 interactions; lower minPerUser or minPerItem")
                .withMessageContaining("cold: leaves nothing of test, which had 1 interactions");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aCheckNamesWhatIsWrongWithASplitAndWithColdAtOnce() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment(NEW_ONES, """
                        split: {type: k-fold, folds: 3, fold: 4}
                        cold: {minPerUser: -1}
                        """))
                .withMessageContaining("split.fold: must be from 1 to folds, 3, was 4")
                .withMessageContaining("cold.minPerUser: must be at least 0, was -1");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(
                        () -> experiment(NEW_ONES, "cold: {minPerItem: 1}\n").check())
                .withMessage("cold: needs a split that holds something out; name one, or take it out");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> experiment(NEW_ONES, "split: {type: sessions, column: visit}\n")
                        .check())
                .withMessageStartingWith("split: no column is named \"visit\"; found user, item, timestamp");
    }
}
