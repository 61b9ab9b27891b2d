package dev.decoy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int estimate(String... options) throws IOException {
        Path config = Files.writeString(folder.resolve("small.yaml"), """
                version: 1
                source: {type: synthetic, users: 100, items: 50, interactions: 1000}
                split: {type: leave-last-out}
                sampling: {negatives: {perPositive: 1}}
                output: {type: delimited, path: %s}
                """.formatted(folder.resolve("result")));
        String[] arguments = new String[options.length + 2];
        arguments[0] = "estimate";
        arguments[1] = config.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void theTableTellsWhatARunWouldWriteAndWhatThatStandsOn() throws IOException {
        assertThat(estimate()).as(err.toString()).isEqualTo(Exit.OK);
        assertThat(out.toString())
                .startsWith("probe: 1,000 rows of 100 users, which is all")
                .containsPattern("interactions +1,000 +exact +counted by the probe")
                .containsPattern("train +1,800 rows +0\\.0\\d\\d MB +exact +1 file")
                .containsPattern("test +100 rows")
                .containsPattern("heap +[\\d.]+ MB +inferred +\\d+ bytes an interaction")
                .containsPattern("total +[\\d.]+ s +measured");
        assertThat(folder.resolve("result")).doesNotExist();
    }

    @Test
    void optionsOfRunsHoldAndTheYamlHasTheSameNumbers() throws IOException {
        Path yaml = folder.resolve("estimate.yaml");
        assertThat(estimate("--set", "sampling.negatives.perPositive=3", "--yaml", yaml.toString()))
                .as(err.toString())
                .isEqualTo(Exit.OK);
        assertThat(Files.readString(yaml))
                .contains("count: 1000")
                // A run writes as many: not every user lacks three of the 50 items.
                .contains("rows: 3208")
                .contains("basis: inferred")
                .contains("sample and write:");
    }

    @Test
    void aConfigThatCannotRunIsNotEstimated() throws IOException {
        assertThat(estimate("--set", "source.user=nobody")).isEqualTo(Exit.CONFIG);
        assertThat(err.toString()).contains("no column is named \"nobody\"");
        assertThat(out.toString()).isEmpty();
    }
}
