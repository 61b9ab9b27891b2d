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

/** Mixtures, and the columns that tell of a negative, from YAML to files. */
class MixtureRunTest {
    private static final String BY_COUNT = """
            sampling:
              columns: [source, log_q, log_p]
              strategy:
                type: mixture
                parts:
                  - {negatives: 1, strategy: {type: popularity, exponent: 1}}
                  - {negatives: 2, name: any, strategy: {type: uniform}}
            """;

    @TempDir
    private Path folder;

    /** Item a has 3 interactions, b 2, c and d 1; user 1 has a and b. */
    @BeforeEach
    void writeData() throws IOException {
        Files.writeString(
                folder.resolve("x.csv"), "user,item,timestamp\n1,a,1\n1,b,2\n2,a,3\n2,c,4\n3,a,5\n3,b,6\n4,d,7\n");
    }

    private RunReport run(String rest, String output) throws IOException {
        Path config = Files.writeString(
                folder.resolve("x.yaml"),
                "version: 1\nsource: {type: delimited, path: x.csv}\n" + rest + "output: {type: delimited, path: '"
                        + folder.resolve("out") + "'" + output + "}\n");
        PluginCatalog plugins = PluginCatalog.load(MixtureRunTest.class.getClassLoader());
        return Experiment.of(ConfigFile.read(config, Map.of(), List.of()), plugins)
                .run(RunLog.SILENT);
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(file));
    }

    @Test
    void aMixtureByCountSaysWhichPartGaveEachNegativeAndItsProbability() throws IOException {
        RunReport report = run(BY_COUNT, "");
        List<String> lines = lines("train/part-00000.csv");
        assertThat(lines.get(0)).isEqualTo("row_id,user,item,label,draw,source,log_q,log_p");
        // User 1 has a and b, so that of c and d, each with 1 of 7 interactions, both are given, and the third is
        // missing.
        String first = lines.get(2).replaceFirst("^-?\\d+,", "");
        // A third by popularity, 1/2; two thirds by uniform, 1/2; before exclusion 1/3 * 1/7 + 2/3 * 1/4.
        assertThat(first).matches("1,[cd],0,1,popularity," + Math.log(0.5) + ",-1\\.5404.*");
        assertThat(lines.get(3).replaceFirst("^-?\\d+,", ""))
                .matches("1,[cd],0,2,any," + Math.log(0.5) + ",-1\\.5404.*");
        // The positive a has 3 of 7 and 1 of 4: 1/3 * 3/7 + 2/3 * 1/4.
        assertThat(lines.get(1).replaceFirst("^-?\\d+,", "")).matches("1,a,1,0,,,-1\\.172.*");
        // The same of every item, beside its counts.
        assertThat(lines("items/part-00000.csv").get(0))
                .isEqualTo("item,interactions,users,first_seen,last_seen,log_p");
        assertThat(lines("items/part-00000.csv").get(1)).matches("a,3,3,.*,-1\\.172.*");
        assertThat(report.plugins()).extracting(RunReport.Plugin::name).contains("mixture", "popularity", "uniform");
    }

    @Test
    void listsOfNegativesHaveListsOfWhatIsSaidOfThem() throws IOException {
        run(BY_COUNT, ", layout: listwise");
        List<String> lines = lines("train/part-00000.csv");
        assertThat(lines.get(0))
                .isEqualTo("row_id,user,item,label,negatives,negative_count,log_p,negatives_source,negatives_log_q,"
                        + "negatives_log_p");
        assertThat(lines.get(1)).contains("\"[\"\"popularity\"\",\"\"any\"\",null]\"");
        run(BY_COUNT, ", layout: pairwise, ifExists: overwrite");
        assertThat(lines("train/part-00000.csv").get(0))
                .isEqualTo("row_id,user,item,negative_item,draw,log_p,negative_source,negative_log_q,negative_log_p");
        run(BY_COUNT, ", layout: sequence, length: 2, ifExists: overwrite");
        assertThat(lines("train/part-00000.csv").get(0))
                .isEqualTo("row_id,user,row_ids,items,timestamps,sequence_length,negatives,negative_counts,log_p,"
                        + "negatives_source,negatives_log_q,negatives_log_p");
    }

    @Test
    void epochsTellOfTheirNegativesInTheSideTable() throws IOException {
        run(BY_COUNT.replace("columns:", "epochs: 1\n  columns:"), ", layout: listwise");
        assertThat(lines("train/part-00000.csv").get(0)).isEqualTo("row_id,user,item,label,log_p");
        assertThat(lines("train/part-00000.csv").get(1)).matches(".*,1,a,1,-1\\.172.*");
        assertThat(lines("negatives/epoch=0/part-00000.csv").get(0))
                .isEqualTo("row_id,negatives,negative_count,negatives_source,negatives_log_q,negatives_log_p");
    }

    @Test
    void expectedCountsStandBesideNegativesInEveryLayout() throws IOException {
        String law = """
                sampling: {columns: [expected_count], negatives: {perPositive: 2}, strategy: {type: popularity, exponent: 1}}
                """;
        run(law, "");
        // User 2 knows a and c, so that of b and d both are given.
        assertThat(lines("train/part-00000.csv").get(0)).isEqualTo("row_id,user,item,label,draw,expected_count");
        assertThat(lines("train/part-00000.csv").get(7)).matches(".*,2,a,1,0,");
        assertThat(lines("train/part-00000.csv").get(8)).matches(".*,2,[bd],0,1,1.0");
        run(law.replace("sampling: {", "sampling: {distinct: none, "), ", layout: listwise, ifExists: overwrite");
        // Of b, 2, and d, 1: twice 2/3 and twice 1/3.
        String b = Double.toString(2 * (2.0 / 3)).substring(0, 10);
        String d = Double.toString(2 * (1.0 / 3)).substring(0, 10);
        assertThat(lines("train/part-00000.csv").get(0)).endsWith(",negative_count,negatives_expected_count");
        assertThat(lines("train/part-00000.csv").get(3)).matches(".*,2,a,.*,\"\\[(" + b + "|" + d + ").*\\]\"");
        run(law, ", layout: pairwise, ifExists: overwrite");
        assertThat(lines("train/part-00000.csv").get(0)).endsWith(",negative_item,draw,negative_expected_count");
        run(law.replace("sampling: {", "sampling: {epochs: 1, "), ", layout: pairwise, ifExists: overwrite");
        assertThat(lines("train/part-00000.csv").get(0)).isEqualTo("row_id,user,item,label");
        assertThat(lines("negatives/epoch=0/part-00000.csv").get(0))
                .isEqualTo("row_id,negative_item,draw,negative_expected_count");
    }

    @Test
    void faultsOfMixturesAreNamedWhereTheyStand() {
        assertThat(problems("{type: mixture, parts: []}"))
                .contains("sampling.strategy.parts: must name at least one strategy, was an empty list");
        assertThat(
                        problems(
                                "{type: mixture, parts: [{negatives: 2, strategy: {type: uniform}}, {strategy: {type: uniform}}]}"))
                .contains("sampling.strategy.parts: must all have negatives, or none of them, had 1 of 2");
        assertThat(problems("{type: mixture, parts: [{strategy: {type: uniform}}, {strategy: {type: uniform}}]}"))
                .contains("sampling.strategy.parts: must have different names, was \"uniform\" twice; add name to one");
        assertThat(problems("{type: mixture, parts: [{share: 0, strategy: {type: uniform}}]}"))
                .contains("sampling.strategy.parts[0].share: must be finite and above 0, was 0.0");
        assertThat(problems("{type: mixture, parts: [{strategy: {type: popularity, exponent: -9}}]}"))
                .contains("sampling.strategy.parts[0].strategy.exponent: must be in [-4, 4]");
        assertThat(problems("{type: mixture, parts: [{strategy: {type: weights-file, path: none.csv}}]}"))
                .contains("none.csv: there is no such file or folder");
        assertThat(
                        problems(
                                "{type: mixture, parts: [{negatives: 2, strategy: {type: uniform}}]}, negatives: {perPositive: 3}"))
                .contains(
                        "sampling.negatives.perPositive: must be the sum of the negatives of all parts, 2, or left out,"
                                + " was 3.0");
    }

    private String problems(String strategy) {
        RuntimeException fault = catchRuntimeException(() -> run("sampling: {strategy: " + strategy + "}\n", ""));
        assertThat(fault).isInstanceOfAny(ConfigException.class, DataException.class);
        return String.valueOf(fault.getMessage());
    }
}
