package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class IdSketchTest {
    @Test
    void idsThatComeAgainCountOnce() {
        IdSketch sketch = new IdSketch();
        for (int i = 0; i < 1000; i++) {
            sketch.add(IdSketch.spread(i % 10));
        }
        assertThat(sketch.count()).isEqualTo(10);
    }

    @Test
    void manyIdsAreCountedWithinThreeStandardErrors() {
        for (int ids : new int[] {5_000, 60_000, 1_000_000}) {
            IdSketch sketch = new IdSketch();
            for (int i = 0; i < ids; i++) {
                sketch.add(IdSketch.spread(i));
            }
            assertThat((double) sketch.count()).isCloseTo(ids, Percentage.withPercentage(2.4));
        }
    }

    @Test
    void textAndNumbersAreHashedEvenly() {
        ColumnVector texts = new ColumnVector(ValueType.TEXT);
        ColumnVector numbers = new ColumnVector(ValueType.INT32);
        int ids = 20_000;
        texts.ensureCapacity(ids);
        numbers.ensureCapacity(ids);
        int lowTexts = 0;
        int lowNumbers = 0;
        for (int i = 0; i < ids; i++) {
            texts.setText(i, "u" + i);
            numbers.ints()[i] = i;
            lowTexts += IdSketch.hash(texts, i) < 0 ? 1 : 0;
            lowNumbers += IdSketch.hash(numbers, i) < 0 ? 1 : 0;
        }
        // Half of them, within four standard deviations of a fair coin.
        assertThat(lowTexts).isCloseTo(ids / 2, within(283));
        assertThat(lowNumbers).isCloseTo(ids / 2, within(283));
    }
}
