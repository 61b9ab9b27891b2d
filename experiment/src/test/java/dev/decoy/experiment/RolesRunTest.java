package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
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

/** Event roles and exposure, from YAML to files. */
class RolesRunTest {
    private static final String ROLES =
            "event: {column: type, positive: [purchase, cart], known: [view], negative: [dislike], shown: [impression]}";

    @TempDir
    private Path folder;

    /** User 1 takes a and f, then j; views d and i before j, and l after it; refuses e; was shown b and c with a, g and h with f. */
    @BeforeEach
    void writeData() throws IOException {
        Files.writeString(folder.resolve("x.csv"), """
                user,item,timestamp,type,list,rank
                1,a,1000,purchase,L1,2
                1,b,990,impression,L1,1
                1,c,995,impression,L1,3
                1,d,2000,view,,
                1,e,3000,dislike,,
                1,f,4000,cart,L2,3
                1,g,3990,impression,L2,1
                1,h,3990,impression,L2,2
                1,i,5000,view,,
                1,j,6000,purchase,L3,1
                1,l,7000,view,,
                2,a,1000,purchase,L1,1
                2,k,990,scroll,L1,2
                2,m,1500,purchase,L2,1
                """);
    }

    private RunReport run(String source, String rest, String output) throws IOException {
        Path config = Files.writeString(
                folder.resolve("x.yaml"),
                "version: 1\nsource: {type: delimited, path: x.csv, " + source + "}\nsplit: {type: leave-last-out}\n"
                        + rest + "output: {type: delimited, path: '" + folder.resolve("out") + "'" + output + "}\n");
        PluginCatalog plugins = PluginCatalog.load(RolesRunTest.class.getClassLoader());
        return Experiment.of(ConfigFile.read(config, Map.of(), List.of()), plugins)
                .run(RunLog.SILENT);
    }

    private List<String> rows(String fold, String columns) throws IOException {
        return CsvColumns.of(folder.resolve("out").resolve(fold).resolve("part-00000.csv"), columns);
    }

    @Test
    void onlyPositivesBecomeRowsAndKnownEventsStandInHistories() throws IOException {
        RunReport report = run(ROLES, """
                sampling: {strategy: {type: uniform}, negatives: {perPositive: 9}, columns: [sample_type, source]}
                features: [{type: context, columns: [type]}, {type: history, length: 3, pad: right, columns: [item, type]}]
                """, "");
        assertThat(rows("train", "user,item,label,sample_type,source,type"))
                .filteredOn(row -> !row.contains("negative"))
                .containsExactly(
                        "1,a,1,positive,,purchase",
                        "1,e,0,observed,observed,dislike",
                        "1,f,1,positive,,cart",
                        "2,a,1,positive,,purchase");
        // Of a to m without k: user 1 has a, d, e, f and i in train; j is held out, and l comes after it.
        assertThat(rows("train", "user,item,sample_type"))
                .filteredOn(row -> row.startsWith("1,") && row.endsWith(",negative"))
                .hasSize(14)
                .containsOnly(
                        "1,b,negative",
                        "1,c,negative",
                        "1,g,negative",
                        "1,h,negative",
                        "1,j,negative",
                        "1,l,negative",
                        "1,m,negative");
        assertThat(rows("test", "item,history,history_type"))
                .containsExactly(
                        "j,\"[\"\"d\"\",\"\"f\"\",\"\"i\"\"]\",\"[\"\"view\"\",\"\"cart\"\",\"\"view\"\"]\"",
                        "m,\"[\"\"a\"\",\"\"\"\",\"\"\"\"]\",\"[\"\"purchase\"\",null,null]\"");
        assertThat(report.data().interactions()).isEqualTo(5);
        assertThat(report.data().events())
                .isEqualTo(Map.of("positive", 5L, "known", 3L, "negative", 1L, "shown", 4L, "unlisted", 1L));
        assertThat(report.datasets().get(0).report().observed()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("out/run-report.yaml")))
                .contains("observedNegatives: 1", "unlisted: 1");
    }

    @Test
    void exposureDrawsWhatWasShownWithItsContext() throws IOException {
        RunReport report = run(ROLES, """
                sampling:
                  strategy: {type: exposure, list: list}
                  negatives: {perPositive: 3}
                  columns: [source, log_q]
                features: [{type: context, columns: [timestamp, rank]}]
                """, "");
        assertThat(rows("train", "user,item,source,log_q,timestamp,rank"))
                .contains("1,b,exposure,,990,1", "1,c,exposure,,995,3", "1,g,exposure,,3990,1", "1,h,exposure,,3990,2")
                .filteredOn(row -> row.startsWith("1,") && row.contains(",base,"))
                .hasSize(2)
                // They have the context of their positives.
                .allMatch(row -> row.endsWith(",1000,2") || row.endsWith(",4000,3"));
        assertThat(report.datasets().get(0).report().sources()).isEqualTo(Map.of("base", 5L, "exposure", 4L));
        assertThat(report.features()).contains("exposure: 4 shown events of 1 users");
    }

    @Test
    void theContextOfWhatWasShownStandsBesideThePairsAndInSideTables() throws IOException {
        String sampling = "sampling: {strategy: {type: exposure, list: list}, negatives: {perPositive: 2}";
        String features = "features: [{type: context, columns: [rank]}]\n";
        run(ROLES, sampling + "}\n" + features, ", layout: pairwise");
        List<String> shown = List.of("b,1", "c,3", "g,1", "h,2");
        assertThat(rows("train", "negative_item,negative_rank")).containsAll(shown);
        assertThat(rows("train", "negative_item,rank")).contains("b,2", "h,3");
        run(ROLES, sampling + ", epochs: 1}\n" + features, ", ifExists: overwrite");
        assertThat(rows("negatives/epoch=0", "negative_item,negative_rank")).containsAll(shown);
    }

    @Test
    void exposureWithoutShownEventsIsRefusedByTheCheck() {
        String exposure = "{type: exposure, list: list}";
        String mixture = "{type: mixture, parts: [{share: 1, strategy: " + exposure + "}]}";
        for (String strategy : List.of(exposure, mixture)) {
            assertThat(catchRuntimeException(() -> run(
                            ROLES.replace(", shown: [impression]", ""),
                            "sampling: {strategy: " + strategy + "}\n",
                            "")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("sampling.strategy")
                    .hasMessageContaining("exposure needs shown events; name their values in source.event.shown");
        }
    }

    @Test
    void anAuditOfARunWithRolesFindsNoBreach() throws IOException {
        run(ROLES, "sampling: {strategy: {type: exposure, list: list}, known: up-to-time}\n", ", layout: pointwise");
        AuditFindings findings = ResultAudit.of(
                        folder.resolve("out"), PluginCatalog.load(RolesRunTest.class.getClassLoader()))
                .audit(AuditLimits.NONE);
        assertThat(findings.files()).isEmpty();
        assertThat(findings.datasets())
                .hasSize(1)
                .allSatisfy(audit -> assertThat(audit.breaches()).isEmpty());
    }

    @Test
    void valuesThatNeverOccurAndRefusedEventsWithoutRowsAreSaid() throws IOException {
        RunReport report = run(
                "event: {column: type, positive: [purchase], known: [wish], negative: [dislike]}",
                "",
                ", layout: listwise");
        assertThat(report.warnings())
                .contains(
                        "source.event names \"wish\", which no row of column \"type\" has",
                        "source.event.negative: these events are never drawn, but only layout pointwise has rows for them");
        assertThat(report.data().events()).containsEntry("unlisted", 9L);
    }

    @Test
    void faultsOfTheConfigAreSaid() {
        assertThat(fault("event: {column: type, positive: []}"))
                .hasMessageContaining("source.event.positive: must name at least one value, was []");
        assertThat(fault("event: {column: type, positive: [cart], known: [view, cart]}"))
                .hasMessageContaining("source.event.known: must not name a value that positive has, was \"cart\"");
        assertThat(fault("event: {column: kind, positive: [cart]}"))
                .hasMessageContaining("source.event.column: no column is named \"kind\"");
        assertThat(fault("event: {column: timestamp, positive: [cart]}")).isInstanceOf(DataException.class);
        assertThat(fault("event: {column: type, positive: [buy]}"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("column \"type\": no event is positive, as none is \"buy\"; it has \"cart\" (1)");
    }

    private RuntimeException fault(String source) {
        return catchRuntimeException(() -> run(source, "", ""));
    }

    @Test
    void exposureNeedsItsColumnsAndShownEvents() {
        assertThat(catchRuntimeException(
                        () -> run(ROLES, "sampling: {strategy: {type: exposure, list: impression}}\n", "")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no column is named \"impression\"");
        assertThat(catchRuntimeException(() -> run(
                        "event: {column: type, positive: [cart]}",
                        "sampling: {strategy: {type: exposure, list: list}}\n",
                        "")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("exposure needs shown events");
    }
}
