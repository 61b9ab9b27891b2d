package dev.decoy.strategies.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.ItemProposal;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.DrawnRows;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.NegativeSamplerContract;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StratifiedTest extends NegativeSamplerContract<Stratified.Config> {
    // Counts 3, 2, 2, 1, 1.
    private static final Interactions FIVE = log("u:bce", "v:bcd", "w:abe");
    private static final List<String> COLORS = List.of("a: red", "b: red", "c: blue", "d: ");

    @Override
    protected SamplerFactory<Stratified.Config> factory() {
        return new Stratified();
    }

    @Override
    protected Stratified.Config config() {
        return byPopularity(5, Map.of(), false);
    }

    private static Stratified.Config byPopularity(int strata, Map<String, Double> quotas, boolean match) {
        return new Stratified.Config(null, "item", null, strata, quotas, match);
    }

    private static Stratified.Config byColor(Map<String, Double> quotas, boolean match) {
        return new Stratified.Config("items.csv", "item", "color", null, quotas, match);
    }

    /** The rank of each item in five parts, without sorting: 24 items make strata of 5, 5, 5, 5 and 4. */
    private static int stratum(InteractionStats stats, int item, int strata) {
        int rank = 0;
        for (int other = 0; other < stats.itemCount(); other++) {
            int more = stats.interactionCount(other) - stats.interactionCount(item);
            rank += more > 0 || (more == 0 && other < item) ? 1 : 0;
        }
        return rank * strata / stats.itemCount();
    }

    @Override
    protected double[] expectedWeights(InteractionStats stats) {
        double[] weights = new double[stats.itemCount()];
        for (int item = 0; item < weights.length; item++) {
            int size = 0;
            for (int other = 0; other < weights.length; other++) {
                size += stratum(stats, other, 5) == stratum(stats, item, 5) ? 1 : 0;
            }
            weights[item] = 1.0 / size;
        }
        return weights;
    }

    /** Negatives of the positive's stratum of popularity. */
    @Nested
    class Matched extends NegativeSamplerContract<Stratified.Config> {
        @Override
        protected SamplerFactory<Stratified.Config> factory() {
            return new Stratified();
        }

        @Override
        protected Stratified.Config config() {
            return byPopularity(3, Map.of(), true);
        }

        @Override
        protected double[] expectedWeights(InteractionStats stats) {
            throw new AssertionError("the law goes by the row");
        }

        @Override
        protected double[] expectedWeights(Interactions interactions, Row row) {
            InteractionStats stats = DataContext.of(interactions).stats();
            double[] weights = new double[stats.itemCount()];
            for (int item = 0; item < weights.length; item++) {
                weights[item] = stratum(stats, item, 3) == stratum(stats, row.positive(), 3) ? 1 : 0;
            }
            return weights;
        }
    }

    @Test
    void quotasAreSharedByTheItemsOfAStratum() {
        // By count and id: b and c, e and a, d.
        assertThat(law(byPopularity(3, Map.of("1", 4.0, "3", 6.0), false))).isEqualTo("0.000 0.200 0.200 0.600 0.000");
        assertThat(law(byColor(Map.of("red", 1.0, "blue", 3.0), false))).isEqualTo("0.125 0.125 0.750 0.000 0.000");
        assertThat(law(byColor(Map.of(), false))).isEqualTo("0.250 0.250 0.500 0.000 0.000");
    }

    @Test
    void moreStrataThanItemsLeaveSomeEmpty() {
        assertThat(law(byPopularity(10, Map.of(), false))).isEqualTo("0.200 0.200 0.200 0.200 0.200");
    }

    @Test
    void aPositiveWithoutAValueHasNoMatch() {
        NegativeSampler sampler = sampler(byColor(Map.of(), true));
        assertThat(sampler.sources()).isEmpty();
        assertThat(DrawnRows.of(sampler, FIVE))
                .containsExactly("u b: a", "u c:", "u e:", "v b: a", "v c:", "v d:", "w a:", "w b:", "w e:");
        assertThat(sampler.remarks())
                .containsExactly("strata items.csv, column \"color\": 2 labels; 2 of 5 items have none,"
                        + " and they are in 3 of the counted interactions");
    }

    @Test
    void aQuotaOfNoStratumIsRefused() {
        assertThatThrownBy(() -> sampler(byColor(Map.of("green", 1.0), false)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("quotas.green")
                .hasMessageContaining("is of no stratum of this data; there are red, blue");
        DataContext none =
                DataContext.of(FIVE).withTable("items.csv", Labelled.table(List.of("color"), List.of("a: ")));
        assertThatThrownBy(() -> new Stratified().create(byColor(Map.of(), false), none))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("gives a value to no item of this data");
    }

    @Test
    void optionsAreChecked() {
        refused("column must be given with path, and only with it, was null", "p", null, null, Map.of(), false);
        refused("column must be given with path, and only with it, was c", null, "c", null, Map.of(), false);
        refused("strata must be left out with path, was 4", "p", "c", 4, Map.of(), false);
        refused("strata must be at least 1, was 0", null, null, 0, Map.of(), false);
        refused("quotas must be left out with match, was {1=1.0}", null, null, null, Map.of("1", 1.0), true);
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            Map<String, Double> quotas = Map.of("1", wrong);
            refused("quotas must be finite, at least 0 and not all 0, was " + quotas, null, null, null, quotas, false);
        }
    }

    private static void refused(
            String message,
            @Nullable String path,
            @Nullable String column,
            @Nullable Integer strata,
            Map<String, Double> quotas,
            boolean match) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stratified.Config(path, "item", column, strata, quotas, match))
                .withMessage(message);
    }

    @Test
    void aCheckLooksAtTheTableIfThereIsOne() throws IOException {
        assertThat(new Stratified().tables(config(), DataContext.of(FIVE))).isEmpty();
        assertThat(new Stratified().tables(byColor(Map.of(), false), colors()))
                .singleElement()
                .satisfies(use -> assertThat(use.problems()).isEmpty());
    }

    @Test
    void theDrawsAreThoseCheckedIn() throws IOException {
        Interactions interactions = DrawnRows.interactions();
        DataContext context = DataContext.of(interactions);
        assertThat(DrawnRows.of(new Stratified().create(config(), context), interactions))
                .containsExactlyElementsOf(CheckedIn.lines("stratified-draws.txt"));
        assertThat(DrawnRows.of(new Stratified().create(byPopularity(3, Map.of(), true), context), interactions))
                .containsExactlyElementsOf(CheckedIn.lines("stratified-match-draws.txt"));
    }

    /** The probabilities of the items from "a" to "e". */
    private static String law(Stratified.Config config) {
        ItemProposal law = ((RejectionSampler) sampler(config)).law();
        SampleBatch batch = new SampleBatch(FIVE, SamplingPolicy.perPositive(1, KnownItems.TRAIN));
        batch.loadUsers(0, 1, EnumSet.of(Fold.TRAIN));
        StringJoiner text = new StringJoiner(" ");
        for (int item = 0; item < 5; item++) {
            text.add(String.format(Locale.ROOT, "%.3f", law.weight(batch.row(0), item) / (5.0 * (1L << 32))));
        }
        return text.toString();
    }

    private static NegativeSampler sampler(Stratified.Config config) {
        return new Stratified().create(config, colors());
    }

    private static DataContext colors() {
        return DataContext.of(FIVE).withTable("items.csv", Labelled.table(List.of("color"), COLORS));
    }

    /** Users and the letters of their items. */
    private static Interactions log(String... users) {
        EventLog log = new EventLog();
        for (String user : users) {
            for (char item : user.substring(2).toCharArray()) {
                log.add(user.substring(0, 1), "" + item, item);
            }
        }
        return log.interactions();
    }
}
