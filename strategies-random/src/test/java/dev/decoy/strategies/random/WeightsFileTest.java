package dev.decoy.strategies.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.ArraySource;
import dev.decoy.io.DataException;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.DrawnRows;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.NegativeSamplerContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsFileTest extends NegativeSamplerContract<WeightsFile.Config> {
    private static final Interactions TWO =
            new EventLog().add("u", "a", 1).add("u", "b", 2).interactions();

    @Override
    protected SamplerFactory<WeightsFile.Config> factory() {
        return new WeightsFile();
    }

    @Override
    protected WeightsFile.Config config() {
        return config("0.5");
    }

    private static WeightsFile.Config config(String missing) {
        return new WeightsFile.Config("weights.csv", "item", "weight", MissingWeight.of(missing));
    }

    /** Items "item10", "item11" ... of weights 0, 1, 2 ...; the last four of the contract's data have no row. */
    @Override
    protected DataContext context(Interactions interactions) {
        List<String> items = new ArrayList<>();
        double[] weights = new double[21];
        for (int i = 0; i < 20; i++) {
            items.add("item" + (10 + i));
            weights[i] = i;
        }
        // The only item of the catalogue of one.
        items.add("x");
        weights[20] = 1;
        return DataContext.of(interactions).withTable("weights.csv", table(items, weights));
    }

    @Override
    protected double[] expectedWeights(InteractionStats stats) {
        double[] weights = new double[stats.itemCount()];
        for (int item = 0; item < weights.length; item++) {
            weights[item] = item < 20 ? item : 0.5;
        }
        return weights;
    }

    private static ArraySource table(List<String> items, double... weights) {
        ColumnVector column = new ColumnVector(ValueType.FLOAT64);
        column.ensureCapacity(weights.length);
        System.arraycopy(weights, 0, column.doubles(), 0, weights.length);
        return ArraySource.of(items, items, null).column("weight", column);
    }

    private static NegativeSampler sampler(String missing, ArraySource table) {
        return new WeightsFile().create(config(missing), DataContext.of(TWO).withTable("weights.csv", table));
    }

    @Test
    void itemsThatTheDataDoesNotHaveAreCounted() {
        assertThat(sampler("zero", table(List.of("a", "y", "z"), 1, 2, 3)).remarks())
                .containsExactly("weights weights.csv: 2 rows are of no item of this data; 1 of 2 items have no row,"
                        + " their weight is zero");
        assertThat(sampler("fail", table(List.of("a", "b"), 1, 2)).remarks())
                .containsExactly("weights weights.csv: 0 of 2 items have no row");
    }

    @Test
    void weightsThatAreNoneAreNamedAllAtOnce() {
        assertThatThrownBy(() -> sampler("zero", table(List.of("a", "b"), -1, Double.NaN)))
                .isInstanceOf(DataException.class)
                .hasMessage("weights weights.csv, column \"weight\": 2 weights are no finite numbers of at least 0:"
                        + " item \"a\" has -1.0, item \"b\" has NaN; correct them");
        assertThatThrownBy(() -> sampler("zero", table(List.of("a", "b"), 0, 0)))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("the weights of all 2 items of this data are 0; give one a weight above 0");
    }

    @Test
    void anItemTwiceIsRefused() {
        assertThatThrownBy(() -> sampler("zero", table(List.of("a", "b", "a"), 1, 2, 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("\"a\"");
    }

    @Test
    void anItemWithoutARowFailsWhereItMust() {
        assertThatThrownBy(() -> sampler("fail", table(List.of("a"), 1)))
                .isInstanceOf(DataException.class)
                .hasMessage("weights weights.csv, column \"weight\": 1 of 2 items have no row: \"b\";"
                        + " add them, or set missing: zero or a weight");
    }

    @Test
    void aColumnThatIsNotThereOrHoldsTextIsRefused() {
        WeightsFile.Config config = new WeightsFile.Config("weights.csv", "item", "wight", MissingWeight.of("zero"));
        DataContext context = DataContext.of(TWO).withTable("weights.csv", table(List.of("a"), 1));
        assertThatThrownBy(() -> new WeightsFile().create(config, context))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("weight");
        WeightsFile.Config text = new WeightsFile.Config("weights.csv", "item", "user", MissingWeight.of("zero"));
        assertThatThrownBy(() -> new WeightsFile().create(text, context))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not numbers");
    }

    @Test
    void aCheckLooksAtItsColumns() throws IOException {
        DataContext context = DataContext.of(TWO).withTable("weights.csv", table(List.of("a"), 1));
        assertThat(new WeightsFile().tables(config(), context))
                .singleElement()
                .satisfies(use -> assertThat(use.problems()).isEmpty());
    }

    @Test
    void whatIsMissingIsZeroFailOrAWeight() {
        assertThat(MissingWeight.of("zero")).hasToString("zero");
        assertThat(MissingWeight.of("fail")).hasToString("fail");
        assertThat(MissingWeight.of("2")).hasToString("2.0");
        for (String wrong : List.of("-1", "NaN", "null", "Infinity")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MissingWeight.of(wrong))
                    .withMessage("must be zero, fail or a weight of at least 0, was \"" + wrong + "\"");
        }
    }

    @Test
    void theDrawsAreThoseCheckedIn() throws IOException {
        Interactions interactions = DrawnRows.interactions();
        List<String> items = List.of("i10", "i12", "i17", "i19", "i26", "i31");
        DataContext context = DataContext.of(interactions).withTable("weights.csv", table(items, 1, 2, 3, 0, 5.5, 20));
        assertThat(DrawnRows.of(new WeightsFile().create(config(), context), interactions))
                .containsExactlyElementsOf(CheckedIn.lines("weights-file-draws.txt"));
    }
}
