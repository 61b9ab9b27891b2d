package dev.decoy.scoring.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import dev.decoy.scoring.PlainKernel;
import dev.decoy.scoring.ProductKernel;
import java.util.Arrays;
import java.util.function.Predicate;
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
                float[] items = random(70 * dimension);
                float[] queries = random(queryCount * dimension);
                assertThat(product(VECTOR, items, dimension, queries, queryCount))
                        .containsExactly(product(PLAIN, items, dimension, queries, queryCount));
            }
        }
    }

    @Test
    void productsAreSumsInTheOrderOfDimensions() {
        float[] items = random(40 * 5);
        float[] query = random(5);
        float[] scores = product(VECTOR, items, 5, query, 1);
        for (int item = 0; item < 40; item++) {
            float sum = 0;
            for (int d = 0; d < 5; d++) {
                sum += query[d] * items[item * 5 + d];
            }
            assertThat(scores[item]).isEqualTo(sum);
        }
    }

    /** The products of each query with each item, those of a query side by side. */
    private static float[] product(
            ProductKernel kernel, float[] items, int dimension, float[] queries, int queryCount) {
        int itemCount = items.length / dimension;
        float[] packed = kernel.pack(items, itemCount, dimension);
        int panels = packed.length / dimension / kernel.width();
        int stride = panels * kernel.width() + 3;
        float[] scores = new float[queryCount * stride];
        kernel.multiply(packed, 0, panels, dimension, queries, queryCount, scores, stride);
        float[] products = new float[queryCount * itemCount];
        for (int query = 0; query < queryCount; query++) {
            System.arraycopy(scores, query * stride, products, query * itemCount, itemCount);
        }
        return products;
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
                long counts = VECTOR.compare(scores, 2, count, threshold);
                assertThat(counts).isEqualTo(PLAIN.compare(scores, 2, count, threshold));
                assertThat(ProductKernel.above(counts)).isEqualTo(count(scores, count, score -> score > threshold));
                assertThat(ProductKernel.equal(counts)).isEqualTo(count(scores, count, score -> score == threshold));
                assertThat(ProductKernel.missing(counts)).isEqualTo(count(scores, count, score -> Float.isNaN(score)));
            }
        }
    }

    private static int count(float[] scores, int count, Predicate<Float> rule) {
        int found = 0;
        for (int i = 2; i < 2 + count; i++) {
            found += rule.test(scores[i]) ? 1 : 0;
        }
        return found;
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
