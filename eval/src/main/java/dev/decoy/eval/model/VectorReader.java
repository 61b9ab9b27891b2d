package dev.decoy.eval.model;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source into a {@link VectorTable}. A vector has the length of the first, and finite components: who has none is left
 * out of the file. All rows are looked at before the file is refused.
 */
final class VectorReader {
    private static final String UNLIKE = "export all vectors from one model";
    private static final String NOT_FINITE =
            "a component is a finite number of type float; leave out rows without a vector";

    private final String name;
    private final KeyLookup lookup;
    private final VectorColumns columns;
    private final @Nullable String bias;
    private final Similarity similarity;
    private final Faults faults;
    private final List<float[]> chunks = new ArrayList<>();
    private final RowPlaces places = new RowPlaces();
    private int dimension = -1;
    private int[] keys = new int[VectorTable.CHUNK];
    private float[] biases = {};
    private int size;
    private long unknownRows;
    private long zeroVectors;
    private double[] components = {};

    /**
     * A reader of one table.
     *
     * @param name what messages call it
     * @param bias its column of biases; null: none
     */
    VectorReader(String name, KeyLookup lookup, VectorColumns columns, @Nullable String bias, Similarity similarity) {
        this.name = name;
        this.lookup = lookup;
        this.columns = columns;
        this.bias = bias;
        this.similarity = similarity;
        faults = new Faults(name);
    }

    /** Reads all parts. */
    VectorTable read(InteractionSource source, String keyColumn) throws IOException {
        List<String> further = new ArrayList<>(columns.dimensions());
        if (bias != null) {
            further.add(bias);
        }
        InteractionColumns wanted =
                InteractionColumns.of(keyColumn, keyColumn, null).withFurther(further);
        for (InteractionSource.Part part : source.parts()) {
            places.begin(part.name(), size);
            try (InteractionSource.Reader reader = part.open(wanted, columns.lists())) {
                while (reader.next()) {
                    append(reader);
                }
            } catch (DataException e) {
                // A source names its file, but not what the file was read for.
                throw new DataException(name + ": " + e.getMessage(), e);
            }
        }
        faults.throwIfAny();
        requireKnown(keyColumn);
        return finish();
    }

    private void append(InteractionSource.Reader reader) {
        int[] batchKeys = new int[reader.rows()];
        lookup.keys(reader.users(), reader.rows(), batchKeys);
        for (int row = 0; row < reader.rows(); row++) {
            places.nextRow();
            boolean sound = readComponents(reader, row);
            double biasOfRow =
                    bias == null ? 0 : number(reader.column(columns.dimensions().size()), row, bias);
            if (!sound || !isFinite(biasOfRow, bias == null ? "" : bias)) {
                continue;
            }
            if (batchKeys[row] < 0) {
                unknownRows++;
            } else {
                add(batchKeys[row], (float) biasOfRow);
            }
        }
    }

    /** Whether the components of a row are as they should be. */
    private boolean readComponents(InteractionSource.Reader reader, int row) {
        String list = columns.list();
        int from = list == null ? 0 : reader.list(0).offsets()[row];
        int length = list == null ? columns.dimensions().size() : reader.list(0).offsets()[row + 1] - from;
        if (dimension < 0 && length > 0) {
            dimension = length;
            components = new double[length];
        }
        if (length != dimension) {
            faults.add(
                    UNLIKE,
                    () -> places.here() + ", " + columns.words() + ": a vector of length " + length
                            + (dimension < 0 ? "" : ", the first has " + dimension));
            return false;
        }
        boolean sound = true;
        for (int d = 0; d < length; d++) {
            String column = list == null ? columns.dimensions().get(d) : list;
            components[d] = list == null
                    ? number(reader.column(d), row, column)
                    : number(reader.list(0).values(), from + d, column);
            sound &= isFinite(components[d], column);
        }
        return sound;
    }

    private double number(ColumnVector values, int index, String column) {
        try {
            return NumberCells.number(values, index);
        } catch (NumberFormatException e) {
            faults.add(
                    "write numbers",
                    () -> places.here() + ", column \"" + column + "\": \"" + values.text(index) + "\" is no number");
            return 0;
        }
    }

    private boolean isFinite(double value, String column) {
        if (Float.isFinite((float) value)) {
            return true;
        }
        faults.add(
                NOT_FINITE,
                () -> places.here() + ", column \"" + column + "\": "
                        + (Double.isNaN(value) ? "a component is missing or NaN" : value + " is a component"));
        return false;
    }

    private void add(int key, float biasOfKey) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, Math.addExact(size, size >> 1));
        }
        keys[size] = key;
        if (bias != null) {
            biases = size == biases.length ? Arrays.copyOf(biases, keys.length) : biases;
            biases[size] = biasOfKey;
        }
        places.keep(size);
        if (size % VectorTable.CHUNK == 0) {
            chunks.add(new float[Math.multiplyExact(VectorTable.CHUNK, dimension)]);
        }
        double scale = scale();
        float[] chunk = chunks.get(size / VectorTable.CHUNK);
        int at = size % VectorTable.CHUNK * dimension;
        for (int d = 0; d < dimension; d++) {
            chunk[at + d] = (float) (components[d] / scale);
        }
        size++;
    }

    /** What components are divided by. */
    private double scale() {
        if (similarity == Similarity.DOT) {
            return 1;
        }
        double squares = 0;
        for (double component : components) {
            squares += component * component;
        }
        zeroVectors += squares == 0 ? 1 : 0;
        return squares == 0 ? 1 : Math.sqrt(squares);
    }

    private void requireKnown(String keyColumn) {
        if (size == 0) {
            throw new DataException(
                    unknownRows == 0
                            ? name + ": there is no vector in it; check the path"
                            : name + ", column \"" + keyColumn + "\": none of the " + unknownRows
                                    + " keys is one of the "
                                    + lookup.word()
                                    + "s of this data; check the column, and that ids are written alike");
        }
    }

    private VectorTable finish() {
        // Keys above, slots below: sorted as one.
        long[] pairs = IntStream.range(0, size)
                .mapToLong(slot -> (long) keys[slot] << Integer.SIZE | slot)
                .toArray();
        Arrays.sort(pairs);
        int[] sortedKeys = new int[size];
        int[] slots = new int[size];
        for (int i = 0; i < size; i++) {
            sortedKeys[i] = (int) (pairs[i] >>> Integer.SIZE);
            slots[i] = (int) pairs[i];
            if (i > 0 && sortedKeys[i] == sortedKeys[i - 1]) {
                int key = sortedKeys[i];
                int second = slots[i];
                int first = slots[i - 1];
                faults.add(
                        "keep one",
                        () -> lookup.name(key) + " has a vector in " + places.of(first) + " and in "
                                + places.of(second));
            }
        }
        faults.throwIfAny();
        return new VectorTable(name, dimension, sortedKeys, slots, chunks, biases, remarks());
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        String unknown = unknownRows == 0 ? "" : "; " + unknownRows + " are of no " + lookup.word() + " of this data";
        remarks.add(name + ": " + size + " of " + lookup.count() + " " + lookup.word() + "s have a vector of "
                + dimension + " components" + unknown);
        if (zeroVectors > 0) {
            remarks.add(name + ": " + zeroVectors + " vectors are all zeros; their cosine is 0");
        }
        return remarks;
    }
}
