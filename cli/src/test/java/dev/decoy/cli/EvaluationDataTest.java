package dev.decoy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.experiment.ConfigFile;
import dev.decoy.experiment.Experiment;
import dev.decoy.experiment.RunLog;
import dev.decoy.experiment.RunReport;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The most popular items on public data sets, last item of each user held out, against exact expectations that were computed
 * elsewhere: the values of full ranking with random ties, and those of 100 uniform candidates on average over all draws.
 */
class EvaluationDataTest {
    private static final String MOVIELENS = """
            {type: delimited, path: "DATA/ml-100k/u.data", separator: "\\t", header: false,
             columns: [user, item, rating, timestamp]}""";
    private static final String MOVIELENS_LATEST =
            "{type: delimited, path: \"DATA/ml-latest-small/ratings.csv\", user: userId, item: movieId}";
    private static final String TWEETINGS = "{type: delimited, path: \"DATA/movietweetings-100k/interactions.csv.gz\"}";
    private static final String RETAIL = "{type: delimited, path: \"DATA/online-retail/interactions.csv.gz\"}";
    // The quantile of 3.5 standard deviations, of which a sound build exceeds one in 2,000.
    private static final double DEVIATIONS = 3.5;

    @TempDir
    private Path folder;

    @Test
    void movieLens() throws IOException {
        RunReport report = run(MOVIELENS, "item");
        assertFull(report, .04984, .02535);
        assertSampled(report, .31513, .0062, .16611);
    }

    @Test
    void movieLensWithTiesByHash() throws IOException {
        RunReport report = run(MOVIELENS, "hash");
        assertFull(report, .07847, .03929);
        assertSampled(report, .40445, .0062, .22340);
    }

    @Test
    void movieLensLatest() throws IOException {
        RunReport report = run(MOVIELENS_LATEST, "item");
        assertFull(report, .04180, .01917);
        assertSampled(report, .60312, .0076, .35385);
    }

    @Test
    void movieLensLatestWithTiesByHash() throws IOException {
        RunReport report = run(MOVIELENS_LATEST, "hash");
        assertFull(report, .04016, .02022);
        assertSampled(report, .60653, .0076, .35766);
    }

    @Test
    void movieTweetings() throws IOException {
        RunReport report = run(TWEETINGS, "item");
        assertFull(report, .15972, .07973);
        assertSampled(report, .77470, .0015, .58585);
    }

    @Test
    void onlineRetail() throws IOException {
        RunReport report = run(RETAIL, "item");
        assertFull(report, .06757, .03749);
        assertSampled(report, .39222, .0030, .21650);
    }

    /** Published: recall .0416, NDCG .0317, on the split that came with LightGCN. */
    @Test
    void theMostPopularPlacesOfGowalla() throws IOException {
        Path data = RealData.folder("gowalla/train.tsv.gz", "gowalla/test.tsv.gz");
        RunReport report = run("""
                version: 1
                source: {type: delimited, path: "DATA/gowalla/train.tsv.gz", heldOut: {test: "DATA/gowalla/test.tsv.gz"},
                         separator: "\\t", header: false, columns: [user, item]}
                split: {type: predefined}
                output: {type: parquet, path: "OUT"}
                evaluation:
                  candidates: {full: {type: full, known: train, lists: per-user}}
                  models: {popularity: {type: popularity}}
                  metrics: [{type: recall, k: 20}, {type: ndcg, k: 20}]
                  resamples: 100
                """.replace("DATA", data.toString()));
        assertThat(measured(report, "recall@20[full,per-user]").mean()).isCloseTo(.0416, within(5e-5));
        assertThat(measured(report, "ndcg@20[full,per-user]").mean()).isCloseTo(.0317, within(5e-5));
    }

    /** The table of recommenders-team for their own split of MovieLens 100K, scored through lists of the ten best items. */
    @Test
    void publishedListsOfSar() throws IOException {
        Path data = RealData.folder("ml-100k/sar-split/train.tsv", "ml-100k/sar-split/test.tsv");
        Files.writeString(
                folder.resolve("rankings.csv"), new Sar(data.resolve("ml-100k/sar-split/train.tsv")).rankings(10));
        RunReport report =
                run("""
                version: 1
                source: {type: delimited, path: "DATA/train.tsv", heldOut: {test: "DATA/test.tsv"},
                         separator: "\\t", header: false, columns: [user, item, rating, timestamp]}
                split: {type: predefined}
                output: {type: parquet, path: "OUT"}
                evaluation:
                  candidates: {full: {type: full, known: train, lists: per-user}}
                  models: {sar: {type: rankings-file, path: rankings.csv, key: user}}
                  metrics: [{type: map, k: 10}, {type: ndcg, k: 10}, {type: precision, k: 10}, {type: recall, k: 10}]
                  compat: recommenders
                """.replace("DATA", data.resolve("ml-100k/sar-split").toString()));
        assertThat(report.evaluation().stream().map(RunReport.Measurement::mean))
                .usingComparatorForType((one, other) -> Math.abs(one - other) < 5e-7 ? 0 : 1, Double.class)
                .containsExactly(.110591, .382461, .330753, .176385);
    }

    private static void assertFull(RunReport report, double hitRate, double ndcg) {
        assertThat(measured(report, "hit-rate@10[full]").mean()).isCloseTo(hitRate, within(5e-6));
        assertThat(measured(report, "ndcg@10[full]").mean()).isCloseTo(ndcg, within(5e-6));
    }

    /** What is drawn is near what is expected, and what full ranks tell of it is it. */
    private static void assertSampled(RunReport report, double hitRate, double deviation, double ndcg) {
        RunReport.Measurement hits = measured(report, "hit-rate@10[uniform-100]");
        assertThat(hits.mean()).isCloseTo(hitRate, within(DEVIATIONS * deviation));
        assertThat(hits.corrected().get("expected")).isCloseTo(hitRate, within(5e-6));
        RunReport.Measurement gains = measured(report, "ndcg@10[uniform-100]");
        assertThat(gains.corrected().get("expected")).isCloseTo(ndcg, within(5e-6));
        // Gains lie in [0, 1] as hits do, and vary less.
        assertThat(gains.mean()).isCloseTo(ndcg, within(DEVIATIONS * deviation));
    }

    private static RunReport.Measurement measured(RunReport report, String label) {
        return report.evaluation().stream()
                .filter(measurement -> measurement.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private RunReport run(String source, String ties) throws IOException {
        String path = source.substring(source.indexOf("DATA/") + 5, source.indexOf('"', source.indexOf("DATA/")));
        Path data = RealData.folder(path);
        return run(
                """
                version: 1
                source: SOURCE
                prepare: {duplicates: keep-first, ties: TIES}
                split: {type: leave-last-out}
                output: {type: parquet, path: "OUT"}
                evaluation:
                  candidates:
                    u100: {type: sampled, strategy: {type: uniform}, negatives: 100}
                    full: {type: full}
                  models: {popularity: {type: popularity}}
                  metrics: [{type: hit-rate, k: 10}, {type: ndcg, k: 10}]
                  corrections: []
                """.replace("SOURCE", source.replace("DATA", data.toString())).replace("TIES", ties));
    }

    private RunReport run(String yaml) throws IOException {
        Path config = Files.writeString(
                folder.resolve("config.yaml"),
                yaml.replace("OUT", folder.resolve("out").toString()));
        ConfigFile file = ConfigFile.read(config, Map.of(), List.of());
        ClassLoader loader = Objects.requireNonNull(EvaluationDataTest.class.getClassLoader());
        return Experiment.of(file, PluginCatalog.load(loader)).run(RunLog.SILENT);
    }
}
