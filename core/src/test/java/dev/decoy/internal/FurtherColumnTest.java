package dev.decoy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FurtherColumnTest {
    @Test
    void untypedValuesTakeTheNarrowestTypeThatFitsAll() {
        assertThat(finished(ValueType.UNTYPED, "10", "-3")).containsExactly("INT64", "10", "-3");
        assertThat(finished(ValueType.UNTYPED, "10", "4.5")).containsExactly("FLOAT64", "10.0", "4.5");
        assertThat(finished(ValueType.UNTYPED, "10", "x", "4.5")).containsExactly("TEXT", "10", "x", "4.5");
        assertThat(finished(ValueType.UNTYPED, "7", "007")).containsExactly("TEXT", "7", "007");
        assertThat(finished(ValueType.UNTYPED, "1", "12345678901234567890"))
                .containsExactly("TEXT", "1", "12345678901234567890");
    }

    @Test
    void missingValuesDoNotDecideTheType() {
        assertThat(finished(ValueType.UNTYPED, null, "10")).containsExactly("INT64?", "null", "10");
        assertThat(finished(ValueType.UNTYPED, "0.5", null)).containsExactly("FLOAT64?", "0.5", "null");
        assertThat(finished(ValueType.UNTYPED, "x", null)).containsExactly("TEXT?", "x", "null");
        assertThat(finished(ValueType.UNTYPED, null, null)).containsExactly("TEXT?", "null", "null");
    }

    @Test
    void typedValuesStayAsTheyAre() {
        assertThat(finished(ValueType.TEXT, "10", "7")).containsExactly("TEXT", "10", "7");
        assertThat(finished(ValueType.INT16, "10", null)).containsExactly("INT16?", "10", "null");
        assertThat(finished(ValueType.TIMESTAMP_MICROS, "10", "7")).containsExactly("TIMESTAMP_MICROS", "10", "7");
        assertThat(finished(ValueType.FLOAT32, "0.5", null)).containsExactly("FLOAT32?", "0.5", "null");
    }

    @Test
    void rowsAreComparedByTheSettledType() {
        assertThat(sign(ValueType.UNTYPED, "9", "10")).isEqualTo(-1);
        assertThat(sign(ValueType.INT64, "9", "10")).isEqualTo(-1);
        assertThat(sign(ValueType.UNTYPED, "9.0", "10.0")).isEqualTo(-1);
        assertThat(sign(ValueType.TEXT, "9", "10")).isEqualTo(1);
        assertThat(sign(ValueType.TEXT, "\uff5e", "\ud83d\ude00")).isEqualTo(-1);
        assertThat(sign(ValueType.TEXT, "a", "a")).isEqualTo(0);
    }

    @Test
    void missingValuesComeFirst() {
        for (ValueType type : List.of(ValueType.UNTYPED, ValueType.TEXT, ValueType.INT64, ValueType.FLOAT64)) {
            assertThat(sign(type, null, "1")).isEqualTo(-1);
            assertThat(sign(type, "1", null)).isEqualTo(1);
        }
        assertThat(sign(ValueType.INT64, null, null)).isEqualTo(0);
    }

    @Test
    void partsMustAgreeInTheType() {
        FurtherColumn column = new FurtherColumn("rating", ValueType.INT64);

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> column.addAll(Columns.of(ValueType.FLOAT64, "1"), 1))
                .withMessage("column \"rating\": INT64 in one part of the source and FLOAT64 in another; make the parts"
                        + " alike");
    }

    /** The type, with a question mark when values may be missing, and the values; added in two batches, read in order. */
    private static List<String> finished(ValueType type, @Nullable String... values) {
        FurtherColumn column = new FurtherColumn("rating", type);
        int[] backwards = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            column.addAll(Columns.of(type, values[values.length - 1 - i]), 1);
            backwards[i] = values.length - 1 - i;
        }
        column.settle();
        FurtherColumn.Finished finished = column.finish(backwards);
        List<String> shown = new ArrayList<>();
        shown.add(finished.column().type() + (finished.column().nullable() ? "?" : ""));
        for (int i = 0; i < values.length; i++) {
            shown.add(Columns.text(finished.values(), i));
        }
        return shown;
    }

    private static int sign(ValueType type, @Nullable String left, @Nullable String right) {
        FurtherColumn column = new FurtherColumn("rating", type);
        column.addAll(Columns.of(type, right, left), 2);
        column.settle();
        return Integer.signum(column.compare(1, 0));
    }
}
