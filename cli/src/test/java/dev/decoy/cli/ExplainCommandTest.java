package dev.decoy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** User 1 has a, b and c in that order, c held out; d alone is left to draw. */
class ExplainCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path result = Path.of("");

    @BeforeEach
    void makeAResult() throws IOException {
        result = folder.resolve("result");
        Files.writeString(folder.resolve("in.csv"), "user,item,timestamp\n1,a,1\n1,b,2\n1,c,3\n2,c,2\n2,d,3\n");
        run("known: all-folds, negatives: {perPositive: 1}");
    }

    private void run(String sampling) throws IOException {
        Path config = Files.writeString(folder.resolve("small.yaml"), """
                version: 1
                source: {type: delimited, path: in.csv}
                split: {type: leave-last-out}
                sampling: {%s}
                output: {type: delimited, path: %s, ifExists: overwrite}
                """.formatted(sampling, result));
        assertThat(decoy("run", config.toString())).as(err.toString()).isEqualTo(Exit.OK);
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }

    private int decoy(String... arguments) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private int explain(String... options) {
        List<String> arguments = new ArrayList<>(List.of("explain", result.toString()));
        arguments.addAll(List.of(options));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return decoy(arguments.toArray(new String[0]));
    }

    private void isRefused(String because, String... options) {
        assertThat(explain(options)).as(out.toString()).isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).contains(because);
    }

    @Test
    void aRowIsExplainedByItsNumberAndByItsId() throws IOException {
        assertThat(explain("--user", "1", "--row", "2")).as(err.toString()).isEqualTo(Exit.OK);
        String byNumber = out.toString();
        String rowId = Files.readAllLines(result.resolve("train/part-00000.csv"))
                .get(3)
                .split(",")[0];
        assertThat(byNumber)
                .containsPattern("(?m)^train$")
                .containsPattern("(?m)^  user +1$")
                .containsPattern("(?m)^  row +2 of 2 +row_id " + rowId + "$")
                .containsPattern("(?m)^  positive +b +at 1970-01-01T00:00:02Z$")
                .containsPattern("(?m)^  strategy +uniform$")
                .containsPattern("(?m)^  universe +all +4 items at this row$")
                .containsPattern("(?m)^  known +all-folds +3 items that are never drawn$")
                .containsPattern("(?m)^  eligible +1 items ")
                .containsPattern("(?m)^  distinct +per-positive$")
                .containsPattern("(?m)^  negatives +1 of 1$")
                .containsPattern("(?m)^  files +hold the same +d$")
                .containsPattern("(?m)^  1 +d +uniform +1.00000 +1.00000 +\\d+ +as proposed");
        assertThat(explain("--user", "1", "--row", rowId)).isEqualTo(Exit.OK);
        assertThat(out.toString()).isEqualTo(byNumber);
    }

    @Test
    void filesThatHoldOthersAreABreach() throws IOException {
        Path file = result.resolve("train/part-00000.csv");
        List<String> lines = Files.readAllLines(file);
        lines.set(4, lines.get(4).replace(",d,", ",a,"));
        Files.write(file, lines);
        assertThat(explain("--user", "1", "--row", "2")).isEqualTo(Exit.BREACH);
        assertThat(out.toString()).containsPattern("(?m)^  files +DIFFER +a$");
        assertThat(err.toString()).contains("train holds a for this row");
        assertThat(explain("--user", "1", "--row", "1")).isEqualTo(Exit.OK);
    }

    @Test
    void whatCannotBeExplainedIsNamed() throws IOException {
        isRefused("no user of the data is \"7\"", "--user", "7", "--row", "1");
        isRefused("user \"1\" has rows 1 to 2 in fold train, and none of row_id 3", "--user", "1", "--row", "3");
        String ofUser1 = Files.readAllLines(result.resolve("train/part-00000.csv"))
                .get(1)
                .split(",")[0];
        isRefused("which is of user \"1\"", "--user", "2", "--row", ofUser1);
        isRefused(
                "the run drew no negatives for fold test; ask for --fold train",
                "--user",
                "1",
                "--row",
                "1",
                "--fold",
                "test");
        isRefused("has no epochs; leave --epoch out", "--user", "1", "--row", "1", "--epoch", "0");
        isRefused("must be train, validation or test, was tset", "--user", "1", "--row", "1", "--fold", "tset");
        isRefused("Missing required option", "--user", "1");
        run("epochs: 2, negatives: {perPositive: 1}");
        isRefused("has no epoch 2; its epochs are 0 to 1", "--user", "1", "--row", "1", "--epoch", "2");
        assertThat(explain("--user", "1", "--row", "1", "--epoch", "1")).isEqualTo(Exit.OK);
        assertThat(out.toString()).startsWith("negatives/epoch=1");
    }

    @Test
    void resultsWithoutDrawsAndFoldersThatAreNoneAreRefused() throws IOException {
        assertThat(decoy("explain", folder.toString(), "--user", "1", "--row", "1"))
                .isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).contains("is no result, as it holds no _SUCCESS");
        run("test: {strategy: {type: uniform}}");
        isRefused("the run drew no negatives for fold train; ask for --fold test", "--user", "1", "--row", "1");
        assertThat(explain("--user", "1", "--row", "1", "--fold", "test")).isEqualTo(Exit.OK);
        Files.writeString(folder.resolve("in.csv"), "user,item,timestamp\n1,a,1\n");
        assertThat(explain("--user", "1", "--row", "1")).isEqualTo(Exit.DATA);
        assertThat(err.toString()).contains("in.csv: has changed since the run");
    }
}
