package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.experiment.Estimate.Basis;
import dev.decoy.experiment.Estimate.Figure;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.ReadRules;
import dev.decoy.io.Schema;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 30 users of 8 interactions each in a file, or 2,000 users of 30 each made up; users of the sample are whole. */
class EstimatorTest {
    private static final PluginCatalog PLUGINS = PluginCatalog.load(EstimatorTest.class.getClassLoader());

    private static final String SMALL = """
            version: 1
            source: {type: delimited, path: ratings.csv, tieBreaker: rating}
            split: {type: leave-last-out, validation: true}
            sampling: {strategy: {type: popularity}, negatives: {perPositive: 3}}
            features: [{type: context, columns: [timestamp, rating]}, {type: history, length: 4}]
            output: {type: delimited, path: OUT, ids: codes}
            evaluation: {candidates: {u10: {type: sampled, strategy: {type: uniform}, negatives: 10}}}
            """;

    private static final String MADE_UP = """
            version: 1
            source: {type: synthetic, users: 2000, items: 500, interactions: 60000, activitySkew: 0.3}
            split: {type: leave-last-out}
            sampling: {strategy: {type: uniform}, negatives: {perPositive: 2}}
            output: {type: delimited, path: OUT, ids: codes, order: shuffled}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeData() throws IOException {
        StringBuilder csv = new StringBuilder("user,item,rating,timestamp\n");
        for (int i = 0; i < 8; i++) {
            for (int user = 1; user <= 30; user++) {
                int item = 1 + (user * 7 + i * i * 3) % 40;
                int rating = 1 + (user + i) % 5;
                csv.append("u%d,%d,%d,%d\n".formatted(user, item, rating, 1_000_000 + i / 2));
            }
        }
        Files.writeString(folder.resolve("ratings.csv"), csv);
    }

    @Test
    void smallDataIsEstimatedAsItIsThenWritten() throws IOException {
        Estimate estimate = Estimator.of(experiment(SMALL));
        assertThat(folder.resolve("out")).doesNotExist();
        RunReport report = experiment(SMALL).run(RunLog.SILENT);
        assertThat(estimate.data()).extracting(Figure::basis).containsOnly(Basis.EXACT);
        assertThat(values(estimate))
                .containsExactly(240.0, 30.0, (double) report.data().items());
        for (RunReport.Dataset dataset : report.datasets()) {
            Estimate.Dataset expected = dataset(estimate, dataset.report().name());
            assertThat(expected.rows()).isEqualTo(dataset.report().rows());
            assertThat(expected.bytes()).isEqualTo(bytes(dataset));
        }
        assertThat(estimate.datasets())
                .extracting(Estimate.Dataset::name)
                .containsExactly(
                        "train",
                        "validation",
                        "test",
                        "candidates/u10/test",
                        "items",
                        "vocabulary/items",
                        "vocabulary/users");
        assertThat(dataset(estimate, "vocabulary/users").rows()).isEqualTo(30);
    }

    @Test
    void aSampleOfUsersTellsTheRowsAndBytesOfAll() throws IOException {
        Estimate estimate = Estimator.of(experiment(MADE_UP), 6_000, UserSample.MOST_READ);
        RunReport report = experiment(MADE_UP).run(RunLog.SILENT);
        assertThat(estimate.data().get(0).value()).isEqualTo(60_000);
        assertThat(estimate.data().get(0).basis()).isEqualTo(Basis.EXACT);
        assertThat(estimate.data().get(1).basis()).isEqualTo(Basis.MEASURED);
        assertThat(values(estimate).get(1)).isCloseTo(2000, Percentage.withPercentage(2.4));
        assertThat(values(estimate).get(2)).isCloseTo(500, Percentage.withPercentage(2.4));
        for (RunReport.Dataset dataset : report.datasets()) {
            Estimate.Dataset expected = dataset(estimate, dataset.report().name());
            assertThat(expected.basis()).isEqualTo(Basis.MEASURED);
            assertThat((double) expected.rows())
                    .isCloseTo((double) dataset.report().rows(), Percentage.withPercentage(15));
            assertThat((double) expected.bytes()).isCloseTo((double) bytes(dataset), Percentage.withPercentage(15));
        }
        assertThat(report.datasets()).hasSize(2);
    }

    @Test
    void aSourceThatIsTooLargeIsReadInPartAndSaysSo() throws IOException {
        Estimate estimate = Estimator.of(experiment(MADE_UP), 3_000, 12_000);
        assertThat(values(estimate).get(0)).isEqualTo(60_000);
        assertThat(estimate.probe()).contains("rows that were read; where rows of a user are spread over all");
    }

    @Test
    void whatPreparationDropsIsTakenOff() throws IOException {
        String config = MADE_UP.replace("split:", "prepare: {threshold: {column: rating, min: 4}}\nsplit:");
        Estimate estimate = Estimator.of(experiment(config), 6_000, UserSample.MOST_READ);
        RunReport report = experiment(config).run(RunLog.SILENT);
        assertThat(estimate.data().get(0).basis()).isEqualTo(Basis.MEASURED);
        assertThat(values(estimate).get(0))
                .isLessThan(60_000)
                .isCloseTo(report.data().interactions(), Percentage.withPercentage(15));
    }

    @Test
    void theHeapGrowsWithThreadsAndTableRows() throws IOException {
        Experiment experiment = experiment(SMALL);
        HeapBudget budget = HeapBudget.of(
                experiment
                        .newProbe()
                        .read(experiment.source(), experiment.check().columns()),
                false);
        double heap = budget.heap(1e6, 1e4, 1e3, 0, 2);
        assertThat(budget.heap(1e6, 1e4, 1e3, 0, 3)).isGreaterThan(heap);
        assertThat(budget.heap(1e6, 1e4, 1e3, 1e6, 2)).isEqualTo(heap + 60e6);
        assertThat(HeapBudget.process(heap)).isGreaterThan(heap);
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = probes(temporary);
        Estimator.of(experiment(SMALL));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(
                        () -> Estimator.of(experiment(SMALL.replace("split:", "prepare: {minPerUser: 9}\nsplit:"))));
        assertThat(probes(temporary)).isEqualTo(before);
    }

    @Test
    void anEarlierResultStandsInTheWayAsOfARun() throws IOException {
        experiment(SMALL).run(RunLog.SILENT);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Estimator.of(experiment(SMALL)))
                .withMessageContaining("exists already");
    }

    @Test
    void aSourceThatDoesNotTellItsSizeIsRefused() {
        InteractionSource secretive = new InteractionSource() {
            @Override
            public Schema schema() {
                return new Schema(List.of());
            }

            @Override
            public List<Part> parts() {
                return List.of(new Secret());
            }
        };
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() ->
                        UserSample.of(secretive, InteractionColumns.of("user", "item", null), ReadRules.USUAL, 100))
                .withMessage("stream: this source does not tell how many rows it has, so that nothing can be estimated"
                        + " from it; estimate the same config with the data as Parquet or CSV");
    }

    private static final class Secret implements InteractionSource.Part {
        @Override
        public String name() {
            return "stream";
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public InteractionSource.Reader open(InteractionColumns columns) {
            throw new AssertionError("it is not to be read");
        }
    }

    private Experiment experiment(String config) throws IOException {
        Path file = folder.resolve("x.yaml");
        Files.writeString(file, config.replace("OUT", folder.resolve("out").toString()));
        return Experiment.of(ConfigFile.read(file, Map.of(), List.of()), PLUGINS);
    }

    private static List<Double> values(Estimate estimate) {
        return estimate.data().stream().map(Figure::value).toList();
    }

    private static Estimate.Dataset dataset(Estimate estimate, String name) {
        return estimate.datasets().stream()
                .filter(dataset -> dataset.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long bytes(RunReport.Dataset dataset) {
        return dataset.files().stream().mapToLong(RunReport.FileDigest::bytes).sum();
    }

    private static List<Path> probes(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("decoy-estimate"))
                    .sorted()
                    .toList();
        }
    }
}
