package dev.decoy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.TestData;
import dev.decoy.data.Interactions;
import dev.decoy.feature.HistoryJoiner;
import dev.decoy.feature.OutcomesJoiner;
import dev.decoy.io.Layout;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.UniformItems;
import dev.decoy.spi.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceLayoutTest {
    /** User 1 has items 11 to 15 at times 1 to 5, user 2 items 11 and 12 at times 6 and 7; nobody has 20. */
    private static final Interactions FIVE_AND_TWO = TestData.interactions(
            new long[][] {{1, 11, 1}, {1, 12, 2}, {1, 13, 3}, {1, 14, 4}, {1, 15, 5}, {2, 11, 6}, {2, 12, 7}, {3, 20, 8}
            });

    private static SamplingPipeline positives(Sequences sequences, MemorySink sink) {
        return SamplingPipeline.over(FIVE_AND_TWO)
                .options(ExampleOptions.of(sequences))
                .writeTo(sink);
    }

    @Test
    void windowsEndAtTheLatestRowAndTheEarliestIsShort() throws IOException {
        MemorySink sink = new MemorySink();
        positives(new Sequences(2, 2, true), sink).run();
        assertThat(sink.headers.get("train"))
                .containsExactly("row_id", "user", "row_ids", "items", "timestamps", "sequence_length");
        assertThat(withoutRowIds(sink))
                .containsExactly(
                        "1,[-1 11],[null 1],1",
                        "1,[12 13],[2 3],2",
                        "1,[14 15],[4 5],2",
                        "2,[11 12],[6 7],2",
                        "3,[-1 20],[null 8],1");
    }

    @Test
    void aShortStrideLetsWindowsOverlapAndPaddingMayStandBehind() throws IOException {
        MemorySink sink = new MemorySink();
        positives(new Sequences(3, 1, false), sink).run();
        assertThat(withoutRowIds(sink))
                .containsExactly(
                        "1,[11 12 13],[1 2 3],3",
                        "1,[12 13 14],[2 3 4],3",
                        "1,[13 14 15],[3 4 5],3",
                        "2,[11 12 -1],[6 7 null],2",
                        "3,[20 -1 -1],[8 null null],1");
    }

    private static List<String> withoutRowIds(MemorySink sink) {
        return sink.rows("train").stream()
                .map(row -> row.replaceFirst("^-?\\d+,(\\d+),\\[[^\\]]*],", "$1,"))
                .toList();
    }

    @Test
    void aWindowIsNamedByItsLastRowAndListsTheIdsOfAllRows() throws IOException {
        MemorySink pointwise = new MemorySink();
        SamplingPipeline.over(FIVE_AND_TWO).writeTo(pointwise).run();
        List<String> rowIds =
                pointwise.rows("train").stream().map(row -> row.split(",")[0]).toList();
        MemorySink sink = new MemorySink();
        positives(new Sequences(2, 2, true), sink).run();
        String window = sink.rows("train").get(2);
        assertThat(window).startsWith(rowIds.get(4) + ",1,[" + rowIds.get(3) + " " + rowIds.get(4) + "],");
        assertThat(sink.rows("train").get(0)).startsWith(rowIds.get(0) + ",1,[0 " + rowIds.get(0) + "],");
    }

    @Test
    void negativesAreThoseOfEachRowInAnyLayout() throws IOException {
        Map<String, String> negativesOfRow = listwiseNegatives();
        MemorySink sink = new MemorySink();
        sampled(ExampleOptions.of(new Sequences(3, 2, true)), sink).run();
        assertThat(sink.headers.get("train")).endsWith("sequence_length", "negatives", "negative_counts");
        int seen = 0;
        for (String row : sink.rows("train")) {
            String[] cells = row.split(",");
            List<String> ids = list(cells[2]);
            List<String> negatives = list(cells[6]);
            List<String> counts = list(cells[7]);
            for (int place = 0; place < 3; place++) {
                String expected = ids.get(place).equals("0") ? "-1 -1,0" : negativesOfRow.get(ids.get(place));
                assertThat(negatives.get(2 * place) + " " + negatives.get(2 * place + 1) + "," + counts.get(place))
                        .isEqualTo(expected);
                seen++;
            }
        }
        assertThat(seen).isEqualTo(4 * 3);
    }

    /** "first second,count" by row id. User 1 can only be given 20. */
    private static Map<String, String> listwiseNegatives() throws IOException {
        MemorySink sink = new MemorySink();
        sampled(ExampleOptions.of(Layout.LISTWISE), sink).run();
        Map<String, String> negatives = new HashMap<>();
        for (String row : sink.rows("train")) {
            String[] cells = row.split(",");
            negatives.put(cells[0], String.join(" ", list(cells[4])) + "," + cells[5]);
        }
        assertThat(negatives).containsValue("20 -1,1");
        return negatives;
    }

    private static SamplingPipeline sampled(ExampleOptions options, MemorySink sink) {
        return SamplingPipeline.over(FIVE_AND_TWO)
                .sampler(new RejectionSampler(new UniformItems(6)))
                .policy(new SamplingPolicy(
                        new NegativeCount.PerPositive(2), Distinct.PER_POSITIVE, KnownItems.ALL_FOLDS))
                .options(options)
                .writeTo(sink);
    }

    private static List<String> list(String cell) {
        return Arrays.asList(cell.substring(1, cell.length() - 1).split(" "));
    }

    @Test
    void aFeatureHasAPlaceForEachRow() throws IOException {
        Interactions rated = TestData.withStars(new long[][] {{1, 11, 1, 5}, {1, 12, 2, 3}, {2, 11, 3, 4}});
        MemorySink sink = new MemorySink();
        SamplingPipeline.over(rated)
                .options(ExampleOptions.of(new Sequences(3, 3, true)).withLabels(LabelValues.ofColumn("stars")))
                .features(List.of(new OutcomesJoiner(rated, List.of("stars"))))
                .writeTo(sink)
                .run();
        assertThat(sink.headers.get("train")).endsWith("timestamps", "labels", "sequence_length", "stars");
        assertThat(sink.rows("train").get(0)).endsWith("[null 1 2],[0 5 3],2,[null 5 3]");
        assertThat(sink.rows("train").get(1)).endsWith("[null null 3],[0 0 4],1,[null null 4]");
    }

    @Test
    void aListForEachRowIsRefused() {
        SamplingPipeline pipeline = positives(new Sequences(3, 3, true), new MemorySink())
                .features(List.of(new HistoryJoiner(FIVE_AND_TWO, 2, true, null)));
        assertThatThrownBy(pipeline::run)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sequence cannot hold \"history\"");
    }

    @Test
    void shuffledSequencesAreThoseByUserWhateverTheThreads(@TempDir Path spill) throws IOException {
        Interactions interactions = TestData.random(50, 40, 9);
        MemorySink byUser = new MemorySink();
        SamplingPipeline.over(interactions)
                .options(ExampleOptions.of(new Sequences(4, 3, true)))
                .writeTo(byUser)
                .run();
        List<List<String>> shuffled = new ArrayList<>();
        for (int threads : new int[] {1, 2, 7}) {
            MemorySink sink = new MemorySink();
            SamplingPipeline.over(interactions)
                    .options(ExampleOptions.of(new Sequences(4, 3, true)))
                    .ordering(new RowOrdering(RowOrdering.Unit.POSITIVE, spill.resolve("t" + threads)))
                    .rowsPerFile(40)
                    .threads(threads)
                    .writeTo(sink)
                    .run();
            shuffled.add(sink.rows("train"));
        }
        assertThat(shuffled.get(0))
                .hasSize(50 * 3)
                .isNotEqualTo(byUser.rows("train"))
                .containsExactlyInAnyOrderElementsOf(byUser.rows("train"))
                .isEqualTo(shuffled.get(1))
                .isEqualTo(shuffled.get(2));
    }

    @Test
    void everyRowIsInAWindowAndWindowsAreRefusedThatWouldSkipSome() {
        Sequences sequences = new Sequences(4, 3, true);
        assertThat(sequences.count(0)).isZero();
        assertThat(sequences.count(4)).isEqualTo(1);
        assertThat(sequences.count(5)).isEqualTo(2);
        assertThat(sequences.count(7)).isEqualTo(2);
        assertThat(sequences.count(8)).isEqualTo(3);
        assertThatThrownBy(() -> new Sequences(4, 5, true))
                .hasMessage("stride must be at least 1 and at most length, 4, was 5");
        assertThatThrownBy(() -> new Sequences(0, 1, true)).hasMessage("length must be at least 1, was 0");
    }

    @Test
    void aNameOfNegativesIsNoFaultWhereThereAreNone() throws IOException {
        for (Layout layout : List.of(Layout.LISTWISE, Layout.PAIRWISE)) {
            MemorySink sink = new MemorySink();
            ExampleOptions plain = ExampleOptions.of(layout);
            SamplingPipeline.over(FIVE_AND_TWO)
                    .options(new ExampleOptions(
                            "user",
                            "item",
                            layout,
                            null,
                            plain.labels(),
                            Set.of(),
                            null,
                            null,
                            Map.of("negatives", "others", "negative_item", "other", "draw", "k", "item", "it")))
                    .writeTo(sink)
                    .run();
            assertThat(sink.headers.get("train")).containsExactly("row_id", "user", "it", "label");
        }
    }

    @Test
    void labelsMayBeOtherNumbers() throws IOException {
        MemorySink sink = new MemorySink();
        sampled(ExampleOptions.of(Layout.POINTWISE).withLabels(new LabelValues(null, 2, -1)), sink)
                .run();
        assertThat(sink.rows("train").get(0)).matches("-?\\d+,1,11,2,0");
        assertThat(sink.rows("train").get(1)).matches("-?\\d+,1,20,-1,1");
        assertThatThrownBy(() -> new LabelValues(null, 1, -129))
                .hasMessage("negative must be from -128 to 127, was -129");
    }
}
