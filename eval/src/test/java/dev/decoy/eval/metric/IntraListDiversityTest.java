package dev.decoy.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.ArraySource;
import dev.decoy.metric.RankedList;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.MetricFactory;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.MetricContract;
import dev.decoy.testkit.SketchedList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IntraListDiversityTest {
    /** Items east, east again but longer, north, west, without a vector, of length 0. */
    private static final IntraListDiversity DIVERSITY =
            new IntraListDiversity(3, new float[] {1, 0, 3, 0, 0, 2, -1, 0, Float.NaN, Float.NaN, 0, 0}, 2);

    /** Items 0 and 1 point east, 2 and 3 north, 4 and 5 west. */
    @Nested
    class Contract extends MetricContract<IntraListDiversityFactory.Config> {
        @Override
        protected MetricFactory<IntraListDiversityFactory.Config> factory() {
            return new IntraListDiversityFactory();
        }

        @Override
        protected IntraListDiversityFactory.Config config() {
            return new IntraListDiversityFactory.Config(2, "vectors", null, null, null);
        }

        @Override
        protected BuildContext context() {
            List<String> items = List.of("item0", "item1", "item2", "item3", "item4", "item5");
            return ((DataContext) super.context())
                    .withTable(
                            "vectors",
                            ArraySource.of(items, items, null)
                                    .column("d0", doubles(1, 3, 0, 0, -1, -2))
                                    .column("d1", doubles(0, 0, 1, 2, 0, 0)));
        }

        private static ColumnVector doubles(double... values) {
            ColumnVector column = new ColumnVector(ValueType.FLOAT64);
            column.ensureCapacity(values.length);
            for (int row = 0; row < values.length; row++) {
                column.doubles()[row] = values[row];
            }
            return column;
        }

        @Override
        protected double least() {
            return 0;
        }

        @Override
        protected double greatest() {
            return 2;
        }

        @Override
        protected Best best() {
            return Best.NEITHER;
        }

        @Override
        protected List<Example> examples() {
            return List.of(
                    example("the same way", 0, "+ -"),
                    example("at right angles", 1, SketchedList.of("+ -").items(0, 3)),
                    example("opposite ways", 2, SketchedList.of("- + -").items(1, 4, 0)));
        }

        @Override
        protected boolean isDefined(RankedList list) {
            return list.candidates() > 1;
        }
    }

    @Test
    void itIsOneLessTheMeanCosineOfPairs() {
        assertThat(diversity(0, 1)).isZero();
        assertThat(diversity(0, 2)).isEqualTo(1);
        assertThat(diversity(0, 3)).isEqualTo(2);
        assertThat(diversity(0, 1, 2)).isEqualTo((0 + 1 + 1) / 3.0, within(1e-12));
        assertThat(diversity(0, 2, 3)).isEqualTo((1 + 2 + 1) / 3.0, within(1e-12));
    }

    @Test
    void itLooksAtTheFirstKAlone() {
        assertThat(diversity(0, 1, 1, 3)).isEqualTo(0, within(1e-12));
    }

    @Test
    void itemsWithoutADirectionAreLeftOut() {
        assertThat(diversity(0, 4, 2)).isEqualTo(1);
        assertThat(diversity(0, 5, 2)).isEqualTo(1);
        assertThat(diversity(0, 4, 5)).isNaN();
        assertThat(diversity(0)).isNaN();
    }

    @Test
    void aSingleItemIsNoPair() {
        assertThatThrownBy(() -> new IntraListDiversity(1, new float[2], 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k must be at least 2, as diversity is that of pairs, was 1");
        assertThat(DIVERSITY.label()).isEqualTo("intra-list-diversity@3");
    }

    private static double diversity(int... items) {
        return DIVERSITY.measure(SketchedList.of("+".repeat(items.length)).items(items));
    }
}
