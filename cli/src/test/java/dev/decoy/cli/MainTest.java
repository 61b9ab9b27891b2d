package dev.decoy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final String CONFIG = """
            version: 1
            source: {type: acme-header, columns: [user, item, ts], timestamp: ts, rows: 3}
            split: {type: acme-whole}
            sampling: {strategy: {type: acme-idle}}
            output: {type: acme-jammed, path: no/such/folder}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path config = Path.of("");

    @BeforeEach
    void writeConfig() throws IOException {
        config = Files.writeString(folder.resolve("small.yaml"), CONFIG);
    }

    @Test
    void listShowsComponentsByRoleWithTheirJars() {
        assertThat(run("list")).isEqualTo(Exit.OK);
        assertThat(out.toString())
                .containsPattern("(?m)^strategies$")
                .containsPattern("(?m)^  acme-idle +Draws nothing +test-classes$")
                .containsPattern("(?m)^splitters$")
                .containsPattern("(?m)^sources$")
                .containsPattern("(?m)^  acme-header +A header without rows +test-classes$")
                .containsPattern("(?m)^sinks$");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void describeShowsTheOptionsOfAComponent() {
        assertThat(run("describe", "acme-header")).isEqualTo(Exit.OK);
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        acme-header, source in test-classes
                          A header without rows
                          columns  list of text  default []  names of the columns
                          rows     whole number  required    how many rows
                        """);
    }

    @Test
    void describeWithoutANameShowsTheOptionsOfAConfig() {
        assertThat(run("describe")).isEqualTo(Exit.OK);
        assertThat(out.toString())
                .containsPattern("(?m)^  version +text +required +the version of this format: 1$")
                .containsPattern("(?m)^  source\\.type +source +required +the format; ")
                .containsPattern("(?m)^  source\\.timestamp +text +default timestamp, if there is one +column of ")
                .containsPattern("(?m)^  sampling\\.strategy +strategy +default uniform +the law ")
                .containsPattern("(?m)^  sampling\\.negatives\\.perPositive +number +optional +for each positive")
                .containsPattern(
                        "(?m)^  sampling\\.known +one of none, train, train\\+validation, all-folds, up-to-time +optional ")
                .containsPattern("(?m)^  sampling\\.train +options +optional +the block of train$")
                .containsPattern("(?m)^  evaluation\\.candidates +map of candidate selector +default \\{} ")
                .containsPattern("(?m)^  run\\.threads +whole number +optional ");
    }

    @Test
    void describeOfAnUnknownNameNamesTheNearest() {
        assertThat(run("describe", "acme-idel")).isEqualTo(Exit.CONFIG);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .startsWith("no component is named \"acme-idel\"; found ")
                .contains("(did you mean acme-idle?)");
    }

    @Test
    void checkTellsWhatARunWillRead() {
        assertThat(run("check", config.toString())).isEqualTo(Exit.OK);
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        small can run
                          seed     42
                          columns  user, item, ts
                          reads    user user, item item, time ts
                          writes   no/such/folder
                        """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void checkReportsAllProblemsWithTheirLines() {
        int code = run("check", config.toString(), "--set", "seed=x", "--threads", "0", "--set", "source.itm=i");
        assertThat(code).isEqualTo(Exit.CONFIG);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualToNormalizingNewlines(config + """
                         has 3 problems
                          seed (--set): must be a whole number, was "x"
                          source.itm (--set): is not an option of "acme-header"; \
                        options are columns, rows, user, item, timestamp, unit, idType, order, tieBreaker, onNull, event, from, until, last, \
                        hiveDate, heldOut, run (did you mean item?)
                          run.threads (--set): must be at least 1, was 0
                        """);
    }

    @Test
    void checkReportsMissingColumnsWithTheirLines() {
        assertThat(run("check", config.toString(), "--set", "output.label=stars"))
                .isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).isEqualToNormalizingNewlines(config + """
                         has 1 problem
                          output.label (--set): no column is named "stars"; found user, item, ts
                        """);
    }

    @Test
    void checkReportsAFileThatIsNoYaml() throws IOException {
        Files.writeString(config, "version: 1\nversion: 1\n");
        assertThat(run("check", config.toString())).isEqualTo(Exit.CONFIG);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(config + " has 1 problem\n  " + config
                        + ":2:1: the key \"version\" stands twice, first on line 1; take one out\n");
    }

    @Test
    void warningsGoToStandardError() {
        assertThat(run("check", config.toString(), "--set", "sampling.over=all"))
                .isEqualTo(Exit.OK);
        assertThat(err.toString()).startsWith("warning: sampling.over: all learns from the rows that are held out");
    }

    @Test
    void aResultThatExistsNeedsOverwrite() throws IOException {
        assertThat(run("check", config.toString(), "--out", folder.toString())).isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).contains("output.path (--set): " + folder + " exists already; ");
        assertThat(run("check", config.toString(), "--out", folder.toString(), "--overwrite"))
                .isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).contains(folder + " is no result of an earlier run");
        Files.writeString(folder.resolve("_SUCCESS"), "decoy\n");
        assertThat(run("check", config.toString(), "--out", folder.toString(), "--overwrite"))
                .isEqualTo(Exit.OK);
    }

    @Test
    void generateWritesWhatRunCanRead() throws IOException {
        Path data = folder.resolve("data");
        assertThat(run(
                        "generate",
                        data.toString(),
                        "--format",
                        "delimited",
                        "--set",
                        "users=20",
                        "--set",
                        "items=500",
                        "--set",
                        "interactions=300"))
                .isEqualTo(Exit.OK);
        assertThat(out.toString()).isEqualTo("wrote 300 interactions to " + data + System.lineSeparator());
        Path other = Files.writeString(folder.resolve("other.yaml"), """
                version: 1
                source: {type: delimited, path: data/interactions}
                split: {type: leave-last-out}
                output: {type: parquet, path: unused}
                """);
        Path result = folder.resolve("result");
        assertThat(run("run", other.toString(), "--out", result.toString(), "--threads", "2"))
                .isEqualTo(Exit.OK);
        assertThat(out.toString())
                .contains("read 300 interactions of 20 users with ")
                .contains("train  280 positives  1,120 negatives  1,400 rows  1 file")
                .contains("wrote " + result + " in ");
        assertThat(result.resolve("train/part-00000.parquet")).exists();
        assertThat(result.resolve("_SUCCESS")).exists();
    }

    @Test
    void generateNamesAnUnknownOption() {
        assertThat(run("generate", folder.resolve("data").toString(), "--set", "user=20"))
                .isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).startsWith("user: is not an option of \"synthetic\"; options are ");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aFolderMayHaveAnyName() {
        assertThat(run("check", config.toString(), "--out", "it's: {here}")).isEqualTo(Exit.OK);
        assertThat(out.toString()).contains("  writes   it's: {here}\n");
    }

    @Test
    void faultsOfTheDataHaveTheirOwnCode() {
        assertThat(run("check", config.toString(), "--set", "source.columns=[]"))
                .isEqualTo(Exit.DATA);
        assertThat(err.toString()).isEqualToNormalizingNewlines("acme: the header is empty; name some columns\n");
    }

    @Test
    void aWrongCommandLineShowsTheUsage() {
        assertThat(run("chekc")).isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).contains("chekc").contains("check");
        assertThat(run("check")).isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).contains("Missing required parameter: 'CONFIG'");
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(run("--version")).isEqualTo(Exit.OK);
        assertThat(out.toString()).startsWith("decoy ").contains(", Java " + Runtime.version());
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }
}
