package dev.decoy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.TestData;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.io.Layout;
import dev.decoy.io.Schema;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.UniformItems;
import dev.decoy.spi.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochsTest {
    private static final Sequences WINDOWS = new Sequences(3, 2, true);

    // 40 users of 6 rows each.
    private final Interactions interactions = TestData.random(40, 50, 6);
    private final NegativeSampler uniform = new RejectionSampler(new UniformItems(interactions.itemCount()));

    @TempDir
    private Path spill;

    private SamplingPipeline pipeline(Layout layout, RowOrdering ordering, MemorySink sink) {
        return SamplingPipeline.over(interactions)
                .sampler(uniform)
                .negativesPerPositive(2)
                .options(layout == Layout.SEQUENCE ? ExampleOptions.of(WINDOWS) : ExampleOptions.of(layout))
                .seeds(new SeedSequence(3))
                .ordering(ordering)
                .rowsPerFile(50)
                .writeTo(sink);
    }

    private List<RowOrdering> orderings() {
        return List.of(
                RowOrdering.BY_USER,
                new RowOrdering(RowOrdering.Unit.POSITIVE, spill),
                new RowOrdering(RowOrdering.Unit.ROW, spill));
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void filesOfNegativesHaveTheRowsOfThePositivesInTheirOrder(Layout layout) throws IOException {
        for (RowOrdering ordering : orderings()) {
            MemorySink sink = new MemorySink();
            pipeline(layout, ordering, sink).epochs(new Epochs(2, List.of())).run();
            Map<String, List<String>> ids = new TreeMap<>();
            sink.files.forEach((file, rows) -> ids.put(
                    file, rows.stream().map(row -> row.split(",")[0]).distinct().toList()));
            List<String> trains = ids.keySet().stream()
                    .filter(file -> file.startsWith("train/"))
                    .toList();
            assertThat(trains).as("%s", ordering).hasSizeGreaterThan(1);
            assertThat(sink.files).hasSize(3 * trains.size());
            for (String train : trains) {
                for (int epoch = 0; epoch < 2; epoch++) {
                    assertThat(ids.get(train.replace("train/", "negatives/epoch=" + epoch + "/")))
                            .as("%s of epoch %s, %s", train, epoch, ordering)
                            .isEqualTo(ids.get(train));
                }
            }
        }
    }

    @Test
    void theSideTableHoldsTheRowIdAndTheNegativesAlone() throws IOException {
        Map<Layout, List<String>> columns = Map.of(
                Layout.POINTWISE, List.of("row_id", "negative_item", "draw", "negative_twice"),
                Layout.PAIRWISE, List.of("row_id", "negative_item", "draw", "negative_twice"),
                Layout.LISTWISE, List.of("row_id", "negatives", "negative_count", "negatives_twice"),
                Layout.SEQUENCE, List.of("row_id", "negatives", "negative_counts", "negatives_twice"));
        FeatureJoiner ofRow = SamplingPipelineTest.joinerOf(Schema.Column.of("note", ValueType.INT32));
        for (Layout layout : Layout.values()) {
            MemorySink sink = new MemorySink();
            pipeline(layout, RowOrdering.BY_USER, sink)
                    .features(List.of(ofRow, SamplingPipelineTest.itemJoiner()))
                    .epochs(new Epochs(1, List.of()))
                    .run();
            assertThat(sink.headers.get("negatives/epoch=0")).isEqualTo(columns.get(layout));
            assertThat(sink.headers.get("train"))
                    .contains("note", "twice")
                    .noneMatch(name -> name.startsWith("negative"));
        }
    }

    @Test
    void featuresOfNegativesAreThoseOfTheirItems() throws IOException {
        MemorySink sink = new MemorySink();
        pipeline(Layout.PAIRWISE, RowOrdering.BY_USER, sink)
                .features(List.of(SamplingPipelineTest.itemJoiner()))
                .epochs(new Epochs(1, List.of()))
                .run();
        for (String row : sink.rows("negatives/epoch=0")) {
            String[] cells = row.split(",");
            assertThat(cells[3])
                    .isEqualTo(Integer.toString(2 * interactions.itemIds().code(cells[1])));
        }
    }

    @Test
    void namesMayBeOfPositivesAndOfNegatives() throws IOException {
        MemorySink sink = new MemorySink();
        pipeline(Layout.POINTWISE, RowOrdering.BY_USER, sink)
                .options(ExampleOptions.of(Layout.POINTWISE)
                        .withNames(Map.of("item", "good", "negative_item", "bad", "row_id", "row")))
                .epochs(new Epochs(1, List.of()))
                .run();
        assertThat(sink.headers.get("train")).containsExactly("row", "user", "good", "label", "draw");
        assertThat(sink.headers.get("negatives/epoch=0")).containsExactly("row", "bad", "draw");
        SamplingPipeline misspelt = pipeline(Layout.POINTWISE, RowOrdering.BY_USER, sink)
                .options(ExampleOptions.of(Layout.POINTWISE).withNames(Map.of("negative_itme", "bad")))
                .epochs(new Epochs(1, List.of()));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(misspelt::run)
                .withMessageContaining("output.names.negative_itme");
    }

    @Test
    void eachPositiveIsWrittenOnce() throws IOException {
        MemorySink sink = new MemorySink();
        pipeline(Layout.POINTWISE, RowOrdering.BY_USER, sink)
                .epochs(new Epochs(1, List.of()))
                .run();
        assertThat(sink.rows("train")).hasSize(240);
        assertThat(sink.rows("negatives/epoch=0")).hasSize(480);
    }

    @Test
    void anEpochsDrawsAreThoseOfItsOwnSeeds() throws IOException {
        MemorySink epochs = new MemorySink();
        pipeline(Layout.LISTWISE, RowOrdering.BY_USER, epochs)
                .epochs(new Epochs(2, List.of()))
                .run();
        MemorySink once = new MemorySink();
        pipeline(Layout.LISTWISE, RowOrdering.BY_USER, once)
                .seeds(new SeedSequence(3).child(1))
                .run();
        List<String> expected = once.rows("train").stream()
                .map(row -> row.replaceFirst("^([^,]*),.*,(\\[.*)$", "$1,$2"))
                .toList();
        assertThat(epochs.rows("negatives/epoch=1")).isEqualTo(expected);
        assertThat(epochs.rows("negatives/epoch=0")).isNotEqualTo(expected);
    }

    @Test
    void anEpochAloneIsThatOfTheWhole() throws IOException {
        RowOrdering shuffled = new RowOrdering(RowOrdering.Unit.POSITIVE, spill);
        MemorySink whole = new MemorySink();
        pipeline(Layout.PAIRWISE, shuffled, whole)
                .epochs(new Epochs(4, List.of()))
                .run();
        MemorySink alone = new MemorySink();
        pipeline(Layout.PAIRWISE, shuffled, alone)
                .epochs(new Epochs(4, List.of(2)))
                .run();
        Map<String, List<String>> expected = new TreeMap<>(whole.files);
        expected.keySet().removeIf(file -> file.matches("negatives/epoch=[013]/.*"));
        assertThat(alone.files).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void threadsDoNotChangeEpochs(int threads) throws IOException {
        for (RowOrdering ordering : orderings()) {
            List<Map<String, List<String>>> files = new ArrayList<>();
            for (int count : new int[] {1, threads}) {
                MemorySink sink = new MemorySink();
                pipeline(Layout.POINTWISE, ordering, sink)
                        .threads(count)
                        .epochs(new Epochs(2, List.of()))
                        .run();
                files.add(sink.files);
            }
            assertThat(files.get(1)).isEqualTo(files.get(0));
        }
    }

    @Test
    void epochsThatAreNotThereAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Epochs(3, List.of(3)))
                .withMessage("onlyEpochs must name epochs from 0 to 2, was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Epochs(0, List.of()))
                .withMessage("epochs must be at least 1, was 0");
    }
}
