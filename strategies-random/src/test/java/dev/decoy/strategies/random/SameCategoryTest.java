package dev.decoy.strategies.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Role;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.spi.Spec;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.DrawnRows;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.NegativeSamplerContract;
import dev.decoy.testkit.Trait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SameCategoryTest extends NegativeSamplerContract<SameCategory.Config> {
    private static final List<String> TWO = List.of("sub", "category");

    @Override
    protected SamplerFactory<SameCategory.Config> factory() {
        return new SameCategory();
    }

    @Override
    protected SameCategory.Config config() {
        return config(0.6, TWO);
    }

    private static SameCategory.Config config(double share, List<String> columns) {
        return new SameCategory.Config(
                "items.csv", "item", columns, "|", share, new Spec<>("uniform", Map.of(), Role.STRATEGY));
    }

    @Override
    protected Set<Trait> traits() {
        // A mixture keeps its turn, once a batch.
        return EnumSet.complementOf(EnumSet.of(Trait.ALLOCATION_FREE));
    }

    /** Of "item10" and so on: pairs share a sub, but every fifth item has none; two categories each, every seventh has none. */
    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("x: s0; c0");
        for (int i = 0; i < 24; i++) {
            lines.add("item" + (10 + i) + ": " + sub(i) + "; " + category(i));
        }
        return lines;
    }

    private static String sub(int i) {
        return i % 5 == 0 ? "" : "s" + i / 2;
    }

    private static String category(int i) {
        return i % 7 == 0 ? "" : "c" + i % 3 + " | c" + i % 4 + "|";
    }

    @Override
    protected DataContext context(Interactions interactions) {
        return DataContext.of(interactions).withTable("items.csv", Labelled.table(TWO, lines()));
    }

    @Override
    protected double[] expectedWeights(InteractionStats stats) {
        throw new AssertionError("the law goes by the row");
    }

    @Override
    protected double[] expectedWeights(Interactions interactions, Row row) {
        Set<Integer> known = new TreeSet<>();
        for (int position = interactions.rowStart(row.user()); position < interactions.rowEnd(row.user()); position++) {
            known.add(interactions.item(position));
        }
        return mixed(interactions, row, known);
    }

    @Override
    protected double[] expectedPriorWeights(Interactions interactions, Row row) {
        return mixed(interactions, row, Set.of());
    }

    /** The definition, item by item: share of the category's law and the rest of the uniform, each without what is known. */
    private static double[] mixed(Interactions interactions, Row row, Set<Integer> known) {
        int items = interactions.itemCount();
        double[] category = without(known, labelled(items, row.positive(), true));
        if (sum(category) == 0) {
            category = without(known, labelled(items, row.positive(), false));
        }
        double[] uniform = new double[items];
        Arrays.fill(uniform, 1);
        uniform = without(known, uniform);
        category = sum(category) == 0 ? uniform : category;
        double[] mixed = new double[items];
        for (int item = 0; item < items; item++) {
            mixed[item] = known.contains(item)
                    ? 0
                    : 0.6 * category[item] / sum(category) + 0.4 * uniform[item] / sum(uniform);
        }
        return mixed;
    }

    private static double[] labelled(int items, int positive, boolean bySub) {
        double[] weights = new double[items];
        for (String label : labels(positive, bySub)) {
            List<Integer> sharing = new ArrayList<>();
            for (int item = 0; item < items; item++) {
                if (labels(item, bySub).contains(label)) {
                    sharing.add(item);
                }
            }
            sharing.forEach(item -> weights[item] += 1.0 / sharing.size());
        }
        return weights;
    }

    private static Set<String> labels(int item, boolean bySub) {
        Set<String> labels = new TreeSet<>();
        for (String label : (bySub ? sub(item) : category(item)).split("\\|")) {
            labels.add(label.strip());
        }
        labels.remove("");
        return labels;
    }

    private static double[] without(Set<Integer> known, double[] weights) {
        known.forEach(item -> weights[item] = 0);
        return weights;
    }

    private static double sum(double[] weights) {
        return Arrays.stream(weights).sum();
    }

    @Test
    void aColumnThatIsUsedUpBacksOffToTheNextAndThenToTheBase() {
        // The user knows all of sub S; category C has "c" besides; "d" has neither.
        NegativeSampler sampler =
                sampler(config(1, TWO), log("u a", "u b", "v c", "v d"), "a: S; C", "b: S; C", "c: T; C", "d: T; D");
        assertThat(sampler.sources()).containsExactly("base", "sub", "category");
        for (int seed = 0; seed < 20; seed++) {
            assertThat(drawn(sampler, log("u a", "u b", "v c", "v d"), 3, seed).get(0))
                    .isEqualTo("u a: c category, d base");
        }
    }

    @Test
    void withAShareBothPartsTellTheirSources() {
        NegativeSampler sampler =
                sampler(config(0.5, List.of("sub")), log("u a", "v b", "v c"), "a: S", "b: S", "c: T");
        assertThat(sampler.sources()).containsExactly("category/base", "category/sub", "base");
        Set<String> seen = new TreeSet<>();
        for (int seed = 0; seed < 60; seed++) {
            seen.add(drawn(sampler, log("u a", "v b", "v c"), 1, seed).get(0));
        }
        assertThat(seen).containsExactly("u a: b base", "u a: b category/sub", "u a: c base");
    }

    @Test
    void itemsThatAreAloneInTheirCategoryAndThoseWithoutOneAreGivenOfTheBase() {
        Interactions log = log("u a", "u b", "v c");
        NegativeSampler sampler = sampler(config(1, List.of("sub")), log, "a: S", "c: T", "z: T");
        assertThat(drawn(sampler, log, 2, 1)).containsExactly("u a: c base", "u b: c base", "v c: b base, a base");
        assertThat(sampler.remarks())
                .containsExactly("categories items.csv, column \"sub\": 1 rows are of no item of this data; 2 labels;"
                        + " 1 of 3 items have none, and they are in 1 of the counted interactions");
    }

    @Test
    void whatIsLeftOfACategoryIsFoundAndKeepsItsLaw() {
        // Of a hundred items of A the user knows all but y (A) and z (A, and C of 50): they weigh 1/100 and 1/100 +
        // 1/50.
        EventLog events = new EventLog().add("v", "y", 1).add("v", "z", 1).add("v", "w", 1);
        List<String> lines = new ArrayList<>(List.of("y: A", "z: A|C", "w: "));
        for (int i = 0; i < 98; i++) {
            events.add("u", "a" + (100 + i), i);
            lines.add("a" + (100 + i) + ": " + (i < 49 ? "A|C" : "A"));
        }
        Interactions log = events.interactions();
        NegativeSampler sampler = sampler(config(1, List.of("sub")), log, lines.toArray(new String[0]));
        SampleBatch batch = new SampleBatch(log, SamplingPolicy.perPositive(1, KnownItems.TRAIN));
        int[] position = {log.rowStart(log.userIds().code("u"))};
        int z = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            batch.load(position, 0, 1);
            sampler.newWorker(new SeedSequence(seed)).sample(batch);
            assertThat(sampler.sources().get(batch.source(0, 0))).isEqualTo("sub");
            z += batch.negative(0, 0) == log.itemIds().code("z") ? 1 : 0;
        }
        // Five standard deviations of a binomial of 4000 draws with 3/4.
        assertThat(z).isBetween(3_000 - 137, 3_000 + 137);
    }

    @Test
    void theWeightsOfAllItemsSumToTheTotal() {
        Interactions interactions = data().interactions();
        ItemLabels labels = ItemLabels.read(
                "t",
                new ItemTable("t", "items.csv", "item", "columns", TWO)
                        .read(context(interactions), interactions.itemIds()),
                1,
                interactions.itemCount(),
                "|");
        SharedLabels law = new SharedLabels(labels);
        SampleBatch batch = new SampleBatch(interactions, SamplingPolicy.perPositive(1, KnownItems.TRAIN));
        batch.loadUsers(0, interactions.userCount(), EnumSet.of(Fold.TRAIN));
        for (int row = 0; row < batch.rows(); row++) {
            long sum = 0;
            for (int item = 0; item < interactions.itemCount(); item++) {
                sum += law.weight(batch.row(row), item);
            }
            assertThat(law.totalWeight(batch.row(row))).isEqualTo(sum);
        }
        assertThat(labels.names()).containsExactlyInAnyOrder("c0", "c1", "c2", "c3");
    }

    @Test
    void optionsAreChecked() {
        for (double share : new double[] {0, 1.5, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> config(share, TWO))
                    .withMessage("share must be in (0, 1], was " + share);
        }
        for (List<String> columns : List.of(List.<String>of(), List.of("a", "a"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> config(1, columns))
                    .withMessage("columns must be distinct names, at least one, was " + columns);
        }
        assertThatThrownBy(() -> sampler(config(1, List.of("subs")), log("u a"), "a: S"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no column of the table is named \"subs\"");
    }

    @Test
    void aCheckLooksAtItsColumns() throws IOException {
        Interactions log = log("u a");
        assertThat(new SameCategory().tables(config(), context(log)))
                .singleElement()
                .satisfies(use -> assertThat(use.problems()).isEmpty());
    }

    @Test
    void theDrawsAreThoseCheckedIn() throws IOException {
        Interactions interactions = DrawnRows.interactions();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            lines.add("i" + (10 + i) + ": " + sub(i) + "; " + category(i));
        }
        DataContext context = DataContext.of(interactions).withTable("items.csv", Labelled.table(TWO, lines));
        assertThat(DrawnRows.of(new SameCategory().create(config(), context), interactions))
                .containsExactlyElementsOf(CheckedIn.lines("same-category-draws.txt"));
    }

    private static Interactions log(String... pairs) {
        EventLog log = new EventLog();
        long time = 0;
        for (String pair : pairs) {
            log.add(pair.substring(0, 1), pair.substring(2), ++time);
        }
        return log.interactions();
    }

    private static NegativeSampler sampler(SameCategory.Config config, Interactions log, String... lines) {
        List<String> columns = lines[0].contains(";") ? TWO : List.of("sub");
        return new SameCategory()
                .create(config, DataContext.of(log).withTable("items.csv", Labelled.table(columns, List.of(lines))));
    }

    /** Lines as {@code user positive: negative source, ...}. */
    private static List<String> drawn(NegativeSampler sampler, Interactions log, int perPositive, int seed) {
        SampleBatch batch = new SampleBatch(log, SamplingPolicy.perPositive(perPositive, KnownItems.TRAIN));
        batch.loadUsers(0, log.userCount(), EnumSet.of(Fold.TRAIN));
        sampler.newWorker(new SeedSequence(seed)).sample(batch);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            List<String> negatives = new ArrayList<>();
            for (int k = 0; k < batch.count(row); k++) {
                negatives.add(log.itemIds().id(batch.negative(row, k)) + " "
                        + sampler.sources().get(batch.source(row, k)));
            }
            Row current = batch.row(row);
            lines.add(log.userIds().id(current.user()) + " " + log.itemIds().id(current.positive()) + ": "
                    + String.join(", ", negatives));
        }
        return lines;
    }
}
