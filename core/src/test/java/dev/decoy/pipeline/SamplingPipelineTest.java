package dev.decoy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.TestData;
import dev.decoy.data.ColumnVector;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.feature.ContextJoiner;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.feature.HistoryJoiner;
import dev.decoy.io.ArraySource;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.Layout;
import dev.decoy.io.Schema;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.UniformItems;
import dev.decoy.sampling.WeightedItems;
import dev.decoy.spi.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplingPipelineTest {
    private final Interactions interactions = TestData.random(50, 60, 7);
    private final NegativeSampler uniform = new RejectionSampler(new UniformItems(interactions.itemCount()));

    @Test
    void pointwiseWritesThePositiveThenItsNegatives() throws IOException {
        MemorySink sink = new MemorySink();
        List<DatasetReport> reports = SamplingPipeline.over(interactions)
                .sampler(uniform)
                .negativesPerPositive(3)
                .writeTo(sink)
                .run();
        assertThat(sink.headers.get("train")).containsExactly("row_id", "user", "item", "label", "draw");
        List<String> rows = sink.rows("train");
        assertThat(rows).hasSize(350 * 4);
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i).split(",");
            assertThat(cells[0]).isEqualTo(rows.get(i / 4 * 4).split(",")[0]);
            assertThat(cells[3]).isEqualTo(i % 4 == 0 ? "1" : "0");
            assertThat(cells[4]).isEqualTo(Integer.toString(i % 4));
        }
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.rows()).isEqualTo(1400);
            assertThat(report.positives()).isEqualTo(350);
            assertThat(report.negatives()).isEqualTo(1050);
            assertThat(report.shortfall().rows()).isZero();
        });
    }

    @Test
    void threadsAndFilesDoNotChangeTheRows() throws IOException {
        List<String> expected = null;
        for (int threads : new int[] {1, 2, 7}) {
            for (long rowsPerFile : new long[] {1, 100, 1_000_000}) {
                MemorySink sink = new MemorySink();
                SamplingPipeline.over(interactions)
                        .sampler(uniform)
                        .negativesPerPositive(2)
                        .threads(threads)
                        .rowsPerFile(rowsPerFile)
                        .writeTo(sink)
                        .run();
                assertThat(sink.files).hasSize(rowsPerFile == 1 ? 50 : rowsPerFile == 100 ? 13 : 1);
                expected = expected == null ? sink.rows("train") : expected;
                assertThat(sink.rows("train")).isEqualTo(expected);
            }
        }
    }

    @Test
    void anotherSeedDrawsOthers() throws IOException {
        assertThat(rowsWithSeed(1)).isEqualTo(rowsWithSeed(1)).isNotEqualTo(rowsWithSeed(2));
    }

    private List<String> rowsWithSeed(long seed) throws IOException {
        MemorySink sink = new MemorySink();
        SamplingPipeline.over(interactions)
                .sampler(uniform)
                .seeds(new SeedSequence(seed))
                .writeTo(sink)
                .run();
        return sink.rows("train");
    }

    @Test
    void otherUsersDoNotChangeAUsersDraws() throws IOException {
        // The catalogue stays: user 1 has items 0 to 9, and who else is there does not matter.
        long[][] alone = new long[10][];
        long[][] both = new long[20][];
        for (int i = 0; i < 10; i++) {
            alone[i] = new long[] {1, 2L * i, i};
            both[i] = alone[i];
            both[10 + i] = new long[] {0, 2L * i, 100L - i};
        }
        assertThat(negativesOfUserOne(both)).isEqualTo(negativesOfUserOne(alone));
    }

    private static List<String> negativesOfUserOne(long[][] rows) throws IOException {
        Interactions data = TestData.interactions(rows);
        MemorySink sink = new MemorySink();
        SamplingPipeline.over(data)
                .sampler(new RejectionSampler(new UniformItems(data.itemCount())))
                .policy(SamplingPolicy.perPositive(3, KnownItems.NONE))
                .writeTo(sink)
                .run();
        return sink.rows("train").stream()
                .filter(line -> line.split(",")[1].equals("1"))
                .toList();
    }

    @Test
    void theReportCountsNegativesThatTrainLacksOrThatWereNotThereYet() throws IOException {
        // Item 12 is a test positive of user 2; item 11 comes at time 20, after the row of user 1.
        Interactions data = TestData.interactions(new long[][] {{1, 10, 10}, {2, 11, 20}, {2, 12, 30}})
                .split((user, folds) -> {
                    for (int i = 0; i < user.size(); i++) {
                        folds[i] = (i == 0 ? Fold.TRAIN : Fold.TEST).code();
                    }
                });
        DatasetReport train = SamplingPipeline.over(data)
                .sampler(new RejectionSampler(new UniformItems(3)))
                .negativesPerPositive(2)
                .writeTo(new MemorySink())
                .run()
                .get(0);
        // User 1 gets 11 and 12, neither there at 10; user 2 gets 10, and 12, which nobody has taken at 20.
        assertThat(train.negatives()).isEqualTo(4);
        assertThat(train.unseenInTrain()).isEqualTo(2);
        assertThat(train.notThere()).isEqualTo(3);
        assertThat(train.shareNotThere()).isEqualTo(0.75);
    }

    @Test
    void listwisePadsAndCounts() throws IOException {
        MemorySink sink = new MemorySink();
        Interactions tutorial = TestData.tutorial();
        List<DatasetReport> reports = SamplingPipeline.over(tutorial)
                .sampler(new RejectionSampler(new UniformItems(4)))
                .negativesPerPositive(2)
                .options(ExampleOptions.of(Layout.LISTWISE))
                .writeTo(sink)
                .run();
        assertThat(sink.headers.get("train"))
                .containsExactly("row_id", "user", "item", "label", "negatives", "negative_count");
        assertThat(sink.rows("train").get(2)).matches("-?\\d+,2,101,1,\\[102 -1],1");
        assertThat(sink.rows("train").get(0)).matches("-?\\d+,1,101,1,\\[10[34] 10[34]],2");
        assertThat(reports.get(0).shortfall().rows()).isEqualTo(3);
        assertThat(reports.get(0).shortfall().missing()).isEqualTo(3);
    }

    @Test
    void theTutorialsTenRowsComeOutAsWrittenThere() throws IOException {
        MemorySink sink = new MemorySink();
        Interactions tutorial = tutorialWithRatings();
        SamplingPipeline.over(tutorial)
                .folds(EnumSet.allOf(Fold.class))
                .sampler(new RejectionSampler(WeightedItems.of(
                        tutorial.stats(EnumSet.allOf(Fold.class)).itemWeights(count -> count))))
                .policy(new SamplingPolicy(new NegativeCount.MatchPositives(), Distinct.PER_USER, KnownItems.ALL_FOLDS))
                .options(new ExampleOptions(
                        "user_indice",
                        "item_indice",
                        Layout.POINTWISE,
                        null,
                        LabelValues.ofColumn("rating"),
                        Set.of(ExtraColumn.SAMPLE_TYPE),
                        null,
                        null,
                        Map.of("label", "rating")))
                .features(List.of(
                        new ContextJoiner(tutorial, List.of("timestamp")), new HistoryJoiner(tutorial, 10, true, null)))
                .writeTo(sink)
                .run();
        assertThat(sink.headers.get("train"))
                .containsExactly(
                        "row_id",
                        "user_indice",
                        "item_indice",
                        "rating",
                        "draw",
                        "sample_type",
                        "timestamp",
                        "history",
                        "history_length");
        List<String> rows = sink.rows("train");
        assertThat(negatives(rows, "1")).containsExactly("103", "104");
        assertThat(negatives(rows, "2")).containsExactly("102");
        assertThat(negatives(rows, "3")).containsExactly("102", "104");
        assertThat(negatives(rows, "4")).containsExactly("101", "103");
        assertThat(negatives(rows, "5")).hasSize(1).isSubsetOf("102", "103", "104");
        assertThat(rows).hasSize(10 + 8);
        // Each negative carries its positive's time and history; the positive keeps its rating.
        String[] first = rows.get(0).split(",");
        String[] second = rows.get(1).split(",");
        assertThat(List.of(first[3], first[5], first[6])).containsExactly("5", "positive", "1");
        assertThat(List.of(second[3], second[5], second[6])).containsExactly("0", "negative", "1");
        assertThat(rows.get(2)).endsWith(",5,0,positive,2,[-1 -1 -1 -1 -1 -1 -1 -1 -1 101],1");
        assertThat(rows.get(3)).endsWith(",0,1,negative,2,[-1 -1 -1 -1 -1 -1 -1 -1 -1 101],1");
    }

    private static Set<String> negatives(List<String> rows, String user) {
        return rows.stream()
                .map(line -> line.split(","))
                .filter(cells -> cells[1].equals(user) && cells[5].equals("negative"))
                .map(cells -> cells[2])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Interactions tutorialWithRatings() throws IOException {
        ColumnVector ratings = new ColumnVector(ValueType.INT32);
        ratings.ensureCapacity(10);
        for (int i = 0; i < 10; i++) {
            ratings.ints()[i] = 5;
        }
        return Interactions.read(
                ArraySource.of(
                                new long[] {1, 1, 2, 2, 2, 3, 3, 4, 4, 5},
                                new long[] {101, 102, 101, 103, 104, 101, 103, 102, 104, 101},
                                new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
                        .column("rating", ratings),
                InteractionColumns.of("user", "item", "timestamp").withFurther(List.of("rating", "timestamp")));
    }

    @Test
    void userFoursFirstNegativeIs101TwoTimesOfThree() throws IOException {
        Interactions tutorial = TestData.tutorial();
        NegativeSampler popularity = new RejectionSampler(
                WeightedItems.of(tutorial.stats(EnumSet.of(Fold.TRAIN)).itemWeights(count -> count)));
        int first = 0;
        int[] userFive = new int[5];
        int seeds = 30_000;
        for (int seed = 0; seed < seeds; seed++) {
            SampleBatch batch = new SampleBatch(
                    tutorial,
                    new SamplingPolicy(new NegativeCount.MatchPositives(), Distinct.PER_USER, KnownItems.TRAIN));
            batch.loadUsers(3, 5, EnumSet.of(Fold.TRAIN));
            popularity.newWorker(new SeedSequence(seed)).sample(batch);
            first += batch.negative(0, 0) == 0 ? 1 : 0;
            userFive[batch.negative(2, 0)]++;
        }
        // Within 5 standard deviations of the binomial.
        assertThat(first).isBetween(deviations(seeds, 2.0 / 3, -5), deviations(seeds, 2.0 / 3, 5));
        for (int item = 1; item <= 3; item++) {
            assertThat(userFive[item]).isBetween(deviations(seeds, 1.0 / 3, -5), deviations(seeds, 1.0 / 3, 5));
        }
    }

    private static int deviations(int n, double p, int count) {
        return (int) (n * p + count * Math.sqrt(n * p * (1 - p)));
    }

    @Test
    void eachRowGoesToTheDatasetOfItsFold() throws IOException {
        Interactions split = TestData.lastInTest(interactions, 2);
        MemorySink sink = new MemorySink();
        List<DatasetReport> reports = SamplingPipeline.over(split)
                .folds(EnumSet.allOf(Fold.class))
                .sampler(uniform)
                .writeTo(sink)
                .run();
        assertThat(reports).extracting(DatasetReport::name).containsExactly("train", "test");
        assertThat(sink.rows("train")).hasSize(50 * 5 * 2);
        assertThat(sink.rows("test")).hasSize(50 * 2 * 2);
    }

    @Test
    void candidatesHoldThePositiveAnywhereAmongDistinctItems() throws IOException {
        Interactions split = TestData.lastInTest(interactions, 1);
        MemorySink sink = new MemorySink();
        SamplingPipeline.over(split)
                .folds(EnumSet.of(Fold.TEST))
                .sampler(uniform)
                .policy(SamplingPolicy.perPositive(20, KnownItems.ALL_FOLDS))
                .asCandidates()
                .datasets(fold -> "candidates/u20/" + fold.label())
                .writeTo(sink)
                .run();
        List<String> rows = sink.rows("candidates/u20/test");
        assertThat(rows).hasSize(50 * 21);
        Set<Integer> places = new TreeSet<>();
        for (int user = 0; user < 50; user++) {
            Set<String> items = new TreeSet<>();
            for (int i = 0; i < 21; i++) {
                String[] cells = rows.get(user * 21 + i).split(",");
                items.add(cells[2]);
                if (cells[3].equals("1")) {
                    places.add(i);
                }
            }
            assertThat(items).hasSize(21);
        }
        assertThat(places).hasSizeGreaterThan(10);
    }

    @Test
    void aNameTakenTwiceIsRefused() {
        ColumnVector label = new ColumnVector(ValueType.INT32);
        label.ensureCapacity(1);
        FeatureJoiner joiner = joinerOf(Schema.Column.of("label", ValueType.INT32));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> SamplingPipeline.over(interactions)
                        .features(List.of(joiner))
                        .writeTo(new MemorySink())
                        .run())
                .withMessage(
                        "output.names: two columns of the output are named \"label\", which names cannot tell apart;"
                                + " leave one of them out, or give that of the source another name there");
    }

    @Test
    void aNameGivenToTwoColumnsIsRefused() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> renamed(Map.of("item", "user")))
                .withMessage("output.names: two columns of the output would be named \"user\"; give one of them another"
                        + " name, as in names: {item: my_item}");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> renamed(Map.of("item", " ")))
                .withMessage("output.names.item: must not be blank");
    }

    private void renamed(Map<String, String> names) throws IOException {
        SamplingPipeline.over(interactions)
                .options(new ExampleOptions(
                        "user", "item", Layout.POINTWISE, null, LabelValues.ONE_AND_ZERO, Set.of(), null, null, names))
                .writeTo(new MemorySink())
                .run();
    }

    @Test
    void aPadOrLabelThatDoesNotSuitTheDataIsRefused() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> SamplingPipeline.over(interactions)
                        .sampler(uniform)
                        .options(new ExampleOptions(
                                "user",
                                "item",
                                Layout.LISTWISE,
                                null,
                                LabelValues.ONE_AND_ZERO,
                                Set.of(),
                                "1",
                                null,
                                Map.of()))
                        .writeTo(new MemorySink())
                        .run())
                .withMessage("output.padId: must not be the id of an item, was \"1\"; name another");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> SamplingPipeline.over(interactions)
                        .options(new ExampleOptions(
                                "user",
                                "item",
                                Layout.POINTWISE,
                                null,
                                LabelValues.ofColumn("stars"),
                                Set.of(),
                                null,
                                null,
                                Map.of()))
                        .writeTo(new MemorySink())
                        .run())
                .withMessage("output.label: names the column \"stars\", which was not read");
    }

    static FeatureJoiner joinerOf(Schema.Column column) {
        return joinerOf(column, (rows, into) -> {});
    }

    private static FeatureJoiner joinerOf(Schema.Column column, FeatureJoiner.Worker worker) {
        return new FeatureJoiner() {
            @Override
            public Scope scope() {
                return Scope.ROW;
            }

            @Override
            public List<Schema.Column> columns() {
                return List.of(column);
            }

            @Override
            public Worker newWorker() {
                return worker;
            }
        };
    }

    @Test
    void itemFeaturesAreJoinedForPositivesAndNegatives() throws IOException {
        FeatureJoiner twice = itemJoiner();
        MemorySink pointwise = new MemorySink();
        SamplingPipeline.over(interactions)
                .sampler(uniform)
                .features(List.of(twice))
                .writeTo(pointwise)
                .run();
        for (String row : pointwise.rows("train")) {
            String[] cells = row.split(",");
            int code = interactions.itemIds().code(cells[2]);
            assertThat(cells[5]).isEqualTo(Integer.toString(2 * code));
        }
        MemorySink listwise = new MemorySink();
        SamplingPipeline.over(interactions)
                .sampler(uniform)
                .negativesPerPositive(1)
                .options(ExampleOptions.of(Layout.LISTWISE))
                .features(List.of(twice))
                .writeTo(listwise)
                .run();
        assertThat(listwise.headers.get("train")).endsWith("negative_count", "twice", "negatives_twice");
        for (String row : listwise.rows("train")) {
            String[] cells = row.split(",");
            int negative = interactions.itemIds().code(cells[4].substring(1, cells[4].length() - 1));
            assertThat(cells[7]).isEqualTo("[" + 2 * negative + "]");
        }
    }

    static FeatureJoiner itemJoiner() {
        return new FeatureJoiner() {
            @Override
            public Scope scope() {
                return Scope.ITEM;
            }

            @Override
            public List<Schema.Column> columns() {
                return List.of(Schema.Column.of("twice", ValueType.INT32));
            }

            @Override
            public Worker newWorker() {
                return (rows, into) -> {
                    for (int i = 0; i < rows.size(); i++) {
                        into.get(0).ints()[i] = 2 * rows.item(i);
                    }
                };
            }
        };
    }

    @Test
    void pairwiseWritesARowPerNegative() throws IOException {
        MemorySink sink = new MemorySink();
        List<DatasetReport> reports = SamplingPipeline.over(TestData.tutorial())
                .sampler(new RejectionSampler(new UniformItems(4)))
                .negativesPerPositive(2)
                .options(ExampleOptions.of(Layout.PAIRWISE))
                .writeTo(sink)
                .run();
        assertThat(sink.headers.get("train")).containsExactly("row_id", "user", "item", "negative_item", "draw");
        // User 2 has one candidate, 102, for each of three positives.
        assertThat(sink.rows("train").get(4)).matches("-?\\d+,2,101,102,1");
        assertThat(sink.rows("train").get(5)).matches("-?\\d+,2,103,102,1");
        assertThat(reports.get(0).rows()).isEqualTo(17);
        assertThat(reports.get(0).positives()).isEqualTo(10);
    }

    @Test
    void writtenCodesBeginAtTwoAndPadWithZero() throws IOException {
        MemorySink sink = new MemorySink();
        Interactions tutorial = TestData.tutorial();
        ExampleOptions plain = ExampleOptions.of(Layout.LISTWISE);
        SamplingPipeline.over(tutorial)
                .sampler(new RejectionSampler(new UniformItems(4)))
                .negativesPerPositive(2)
                .features(List.of(new HistoryJoiner(tutorial, 2, true, null)))
                .options(plain.withCodes(WrittenCodes.inOrder(5, 4)))
                .writeTo(sink)
                .run();
        // User 2 is code 3; items 101 and 102 are 2 and 3.
        assertThat(sink.rows("train").get(2)).matches("-?\\d+,3,2,1,\\[3 0],1,\\[0 0],0");
        assertThat(sink.rows("train").get(3)).matches("-?\\d+,3,4,1,\\[3 0],1,\\[0 2],1");
    }

    @Test
    void shuffledOrderIsAPermutationThatThreadsAndFilesDoNotChange(@TempDir Path spill) throws IOException {
        for (RowOrdering.Unit unit : List.of(RowOrdering.Unit.POSITIVE, RowOrdering.Unit.ROW)) {
            List<String> expected = new ArrayList<>();
            for (int threads : new int[] {1, 2, 7}) {
                for (long rowsPerFile : new long[] {100, 1_000_000}) {
                    MemorySink sink = new MemorySink();
                    List<DatasetReport> reports = SamplingPipeline.over(interactions)
                            .sampler(uniform)
                            .negativesPerPositive(2)
                            .ordering(new RowOrdering(unit, spill))
                            .threads(threads)
                            .rowsPerFile(rowsPerFile)
                            .writeTo(sink)
                            .run();
                    assertThat(reports.get(0).rows()).isEqualTo(1050);
                    assertThat(sink.files).hasSize(rowsPerFile == 100 ? 11 : 1);
                    if (expected.isEmpty()) {
                        expected.addAll(sink.rows("train"));
                    }
                    assertThat(sink.rows("train")).isEqualTo(expected);
                }
            }
            MemorySink byUser = new MemorySink();
            SamplingPipeline.over(interactions)
                    .sampler(uniform)
                    .negativesPerPositive(2)
                    .writeTo(byUser)
                    .run();
            assertThat(expected)
                    .isNotEqualTo(byUser.rows("train"))
                    .containsExactlyInAnyOrderElementsOf(byUser.rows("train"));
            assertThat(neighboursOfOneUser(expected, unit == RowOrdering.Unit.POSITIVE ? 3 : 1))
                    .isLessThan(0.06);
        }
    }

    /** The share of units whose next one is of the same user; 1 in 50 at random. */
    private static double neighboursOfOneUser(List<String> rows, int unit) {
        int same = 0;
        for (int i = unit; i < rows.size(); i += unit) {
            same += rows.get(i).split(",")[1].equals(rows.get(i - unit).split(",")[1]) ? 1 : 0;
        }
        return same / (rows.size() / (double) unit);
    }

    @Test
    void aFailingStrategyIsNamedAndNothingIsCommitted() {
        MemorySink sink = new MemorySink();
        NegativeSampler broken = seeds -> batch -> {
            throw new ArithmeticException("no luck");
        };
        assertThatExceptionOfType(SamplingException.class)
                .isThrownBy(() -> SamplingPipeline.over(interactions)
                        .sampler(broken)
                        .writeTo(sink)
                        .run())
                .withMessageStartingWith("train: the strategy failed while it drew for users \"1\" to \"50\": "
                        + "java.lang.ArithmeticException: no luck, at dev.decoy.pipeline.SamplingPipelineTest.")
                .withMessageEndingWith("; repair it, or choose another");
        assertThat(sink.files).isEmpty();
    }

    @Test
    void aStrategyBuiltForAnotherVersionFailsAlike() {
        NegativeSampler broken = seeds -> batch -> {
            throw new NoSuchMethodError("gone()");
        };
        assertThatExceptionOfType(SamplingException.class)
                .isThrownBy(() -> SamplingPipeline.over(interactions)
                        .sampler(broken)
                        .writeTo(new MemorySink())
                        .run())
                .withMessageContaining("java.lang.NoSuchMethodError: gone()");
    }

    @Test
    void aFailingJoinerIsNamed() {
        FeatureJoiner broken = joinerOf(Schema.Column.of("price", ValueType.INT32), (rows, into) -> {
            throw new ArithmeticException("no luck");
        });
        assertThatExceptionOfType(SamplingException.class)
                .isThrownBy(() -> SamplingPipeline.over(interactions)
                        .features(List.of(broken))
                        .writeTo(new MemorySink())
                        .run())
                .withMessageStartingWith("train: a joiner failed while rows were made for users \"1\" to \"50\": ");
    }
}
