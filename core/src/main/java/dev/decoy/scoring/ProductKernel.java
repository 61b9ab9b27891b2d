package dev.decoy.scoring;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The inner loops of ranking: many dot products at once, and comparing scores. All kernels give the same bits: the sum of an item runs
 * over the dimensions in their order, each product and each sum rounded to float. Service: the fastest that this JVM can run is
 * taken. Stateless and thread-safe.
 */
public interface ProductKernel {
    /** Items of a panel: the vectors of so many items stand dimension by dimension, the value of item {@code i} at {@code d * WIDTH + i}. */
    int WIDTH = 32;

    /**
     * Multiplies queries with panels: {@code scores[q * stride + p * WIDTH + i]} is the product of query {@code q} with item
     * {@code i} of panel {@code firstPanel + p}.
     *
     * @param packed panels one after the other, {@code WIDTH * dimension} values each
     * @param queries {@code queryCount * dimension} values
     * @param stride at least {@code panelCount * WIDTH}
     */
    void multiply(
            float[] packed,
            int firstPanel,
            int panelCount,
            int dimension,
            float[] queries,
            int queryCount,
            float[] scores,
            int stride);

    /** How many of {@code scores[from .. from + count)} are greater than a threshold; NaN is not. */
    int countAbove(float[] scores, int from, int count, float threshold);

    /** How many of them are equal to a threshold; NaN is not. */
    int countEqual(float[] scores, int from, int count, float threshold);

    /** How many of them are NaN. */
    int countNaN(float[] scores, int from, int count);

    /** The larger, the faster; plain loops are 0. */
    int rank();

    /** Vectors of {@code itemCount} items as panels, the last one filled up with zeros. */
    static float[] pack(float[] vectors, int itemCount, int dimension) {
        int panels = (itemCount + WIDTH - 1) / WIDTH;
        float[] packed = new float[Math.multiplyExact(Math.multiplyExact(panels, WIDTH), dimension)];
        for (int item = 0; item < itemCount; item++) {
            int to = item / WIDTH * WIDTH * dimension + item % WIDTH;
            for (int d = 0; d < dimension; d++) {
                packed[to + d * WIDTH] = vectors[item * dimension + d];
            }
        }
        return packed;
    }

    /** The fastest kernel that this JVM can run. */
    static ProductKernel best() {
        ProductKernel best = new PlainKernel();
        var kernels = ServiceLoader.load(ProductKernel.class, ProductKernel.class.getClassLoader())
                .iterator();
        while (true) {
            try {
                if (!kernels.hasNext()) {
                    return best;
                }
                ProductKernel found = kernels.next();
                best = found.rank() > best.rank() ? found : best;
            } catch (ServiceConfigurationError | LinkageError e) {
                // A kernel whose instructions, or whose module, this JVM does not have: plain loops do the same.
                if (e.getCause() == null) {
                    return best;
                }
            }
        }
    }
}
