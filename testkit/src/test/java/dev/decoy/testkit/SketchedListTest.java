package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SketchedListTest {
    @Test
    void aSketchTellsRanksTiesAndGains() {
        SketchedList list = SketchedList.of("- (+ -) (- -) 3");
        assertThat(list.candidates()).isEqualTo(6);
        assertThat(list.relevantCount()).isEqualTo(2);
        assertThat(list.tieCount()).isEqualTo(2);
        assertThat(list.firstRank(0)).isEqualTo(2);
        assertThat(list.lastRank(0)).isEqualTo(3);
        assertThat(list.relevantIn(0)).isEqualTo(1);
        assertThat(list.firstRank(1)).isEqualTo(6);
        assertThat(list.lastRank(1)).isEqualTo(6);
        assertThat(list.gain(0)).isEqualTo(1);
        assertThat(list.gain(1)).isEqualTo(3);
        assertThat(list.idealGain(0)).isEqualTo(3);
        assertThat(list).hasToString("- (+ -) (- -) 3");
    }

    @Test
    void ordersAreThoseThatTiesLeaveOpen() {
        assertThat(SketchedList.of("(+ -) - (2 3)").orders())
                .extracting(SketchedList::toString)
                .containsExactlyInAnyOrder("+ - - 2 3", "- + - 2 3", "+ - - 3 2", "- + - 3 2");
        assertThat(SketchedList.of("(+ - -)").orders())
                .extracting(SketchedList::toString)
                .containsExactlyInAnyOrder("+ - -", "+ - -", "- + -", "- + -", "- - +", "- - +");
    }

    @Test
    void itemsMoveWithTheirPlaces() {
        SketchedList list = SketchedList.of("- + 2").items(5, 7, 6);
        assertThat(list.perfect().item(1)).isEqualTo(6);
        assertThat(list.perfect()).hasToString("2 + -");
        assertThat(list.reversedBelow(1).item(2)).isEqualTo(6);
        assertThat(list.levelled()).hasToString("(- + 2)");
    }

    @Test
    void whatIsNoSketchIsRefused() {
        assertThatThrownBy(() -> SketchedList.of("+ x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sketch must be of + - 0 to 9 and parentheses, was + x");
        assertThatThrownBy(() -> SketchedList.of("+ -").items(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("codes must be 2, were 1");
    }
}
