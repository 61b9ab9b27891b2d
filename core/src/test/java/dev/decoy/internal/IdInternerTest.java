package dev.decoy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.IdType;
import dev.decoy.data.ValueType;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.DataException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdInternerTest {
    private final IdInterner interner = new IdInterner("user");
    private final List<Integer> provisional = new ArrayList<>();

    @Test
    void codesAreRanksByValue() {
        add(ValueType.INT64, "10", "-3", "9", "10");

        Vocabulary ids = interner.finish();

        assertThat(ids(ids)).containsExactly("-3", "9", "10");
        assertThat(ids.type()).isEqualTo(IdType.INT64);
        assertThat(codes()).containsExactly(2, 0, 1, 2);
    }

    @Test
    void codesOfTextAreRanksByUnsignedBytes() {
        add(ValueType.TEXT, "b", "\ud83d\ude00", "\uff5e", "9", "10", "b");

        Vocabulary ids = interner.finish();

        assertThat(ids(ids)).containsExactly("10", "9", "b", "\uff5e", "\ud83d\ude00");
        assertThat(ids.type()).isEqualTo(IdType.TEXT);
        assertThat(codes()).containsExactly(2, 4, 3, 1, 0, 2);
    }

    @Test
    void untypedIdsAreIntegersWhenAllAreCanonical() {
        add(ValueType.UNTYPED, "10", "9", "-1");
        add(ValueType.UNTYPED, "9");

        Vocabulary ids = interner.finish();

        assertThat(ids.type()).isEqualTo(IdType.INT64);
        assertThat(ids(ids)).containsExactly("-1", "9", "10");
        assertThat(codes()).containsExactly(2, 1, 0, 1);
    }

    @Test
    void oneUntypedIdThatIsNotCanonicalMakesAllText() {
        add(ValueType.UNTYPED, "10", "9", "42");
        add(ValueType.UNTYPED, "0042", "10");

        Vocabulary ids = interner.finish();

        assertThat(ids.type()).isEqualTo(IdType.TEXT);
        assertThat(ids(ids)).containsExactly("0042", "10", "42", "9");
        assertThat(codes()).containsExactly(1, 3, 2, 0, 1);
    }

    @Test
    void integersOf32BitsStayThatUnlessAPartHas64() {
        add(ValueType.INT32, "1", "2");
        assertThat(interner.finish().type()).isEqualTo(IdType.INT32);

        IdInterner both = new IdInterner("user");
        both.addAll(Columns.of(ValueType.INT32, "1"), 1, new int[1], 0);
        both.addAll(Columns.of(ValueType.INT64, "1"), 1, new int[1], 0);
        assertThat(both.finish().type()).isEqualTo(IdType.INT64);
    }

    @Test
    void integersAndTextDoNotMix() {
        add(ValueType.INT64, "1");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> add(ValueType.TEXT, "1"))
                .withMessage(
                        "column \"user\": whole numbers in one part of the source and text in another; make the parts"
                                + " alike");
    }

    @Test
    void provisionalCodesGoWhereTheyAreWanted() {
        int[] into = {-1, -1, -1};
        interner.addAll(Columns.of(ValueType.TEXT, "a"), 1, into, 1);

        assertThat(into[0]).isEqualTo(-1);
        assertThat(into[1]).isNotEqualTo(-1);
        assertThat(into[2]).isEqualTo(-1);
    }

    @Test
    void vocabulariesFindTheirIds() {
        add(ValueType.INT64, "7", "-7");
        Vocabulary numbers = interner.finish();
        IdInterner lettered = new IdInterner("item");
        lettered.addAll(Columns.of(ValueType.TEXT, "b", "a", ""), 3, new int[3], 0);
        Vocabulary texts = lettered.finish();

        assertThat(List.of(numbers.code(7), numbers.code("-7"), numbers.code("07"), numbers.code(8)))
                .containsExactly(1, 0, -1, -1);
        assertThat(numbers.hash(0)).isEqualTo(-7);
        assertThat(List.of(texts.code(""), texts.code("a"), texts.code("b"), texts.code("c"), texts.code(7)))
                .containsExactly(0, 1, 2, -1, -1);
        assertThat(texts.hash(1)).isEqualTo(Hashing.xxHash64("a"));
        assertThat(texts.utf8(2)).containsExactly('b');
    }

    private void add(ValueType type, String... ids) {
        ColumnVector column = Columns.of(type, ids);
        int[] into = new int[ids.length];
        interner.addAll(column, ids.length, into, 0);
        for (int code : into) {
            provisional.add(code);
        }
    }

    private List<Integer> codes() {
        return provisional.stream().map(interner::code).toList();
    }

    private static List<String> ids(Vocabulary vocabulary) {
        List<String> ids = new ArrayList<>();
        for (int code = 0; code < vocabulary.size(); code++) {
            ids.add(vocabulary.id(code));
        }
        return ids;
    }
}
