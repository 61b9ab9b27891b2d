package dev.decoy.eval.model;

import dev.decoy.io.DataException;
import java.util.Arrays;
import java.util.List;

/** Vectors by key, those of known keys only. Immutable; 4 bytes a component, 8 a key and 4 for its bias. */
final class VectorTable {
    /** How many vectors stand in one array. */
    static final int CHUNK = 1024;

    private final String name;
    private final int dimension;
    private final int[] keys;
    private final int[] slots;
    private final List<float[]> chunks;
    private final float[] biases;
    private final List<String> remarks;

    /**
     * Takes over vectors.
     *
     * @param name what messages call them
     * @param keys ascending
     * @param slots where the vector of each key stands: slot s in chunk s / CHUNK
     * @param biases by slot; empty when there are none
     * @param remarks how they fit the data
     */
    VectorTable(
            String name,
            int dimension,
            int[] keys,
            int[] slots,
            List<float[]> chunks,
            float[] biases,
            List<String> remarks) {
        this.name = name;
        this.dimension = dimension;
        this.keys = keys;
        this.slots = slots;
        this.chunks = chunks;
        this.biases = biases;
        this.remarks = List.copyOf(remarks);
    }

    String name() {
        return name;
    }

    int dimension() {
        return dimension;
    }

    List<String> remarks() {
        return remarks;
    }

    /** Copies the vector of a key; NaN where it has none. O(log keys + dimension). */
    void copy(int key, float[] into, int at) {
        int found = Arrays.binarySearch(keys, key);
        if (found < 0) {
            Arrays.fill(into, at, at + dimension, Float.NaN);
        } else {
            int slot = slots[found];
            System.arraycopy(chunks.get(slot / CHUNK), slot % CHUNK * dimension, into, at, dimension);
        }
    }

    /**
     * The vectors of keys 0 to {@code count - 1}, one after the other.
     *
     * @throws DataException when they are more than an array holds
     */
    float[] dense(int count) {
        if ((long) count * dimension > Integer.MAX_VALUE - 8) {
            throw new DataException(name + ": " + count + " vectors of " + dimension
                    + " components are more than the 2^31 - 9 that can be held; export fewer dimensions");
        }
        float[] dense = new float[count * dimension];
        for (int key = 0; key < count; key++) {
            copy(key, dense, key * dimension);
        }
        return dense;
    }

    /** The biases of keys 0 to {@code count - 1}; 0 where there is no vector. */
    float[] denseBiases(int count) {
        float[] dense = new float[count];
        for (int i = 0; i < keys.length; i++) {
            dense[keys[i]] = biases[slots[i]];
        }
        return dense;
    }
}
