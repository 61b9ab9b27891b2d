package dev.decoy.eval.model;

import dev.decoy.spi.BuildContext;
import dev.decoy.spi.TableUse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of the items, from a file that options name. Immutable and thread-safe while nobody writes to the arrays; 4 bytes a
 * component, twice while it is read.
 */
public final class ItemVectors {
    private final String name;
    private final int dimension;
    private final float[] values;
    private final float @Nullable [] biases;
    private final List<String> remarks;

    private ItemVectors(VectorTable table, int items, boolean biased) {
        name = table.name();
        dimension = table.dimension();
        values = table.dense(items);
        biases = biased ? table.denseBiases(items) : null;
        remarks = table.remarks();
    }

    /**
     * The options that name such a file.
     *
     * @param items a table with a list or a column per dimension, or an NPY file
     * @param itemIds a file with the ids of the NPY file's rows, a table or an NPY file; null with a table
     * @param itemKey the column of item ids; null: the first usual one
     * @param vector the column of lists, or what the names of the columns begin with; null: the usual
     *     ones
     * @param bias a column of biases; null: none
     */
    public record Options(
            String items,
            @Nullable String itemIds,
            @Nullable String itemKey,
            @Nullable String vector,
            @Nullable String bias) {
        public Options {
            VectorFile.ofItems(items, itemIds, itemKey, vector, bias); // checks them
        }

        /** The tables read, for {@link dev.decoy.spi.ComponentFactory#tables}. */
        public List<TableUse> tables(BuildContext context) throws IOException {
            return file().tables(context);
        }

        VectorFile file() {
            return VectorFile.ofItems(items, itemIds, itemKey, vector, bias);
        }
    }

    /**
     * Reads the vectors of the items of a run.
     *
     * @throws dev.decoy.spi.ConfigException when a column is not there
     * @throws dev.decoy.io.DataException when two vectors are of one item, differ in length or have a component that is no
     *     finite float; when no vector is of an item of this data
     */
    public static ItemVectors read(Options options, Similarity similarity, BuildContext context) {
        IdKeys keys = new IdKeys("item", context.itemIds());
        return new ItemVectors(options.file().read(context, keys, similarity), keys.count(), options.bias() != null);
    }

    /** What messages call the file. */
    String name() {
        return name;
    }

    /** Length of the vectors. */
    public int dimension() {
        return dimension;
    }

    /** The vectors, one after the other by item code; NaN in that of an item that has none. Not to be changed. */
    public float[] values() {
        return values;
    }

    /** Whether an item has a vector. */
    public boolean has(int item) {
        return !Float.isNaN(values[item * dimension]);
    }

    /** The biases by item code, 0 for an item that has no vector; null: none were asked for. Not to be changed. */
    public float @Nullable [] biases() {
        return biases;
    }

    /** How the file fits the data, a line each. */
    public List<String> remarks() {
        return remarks;
    }
}
