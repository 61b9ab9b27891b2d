package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import java.io.IOException;
import org.apache.parquet.column.Dictionary;

/** The dictionary of a chunk, decoded once; a value that refers to it costs one copy. Thread-confined. */
final class ChunkDictionary {
    private final Dictionary dictionary;
    private final ColumnVector entries;
    private final int size;
    private int[] places = {};

    ChunkDictionary(Dictionary dictionary, ParquetFile.Column column, ValueDecoder decoder) {
        this.dictionary = dictionary;
        size = dictionary.getMaxId() + 1;
        entries = new ColumnVector(column.type());
        entries.ensureCapacity(size);
        decoder.decode(new DictionaryEntries(dictionary), entries, 0, size);
    }

    /** The dictionary as the library has it. */
    Dictionary stored() {
        return dictionary;
    }

    /** The values of a page of places. */
    PageValues values(RunLengthDecoder page) {
        return (into, at, count) -> {
            if (places.length < count) {
                places = new int[count];
            }
            page.read(places, 0, count);
            checkPlaces(count);
            copy(into, at, count);
        };
    }

    private void checkPlaces(int count) throws IOException {
        boolean beyond = false;
        for (int i = 0; i < count; i++) {
            beyond |= Integer.compareUnsigned(places[i], size) >= 0;
        }
        if (beyond) {
            throw new IOException("a place beyond the " + size + " entries of the dictionary");
        }
    }

    private void copy(ColumnVector into, int at, int count) {
        switch (entries.storage()) {
            case INT -> {
                int[] from = entries.ints();
                int[] to = into.ints();
                for (int i = 0; i < count; i++) {
                    to[at + i] = from[places[i]];
                }
            }
            case LONG -> {
                long[] from = entries.longs();
                long[] to = into.longs();
                for (int i = 0; i < count; i++) {
                    to[at + i] = from[places[i]];
                }
            }
            case DOUBLE, BYTES -> {
                for (int i = 0; i < count; i++) {
                    into.copy(at + i, entries, places[i]);
                }
            }
        }
    }
}
