package dev.decoy.scoring.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import dev.decoy.scoring.PlainKernel;
import dev.decoy.scoring.ProductKernel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VectorKernelTest {
    private static final ProductKernel PLAIN = new PlainKernel();
    private static final ProductKernel VECTOR = new VectorKernel();

    @Test
    void itIsTheKernelThatIsTaken() {
        assertThat(ProductKernel.best()).isInstanceOf(VectorKernel.class);
    }

    /** Queries of whole groups of four and others, a last panel that is not full, dimensions odd and even. */
    @Test
    void productsHaveTheBitsOfPlainLoops() {
        for (int dimension : new int[] {1, 7, 64}) {
            for (int queryCount : new int[] {1, 4, 11}) {
                float[] packed = ProductKernel.pack(random(70 * dimension), 70, dimension);
                float[] queries = random(queryCount * dimension);
                assertThat(product(VECTOR, packed, dimension, queries, queryCount))
                        .containsExactly(product(PLAIN, packed, dimension, queries, queryCount));
            }
        }
    }

    @Test
    void productsAreSumsInTheOrderOfDimensions() {
        float[] items = random(40 * 5);
        float[] query = random(5);
        float[] scores = product(VECTOR, ProductKernel.pack(items, 40, 5), 5, query, 1);
        for (int item = 0; item < 40; item++) {
            float sum = 0;
            for (int d = 0; d < 5; d++) {
                sum += query[d] * items[item * 5 + d];
            }
            assertThat(scores[item]).isEqualTo(sum);
        }
    }

    private static float[] product(
            ProductKernel kernel, float[] packed, int dimension, float[] queries, int queryCount) {
        int panels = packed.length / dimension / ProductKernel.WIDTH;
        int stride = panels * ProductKernel.WIDTH + 3;
        float[] scores = new float[queryCount * stride];
        kernel.multiply(packed, 0, panels, dimension, queries, queryCount, scores, stride);
        return scores;
    }

    @Test
    void scoresAreComparedAsPlainLoopsDo() {
        float[] scores = random(100);
        scores[3] = Float.NaN;
        scores[50] = Float.NEGATIVE_INFINITY;
        scores[70] = scores[20];
        Arrays.fill(scores, 90, 93, -0.0f);
        for (float threshold : new float[] {scores[20], 0, Float.NaN, Float.NEGATIVE_INFINITY, 0.3f}) {
            for (int count : new int[] {0, 1, 15, 16, 97}) {
                assertThat(VECTOR.countAbove(scores, 2, count, threshold))
                        .isEqualTo(PLAIN.countAbove(scores, 2, count, threshold));
                assertThat(VECTOR.countEqual(scores, 2, count, threshold))
                        .isEqualTo(PLAIN.countEqual(scores, 2, count, threshold));
                assertThat(VECTOR.countNaN(scores, 2, count)).isEqualTo(PLAIN.countNaN(scores, 2, count));
            }
        }
    }

    private static float[] random(int size) {
        KeyedRandom random = new SeedSequence(size).newRandom();
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextDouble() - 0.5f;
        }
        return values;
    }
}
