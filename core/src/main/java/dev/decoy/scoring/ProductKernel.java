package dev.decoy.scoring;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The inner loops of ranking: many dot products at once, and comparing scores. All kernels give the same bits: the sum of an item runs
 * over the dimensions in their order, each product and each sum rounded to float. Service: the fastest that this JVM can run is
 * taken. Stateless and thread-safe.
 */
public interface ProductKernel {
    /** Bits that {@link #compare} has for each of its counts. */
    int BITS = 21;

    /** As many bits. */
    long MASK = (1L << BITS) - 1;

    /**
     * Items of a panel, a power of two: the vectors of so many items stand dimension by dimension, the value of item {@code i} at
     * {@code d * width + i}.
     */
    int width();

    /**
     * Multiplies queries with panels: {@code scores[q * stride + p * width + i]} is the product of query {@code q} with item
     * {@code i} of panel {@code firstPanel + p}.
     *
     * @param packed panels one after the other, {@code width * dimension} values each
     * @param queries {@code queryCount * dimension} values
     * @param stride at least {@code panelCount * width}
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

    /**
     * How many of {@code scores[from .. from + count)} are greater than a threshold, equal to it, and NaN; told apart by
     * {@link #above}, {@link #equal} and {@link #missing}.
     *
     * @param count at most 2^20
     */
    long compare(float[] scores, int from, int count, float threshold);

    /** What {@link #compare} found, as one number. */
    static long counts(int above, int equal, int missing) {
        return above | ((long) equal << BITS) | ((long) missing << (2 * BITS));
    }

    /** Of what {@link #compare} found, those that are greater. */
    static int above(long counts) {
        return (int) (counts & MASK);
    }

    /** Those that are equal. */
    static int equal(long counts) {
        return (int) ((counts >>> BITS) & MASK);
    }

    /** Those that are NaN. */
    static int missing(long counts) {
        return (int) (counts >>> (2 * BITS));
    }

    /** The larger, the faster; plain loops are 0. */
    int rank();

    /** Vectors of {@code itemCount} items as panels, the last one filled up with zeros. */
    default float[] pack(float[] vectors, int itemCount, int dimension) {
        int width = width();
        int panels = (itemCount + width - 1) / width;
        float[] packed = new float[Math.multiplyExact(Math.multiplyExact(panels, width), dimension)];
        for (int item = 0; item < itemCount; item++) {
            int to = item / width * width * dimension + item % width;
            for (int d = 0; d < dimension; d++) {
                packed[to + d * width] = vectors[item * dimension + d];
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
