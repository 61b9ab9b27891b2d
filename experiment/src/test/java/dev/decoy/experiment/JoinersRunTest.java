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

/** Joiners from their YAML to the written columns. */
class JoinersRunTest {
    private static final PluginCatalog PLUGINS = PluginCatalog.load(JoinersRunTest.class.getClassLoader());

    @TempDir
    Path folder;

    /** Two users with two items each; of three items, so that each row has one negative. */
    @BeforeEach
    void writeData() throws IOException {
        Files.writeString(folder.resolve("events.csv"), """
                user,item,timestamp,type,paid
                1,a,1700000000000,view,1.5
                1,b,1700000100000,cart,2.5
                2,b,1700000050000,view,
                2,c,1700000200000,view,4
                """);
        Files.writeString(folder.resolve("prices.tsv"), """
                item\tprice\tbrand\tvalid_from
                a\t10\tx\t1600000000000
                b\t20\ty\t1600000000000
                b\t21\ty\t1700000060000
                z\t99\tz\t1600000000000
                """);
        Files.createDirectory(folder.resolve("users"));
        Files.writeString(folder.resolve("users/part-0.csv"), "user,age\n1,30\n");
        Files.writeString(folder.resolve("users/part-1.csv"), "user,age\n2,40\n");
    }

    @Test
    void itemsAndUsersAreLookedUpAsOfTheRowsTime() throws IOException {
        assertThat(run("pointwise", """
                  - {type: item-table, path: prices.tsv, key: item, asOf: valid_from, lag: PT40S, columns: [price, brand]}
                  - {type: user-table, path: users, key: user, columns: [age]}
                """, "user,item,draw,age,price,brand"))
                .containsExactlyInAnyOrder(
                        "1,a,0,30,10,x",
                        "1,c,1,30,,",
                        "1,b,0,30,21,y", // 100 s - 40 s is when 21 begins to hold
                        "1,c,1,30,,",
                        "2,b,0,40,20,y",
                        "2,a,1,40,10,x",
                        "2,c,0,40,,",
                        "2,a,1,40,10,x");
    }

    @Test
    void aListOfNegativesHasAListBesideIt() throws IOException {
        assertThat(run("listwise", """
                  - {type: item-table, path: prices.tsv, key: item, asOf: valid_from, maxAge: P7D, columns: [price, brand]}
                """, "user,item,price,brand,negatives_price,negatives_brand"))
                .containsExactlyInAnyOrder(
                        "1,a,,,[null],[null]", "1,b,21,y,[null],[null]", "2,b,,,[null],[null]", "2,c,,,[null],[null]");
    }

    @Test
    void negativesHaveNoOutcome() throws IOException {
        assertThat(run("pointwise", """
                  - {type: outcomes, columns: [paid]}
                  - {type: context, columns: [type]}
                """, "user,item,paid,type"))
                .containsExactlyInAnyOrder(
                        "1,a,1.5,view",
                        "1,c,,view",
                        "1,b,2.5,cart",
                        "1,c,,cart",
                        "2,b,,view",
                        "2,a,,view",
                        "2,c,4.0,view",
                        "2,a,,view");
        assertThat(run("listwise", "  - {type: outcomes, columns: [paid]}\n", "user,item,paid"))
                .containsExactlyInAnyOrder("1,a,1.5", "1,b,2.5", "2,b,", "2,c,4.0");
    }

    @Test
    void aHistoryHasParallelListsAndEndsBeforeItsLag() throws IOException {
        String features = "  - {type: history, length: 2, columns: [item, type, paid], padId: none, lag: LAG}\n";
        String columns = "user,item,history,history_type,history_paid,history_length";
        assertThat(run("listwise", features.replace("LAG", "PT99S"), columns))
                .contains("1,b,\"[\"\"none\"\",\"\"a\"\"]\",\"[null,\"\"view\"\"]\",\"[null,1.5]\",1");
        assertThat(run("listwise", features.replace("LAG", "PT100S"), columns))
                .contains("1,b,\"[\"\"none\"\",\"\"none\"\"]\",\"[null,null]\",\"[null,null]\",0");
    }

    @Test
    void attributesComeFromTheInteractionsThemselves() throws IOException {
        assertThat(run("listwise", """
                  - {type: item-table, from: interactions, take: first, columns: [paid]}
                """, "user,item,paid,negatives_paid"))
                // c comes up at 200 s only: the rows of user 1, before it, know nothing of it.
                .containsExactlyInAnyOrder("1,a,1.5,[null]", "1,b,,[null]", "2,b,,[1.5]", "2,c,4.0,[1.5]");
        assertThat(run("listwise", """
                  - {type: item-table, from: interactions, take: latest-before, columns: [type]}
                """, "user,item,type,negatives_type"))
                .containsExactlyInAnyOrder(
                        "1,a,,[null]", "1,b,view,[null]", "2,b,,\"[\"\"view\"\"]\"", "2,c,,\"[\"\"view\"\"]\"");
    }

    @Test
    void aTableWithoutARowFailsWhereItMust() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run("pointwise", """
                          - {type: item-table, source: {type: delimited, path: prices.tsv, separator: "\\t"}, key: item,
                             asOf: valid_from, columns: [price], missing: fail}
                        """, "item"))
                .withMessage("table of source: no row for item \"c\"; of 3 items 1 are missing; add them, or set"
                        + " missing: null");
    }

    @Test
    void faultsNameThePlaceInTheConfig() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("pointwise", """
                          - {type: user-table, path: users, key: user, columns: [agee]}
                        """, "user"))
                .withMessage(
                        "features[0].columns: no column of the table is named \"agee\"; found user, age (did you mean"
                                + " age?)");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("pointwise", """
                          - {type: user-table, key: user, columns: [age], lag: 6h}
                          - {type: item-table, from: interactions, take: first, columns: [type], lag: PT6H}
                        """, "user"))
                .withMessageContaining("features[0].lag: must be a length of time such as PT6H or P7D")
                .withMessageContaining("features[1].lag: must be left out with take: first, was PT6H");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run("pointwise", """
                          - {type: item-table, path: prices.tsv, key: item, columns: [price]}
                        """, "item"))
                .withMessageContaining("\"b\" stands in 2 rows; keep one row per key, or set asOf");
    }

    @Test
    void aCheckSeesAllColumnsOfTables() throws IOException {
        Experiment experiment = experiment("pointwise", """
                  - {type: user-table, path: users, key: usr, columns: [agee, age]}
                  - {type: item-table, path: prices.tsv, key: item, asOf: valid_form, columns: [price]}
                """);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(experiment::check)
                .withMessage(
                        "features[0].key: no column of the table is named \"usr\"; found user, age (did you mean user?)\n"
                                + "features[0].columns: no column of the table is named \"agee\"; found user, age (did you"
                                + " mean age?)\n"
                                + "features[1].asOf: no column of the table is named \"valid_form\"; found item, price,"
                                + " brand, valid_from (did you mean valid_from?)");
    }

    @Test
    void tablesAreInputsAndTheReportSaysHowTheyFit() throws IOException {
        String features = """
                  - {type: item-table, path: prices.tsv, key: item, asOf: valid_from, columns: [price]}
                  - {type: user-table, path: users, key: user, columns: [age]}
                """;
        RunReport report = experiment("pointwise", features).run(RunLog.SILENT);
        assertThat(report.inputs())
                .extracting(input ->
                        folder.relativize(Path.of(input.file())).toString().replace('\\', '/'))
                .containsExactly("events.csv", "prices.tsv", "users/part-0.csv", "users/part-1.csv");
        // The two negatives of user 1 and a positive of user 2 are c, which has no row; a user is looked up once a
        // positive.
        assertThat(report.features())
                .containsExactly(
                        "table prices.tsv: 1 rows are of no item of this data; 1 of 3 items have no row; 3 of 8 look-ups"
                                + " found no row that holds",
                        "table users: 0 of 2 users have no row; 0 of 4 look-ups found no row that holds");
    }

    @Test
    void keepSeesAChangedTable() throws IOException {
        String features = "  - {type: user-table, path: users, key: user, columns: [age]}\n";
        experiment("pointwise", features).run(RunLog.SILENT);
        Experiment again = experiment("pointwise", features, "output.ifExists=keep");
        assertThat(again.isDone()).isTrue();
        Files.writeString(folder.resolve("users/part-1.csv"), "user,age\n2,41\n");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(again::isDone)
                .withMessageContaining("made from other input files");
    }

    @Test
    void theRowThatMissesAValueIsTheSameForAnyThreads() throws IOException {
        StringBuilder events = new StringBuilder("user,item,timestamp,type,paid\n");
        StringBuilder prices = new StringBuilder("item\tprice\tvalid_from\n");
        for (int i = 100; i < 400; i++) {
            events.append(i).append(",i").append(i).append(",1700000000000,view,1\n");
            prices.append('i')
                    .append(i)
                    .append("\t1\t")
                    .append(i < 200 ? 1600000000000L : 1800000000000L)
                    .append('\n');
        }
        Files.writeString(folder.resolve("events.csv"), events);
        Files.writeString(folder.resolve("late.tsv"), prices);
        String message = "";
        for (int threads : new int[] {1, 2, 7}) {
            Experiment run = experiment(
                    "listwise",
                    "  - {type: item-table, path: late.tsv, key: item, asOf: valid_from, columns: [price], missing: fail}\n",
                    "run.threads=" + threads);
            RuntimeException thrown = catchRuntimeException(() -> run.run(RunLog.SILENT));
            assertThat(thrown).isInstanceOf(DataException.class);
            String fault = String.valueOf(thrown.getMessage());
            assertThat(fault).contains("no row holds for item \"i");
            message = message.isEmpty() ? fault : message;
            assertThat(fault).isEqualTo(message);
            assertThat(folder.resolve("out")).doesNotExist();
        }
    }

    @Test
    void anUnknownExtensionIsRefused() throws IOException {
        Files.writeString(folder.resolve("prices.xls"), "");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run("pointwise", """
                          - {type: item-table, path: prices.xls, key: item, columns: [price]}
                        """, "item"))
                .withMessageContaining("prices.xls: no source reads a table of this extension; name one by source:"
                        + " {type: ...}, of delimited, ");
    }

    /** The rows of TRAIN, cut down to these columns. */
    private List<String> run(String layout, String features, String columns) throws IOException {
        experiment(layout, features).run(RunLog.SILENT);
        return CsvColumns.of(folder.resolve("out/train/part-00000.csv"), columns);
    }

    private Experiment experiment(String layout, String features, String... overrides) throws IOException {
        Path out = folder.resolve("out");
        Path config = Files.writeString(
                folder.resolve("x.yaml"),
                """
                version: 1
                seed: 7
                source: {type: delimited, path: events.csv}
                split: {type: none}
                sampling: {strategy: {type: uniform}, negatives: {perPositive: 1}}
                features:
                """ + features + "output: {type: delimited, path: \"" + out + "\", ifExists: overwrite, layout: "
                        + layout + ", padId: none}\n");
        return Experiment.of(ConfigFile.read(config, Map.of(), List.of(overrides)), PLUGINS);
    }
}
