package dev.decoy.eval.split;

import static dev.decoy.data.Fold.TEST;
import static dev.decoy.data.Fold.TRAIN;
import static dev.decoy.data.Fold.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.data.ColumnValue;
import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.eval.split.PredefinedFactory.Config;
import dev.decoy.eval.split.PredefinedFactory.Others;
import dev.decoy.io.ArraySource;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.spi.ConfigException;
import dev.decoy.split.Splitter;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.SplitterContract;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PredefinedTest extends SplitterContract<Config> {
    private static final Config USUAL = config(values("train"), values("validation"), values("test"), Others.FAIL);

    @Test
    void theColumnSaysTheFold() {
        Interactions marked = marked("train", "test", "validation", "train");
        assertThat(Folds.of(marked, create(USUAL, marked))).containsExactly(TRAIN, TEST, VALIDATION, TRAIN);
    }

    @Test
    void aFoldMayHaveSeveralValuesOrNone() {
        Interactions marked = marked("a", "b", "c", "a");
        Config config = config(values("a", "b"), values(), values("c"), Others.FAIL);
        assertThat(Folds.of(marked, create(config, marked))).containsExactly(TRAIN, TRAIN, TEST, TRAIN);
    }

    @Test
    void wholeNumbersAreComparedByValue() {
        Interactions numbers = marked("0", "1", "2", "0");
        assertThat(requireType(numbers)).isEqualTo(ValueType.INT64);
        Config config = config(values("0.0"), values("1"), values("2e0", "two"), Others.FAIL);
        assertThat(Folds.of(numbers, create(config, numbers))).containsExactly(TRAIN, VALIDATION, TEST, TRAIN);
        Interactions texts = marked("0", "01", "x", "0");
        Config asTexts = config(values("0"), values("1", "01"), values("x"), Others.FAIL);
        assertThat(Folds.of(texts, create(asTexts, texts))).containsExactly(TRAIN, VALIDATION, TEST, TRAIN);
    }

    @Test
    void truthValuesAreTrueAndFalse() throws IOException {
        ColumnVector isTest = new ColumnVector(ValueType.BOOLEAN);
        isTest.ensureCapacity(3);
        isTest.ints()[1] = 1;
        Interactions marked = Interactions.read(
                ArraySource.of(new long[] {1, 1, 1}, new long[] {5, 6, 7}, new long[] {1, 2, 3})
                        .column("fold", isTest),
                InteractionColumns.of("user", "item", "timestamp").withFurther(List.of("fold")));
        Config config = config(values("false"), values(), values("true"), Others.FAIL);
        assertThat(Folds.of(marked, create(config, marked))).containsExactly(TRAIN, TEST, TRAIN);
    }

    @Test
    void otherValuesAndNullsAreAFaultWithTheirCounts() {
        Interactions marked = marked("holdout", null, "train", "holdout");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> create(USUAL, marked))
                .withMessage("column \"fold\": 3 of 4 interactions are of no fold, with \"holdout\" (2), null (1); the"
                        + " first is of user \"1\" and item \"0\"; name such values by split.train, split.validation or"
                        + " split.test, or set split.others: left-out");
        Interactions numbers = marked("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> create(config(values("0"), values(), values(), Others.FAIL), numbers))
                .withMessageContaining("11 of 12 interactions are of no fold, with 1 (1), 10 (1), 11 (1), 2 (1), 3 (1),"
                        + " 4 (1), 5 (1), 6 (1) and 3 more;");
    }

    @Test
    void otherValuesAreLeftOutWhereAskedFor() {
        Interactions marked = marked("holdout", null, "train", "test");
        Config config = config(values("train"), values("validation"), values("test"), Others.LEFT_OUT);
        assertThat(Folds.sizes(marked, create(config, marked))).containsExactly(1, 0, 1);
    }

    @Test
    void aTrainOfNothingIsRefused() {
        Interactions marked = marked("test", "test", "validation");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> create(USUAL, marked))
                .withMessage(
                        "train: must name a value that column \"fold\" has; it has \"test\" (2), \"validation\" (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(values(), values("v"), values("t"), Others.FAIL))
                .withMessage("train must name a value, was []");
    }

    @Test
    void aValueIsOfOneFold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(values("a"), values("b"), values("c", "a"), Others.FAIL))
                .withMessage("test must not name a value that another fold has, was \"a\"");
    }

    @Test
    void fractionsAreNoFolds() {
        Interactions fractions = marked("0.5", "1", "1");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> create(USUAL, fractions))
                .withMessage("column: must hold text, whole numbers or truth values, but \"fold\" is FLOAT64");
    }

    /** One user with these marks at the times 0, 1, 2 ... */
    private static Interactions marked(@Nullable String... marks) {
        EventLog log = new EventLog();
        for (int i = 0; i < marks.length; i++) {
            log.add("1", Integer.toString(i), i);
        }
        return log.column("fold", event -> marks[event]).interactions();
    }

    private static ValueType requireType(Interactions interactions) {
        return interactions.furtherSchema().columns().get(0).type();
    }

    private static List<ColumnValue> values(String... texts) {
        return Arrays.stream(texts).map(ColumnValue::of).toList();
    }

    private static Config config(
            List<ColumnValue> train, List<ColumnValue> validation, List<ColumnValue> test, Others others) {
        return new Config("fold", train, validation, test, others);
    }

    private static Splitter create(Config config, Interactions interactions) {
        return new PredefinedFactory().create(config, DataContext.of(interactions));
    }

    @Override
    protected EventLog data() {
        List<String> marks = List.of("train", "test", "train", "validation", "train");
        return super.data().column("fold", event -> marks.get(event % marks.size()));
    }

    @Override
    protected PredefinedFactory factory() {
        return new PredefinedFactory();
    }

    @Override
    protected Config config() {
        return USUAL;
    }

    @Override
    protected TimeOrder timeOrder() {
        return TimeOrder.NONE;
    }
}
