package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rows} and layout {@code sequence}, from YAML to files. */
class RowsRunTest {
    @TempDir
    private Path folder;

    /** User 1 has items 11 to 16 on 1 to 6 January, user 2 items 11 and 12 on 3 and 4 January. */
    private RunReport run(String rest) throws IOException {
        return run(rest, "timestamp");
    }

    private RunReport run(String rest, String timestamp) throws IOException {
        StringBuilder csv = new StringBuilder("user,item,timestamp\n");
        for (int day = 1; day <= 6; day++) {
            csv.append("1,1").append(day).append(",2026-01-0").append(day).append('\n');
        }
        csv.append("2,11,2026-01-03\n2,12,2026-01-04\n");
        Files.writeString(folder.resolve("days.csv"), csv);
        Path config = Files.writeString(
                folder.resolve("x.yaml"),
                "version: 1\nsource: {type: delimited, path: days.csv, timestamp: " + timestamp + "}\n"
                        + rest.replace("OUT", folder.resolve("out").toString()));
        PluginCatalog plugins = PluginCatalog.load(RowsRunTest.class.getClassLoader());
        return Experiment.of(ConfigFile.read(config, Map.of(), List.of()), plugins)
                .run(RunLog.SILENT);
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(file));
    }

    @Test
    void olderPositivesAreNoRowsButStandInHistories() throws IOException {
        RunReport report = run("""
                split: {type: temporal, test: 2026-01-06}
                rows: {train: {last: P2D, maxPerUser: 2}}
                sampling: {negatives: {perPositive: 0}}
                features: [{type: history, length: 3}]
                output: {type: delimited, path: OUT}
                """);
        assertThat(report.data().folds().get("train")).isEqualTo(new RunReport.FoldCount(7, 2));
        assertThat(report.datasets().get(0).report().positives()).isEqualTo(3);
        assertThat(lines("train/part-00000.csv").stream()
                        .skip(1)
                        .map(line -> line.replaceFirst("^-?\\d+,", ""))
                        .map(line -> line.replace("\"", "")))
                .containsExactly("1,14,1,0,[11,12,13],3", "1,15,1,0,[12,13,14],3", "2,12,1,0,[-1,-1,11],1");
        assertThat(lines("test/part-00000.csv")).hasSize(2);
    }

    @Test
    void sequencesAreWrittenWithTheirIds() throws IOException {
        run("""
                sampling: {negatives: {perPositive: 1}}
                output: {type: delimited, path: OUT, layout: sequence, length: 4, pad: right, ids: codes}
                """);
        assertThat(lines("train/part-00000.csv").get(0))
                .isEqualTo("row_id,user,row_ids,items,timestamps,sequence_length,negatives,negative_counts");
        assertThat(lines("train/part-00000.csv").get(1))
                .contains("\"[2,3,0,0]\"")
                .contains("\"[0,0,0,0]\"");
        assertThat(lines("train/part-00000.csv").get(2)).contains("\"[4,5,6,7]\"");
        assertThat(lines("train/part-00000.csv").get(3))
                .contains("\"[2,3,0,0]\"")
                .contains("\"[1,1,0,0]\"");
    }

    @Test
    void aWindowWithoutRowsIsRefusedAndNothingIsLeft() throws IOException {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("""
                rows: {train: {from: 2027-01-01}}
                output: {type: delimited, path: OUT}
                """))
                .withMessageContaining("rows.train: no interaction of train is within 2027-01-01T00:00:00Z to the end");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("days.csv", "x.yaml");
        }
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("""
                        rows: {train: {from: 2026-01-01, last: P1D}, test: {users: 2}}
                        output: {type: delimited, path: OUT, layout: sequence}
                        """))
                .withMessageContaining("rows.train.last: must be left out where from is given")
                .withMessageContaining("rows.test.users: must be a share above 0 and at most 1, was 2.0")
                .withMessageContaining("output.length: must be given for layout sequence");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("output: {type: delimited, path: OUT, stride: 3}\n"))
                .withMessageContaining("output.stride: must be left out unless layout is sequence");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("output: {type: delimited, path: OUT, layout: sequence, length: 3, stride: 4}\n"))
                .withMessageContaining("output.stride: must be at least 1 and at most length, 3, was 4");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("output: {type: delimited, path: OUT, labels: {positive: 200, negative: 0}}\n"))
                .withMessageContaining("output.labels.positive: must be from -128 to 127, was 200");
    }

    @Test
    void timesOfRowsNeedAColumnOfTimes() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> run("rows: {train: {last: P1D}}\noutput: {type: delimited, path: OUT}\n", "null"))
                .withMessageContaining(
                        "rows.train: from, until and last need timestamps; none are read from the source");
    }
}
