package dev.decoy.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.internal.ListSource.ListPart;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InteractionsReaderTest {
    private static final InteractionColumns TIMED = InteractionColumns.of("user", "item", "time");
    private static final InteractionColumns UNTIMED = InteractionColumns.of("user", "item", null);
    private static final InteractionColumns RATED = TIMED.withFurther(List.of("rating"));

    @Test
    void rowsAreGroupedByUserAndOrderedByTime() throws IOException {
        Interactions read = Interactions.read(ListSource.of("2 b 30", "1 c 20", "2 a 10", "1 a 40", "2 c 20"), TIMED);

        assertThat(shown(read)).containsExactly("1 c 20000", "1 a 40000", "2 a 10000", "2 c 20000", "2 b 30000");
        assertThat(List.of(read.rowStart(0), read.rowEnd(0), read.rowStart(1), read.rowEnd(1)))
                .containsExactly(0, 2, 2, 5);
        assertThat(read.userCount()).isEqualTo(2);
        assertThat(read.itemCount()).isEqualTo(3);
        assertThat(read.size(Fold.TRAIN)).isEqualTo(5);
    }

    @Test
    void equalTimesAreOrderedByTheHashOfThePairUnsigned() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int item = 0; item < 50; item++) {
            rows.add("7 " + item + " 5");
        }
        Interactions read = Interactions.read(ListSource.of(rows.toArray(String[]::new)), TIMED);

        for (int position = 1; position < read.size(); position++) {
            assertThat(Long.compareUnsigned(read.pairKey(0, position - 1), read.pairKey(0, position)))
                    .isNegative();
        }
        assertThat(read.pairKey(0, 0)).isPositive();
        assertThat(read.pairKey(0, 49)).isNegative();
    }

    @Test
    void dataWithoutTimeHasNone() throws IOException {
        Interactions read = Interactions.read(ListSource.of("1 a 5", "1 b 4"), UNTIMED);

        assertThat(read.hasTime()).isFalse();
        assertThat(read.timeMillis(0)).isZero();
    }

    @Test
    void repeatsAreKeptAndToldApartByTheirFurtherColumnsAndOccurrence() throws IOException {
        Interactions read =
                Interactions.read(ListSource.of("1 a 5 10", "1 a 5 -", "1 a 5 9", "1 a 4 11", "1 a 5 9"), RATED);

        assertThat(shown(read))
                .containsExactly("1 a 4000 11", "1 a 5000 null", "1 a 5000 9", "1 a 5000 9", "1 a 5000 10");
        assertThat(List.of(read.rowKey(0, 1), read.rowKey(0, 2), read.rowKey(0, 3), read.rowKey(0, 4)))
                .doesNotHaveDuplicates();
    }

    @Test
    void untypedAndTypedColumnsOfTheSameValuesAreReadAlike() throws IOException {
        List<String> rows = List.of("1 a 5 10", "1 a 5 -", "1 a 5 9", "1 a 5 100");
        Interactions untyped = Interactions.read(source(null, ValueType.UNTYPED, rows), RATED);
        Interactions typed = Interactions.read(source(null, ValueType.INT64, rows), RATED);

        assertThat(shown(untyped)).isEqualTo(shown(typed));
        assertThat(untyped.furtherSchema()).isEqualTo(typed.furtherSchema());
    }

    @Test
    void theOrderOfRowsAndPartsDoesNotMatter() throws IOException {
        List<String> rows = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            rows.add(random.nextInt(20) + " i" + random.nextInt(10) + " " + random.nextInt(5) + " "
                    + (random.nextInt(4) == 0 ? "-" : random.nextInt(12)));
        }
        List<String> first = shown(Interactions.read(ListSource.of(rows.toArray(String[]::new)), RATED));

        Collections.shuffle(rows, random);
        ListPart one = new ListPart("one", null, ValueType.UNTYPED, rows.subList(0, 301));
        ListPart other = new ListPart("other", null, ValueType.UNTYPED, rows.subList(301, 1_000));

        assertThat(shown(Interactions.read(new ListSource(List.of(one, other)), RATED)))
                .isEqualTo(first);
        assertThat(shown(Interactions.read(new ListSource(List.of(other, one)), RATED)))
                .isEqualTo(first);
    }

    @Test
    void theUnitOfTimesIsInferredFromAllPartsTogether() throws IOException {
        ListPart early = new ListPart("early", null, ValueType.UNTYPED, List.of("1 a 5"));
        ListPart late = new ListPart("late", null, ValueType.UNTYPED, List.of("1 b 964982703000"));

        assertThat(shown(Interactions.read(new ListSource(List.of(early, late)), TIMED)))
                .containsExactly("1 a 5", "1 b 964982703000");
    }

    @Test
    void aKnownUnitIsTaken() throws IOException {
        assertThat(shown(Interactions.read(source(TimeUnit.MICROS, ValueType.UNTYPED, List.of("1 a 5999")), TIMED)))
                .containsExactly("1 a 5");
    }

    @Test
    void partsMustAgreeInTheUnit() {
        ListPart one = new ListPart("one", null, ValueType.UNTYPED, List.of("1 a 5"));
        ListPart other = new ListPart("other", TimeUnit.MILLIS, ValueType.UNTYPED, List.of("1 b 5"));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Interactions.read(new ListSource(List.of(one, other)), TIMED))
                .withMessage("other, column \"time\": times here are in millis, in an earlier part bare numbers; set"
                        + " source.unit, or make the parts alike");
    }

    @Test
    void aPartWithoutRowsDecidesNothing() throws IOException {
        ListPart none = new ListPart("none", null, ValueType.UNTYPED, List.of());
        ListPart some = new ListPart("some", TimeUnit.MILLIS, ValueType.INT64, List.of("1 a 5 1"));

        assertThat(shown(Interactions.read(new ListSource(List.of(none, some, none)), RATED)))
                .containsExactly("1 a 5 1");
    }

    @Test
    void noInteractionsAreAnError() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Interactions.read(ListSource.of(), TIMED))
                .withMessage("only: there are no interactions; check source.path");
    }

    private static InteractionSource source(@Nullable TimeUnit unit, ValueType further, List<String> rows) {
        return new ListSource(List.of(new ListPart("only", unit, further, rows)));
    }

    private static List<String> shown(Interactions read) {
        List<String> rows = new ArrayList<>();
        for (int position = 0; position < read.size(); position++) {
            StringBuilder row = new StringBuilder(read.userIds().id(read.userOf(position)));
            row.append(' ').append(read.itemIds().id(read.item(position)));
            row.append(' ').append(read.timeMillis(position));
            for (String name : read.furtherSchema().names()) {
                ColumnVector column = requireNonNull(read.column(name));
                row.append(' ').append(Columns.text(column, position));
            }
            rows.add(row.toString());
        }
        return rows;
    }
}
