package dev.decoy.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemMatchTest {
    private static final int[] EACH_ITS_OWN = {0, 1, 2};

    private static ColumnVector texts(@Nullable String... values) {
        ColumnVector column = new ColumnVector(ValueType.TEXT);
        column.ensureCapacity(values.length);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                column.setNull(i);
            } else {
                column.setText(i, values[i]);
            }
        }
        return column;
    }

    private static ColumnVector numbers(long... values) {
        ColumnVector column = new ColumnVector(ValueType.INT64);
        column.ensureCapacity(values.length);
        System.arraycopy(values, 0, column.longs(), 0, values.length);
        return column;
    }

    @Test
    void equalValuesHaveOneNumber() {
        ItemMatch match =
                new ItemMatch(3, 4).with(texts("de", "fr", "de"), EACH_ITS_OWN, texts("fr", "de", "at", null));
        assertThat(match.ofItems()[0]).isEqualTo(match.ofItems()[2]).isNotEqualTo(match.ofItems()[1]);
        assertThat(match.ofRows()).startsWith(match.ofItems()[1], match.ofItems()[0]);
        assertThat(match.ofRows()[2]).isNegative();
        assertThat(match.ofRows()[3]).isNegative();
        assertThat(match.rowsWithoutItem()).isEqualTo(2);
    }

    @Test
    void allPairsMustAgree() {
        ItemMatch match = new ItemMatch(3, 2)
                .with(texts("de", "de", "fr"), EACH_ITS_OWN, texts("de", "fr"))
                .with(texts("a", "b", "a"), EACH_ITS_OWN, texts("b", "b"));
        assertThat(match.ofRows()[0]).isEqualTo(match.ofItems()[1]);
        assertThat(match.ofItems()).doesNotHaveDuplicates();
        assertThat(match.ofRows()[1]).isNegative();
    }

    @Test
    void aMissingValueEqualsNone() {
        ItemMatch match = new ItemMatch(3, 1).with(texts("de", null), new int[] {0, 1, -1}, texts((String) null));
        assertThat(match.itemsWithoutValue()).isEqualTo(2);
        assertThat(match.ofItems()[1]).isNegative();
        assertThat(match.ofItems()[2]).isNegative();
        assertThat(match.rowsWithoutItem()).isEqualTo(1);
    }

    @Test
    void textAndWholeNumbersCompareByValue() {
        ItemMatch match = new ItemMatch(3, 2).with(texts("7", "x", "07"), EACH_ITS_OWN, numbers(7, 8));
        assertThat(match.ofRows()).containsExactly(match.ofItems()[0], -1);
        ItemMatch other = new ItemMatch(3, 2).with(numbers(5, 6, 7), EACH_ITS_OWN, texts("7", "x"));
        assertThat(other.ofRows()).containsExactly(other.ofItems()[2], -1);
    }

    @Test
    void fractionsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ItemMatch(1, 1).with(new ColumnVector(ValueType.FLOAT64), new int[] {0}, numbers(1)))
                .withMessage("match compares text and whole numbers, but a column is of type FLOAT64");
    }
}
