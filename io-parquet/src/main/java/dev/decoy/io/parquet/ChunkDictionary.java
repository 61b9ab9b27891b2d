package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Dictionary;
import dev.decoy.data.IdType;
import java.io.IOException;
import java.util.Arrays;

/** The dictionary of a chunk, decoded once; a value that refers to it costs one copy. Its entries never change. */
final class ChunkDictionary {
    private final ColumnVector entries;
    private final int size;

    ChunkDictionary(org.apache.parquet.column.Dictionary dictionary, ParquetFile.Column column, ValueDecoder decoder) {
        size = dictionary.getMaxId() + 1;
        entries = new ColumnVector(column.type());
        entries.ensureCapacity(size);
        decoder.decode(new DictionaryEntries(dictionary), entries, 0, size);
    }

    /** The entries as what codes stand for; of a column of text. */
    Dictionary asTexts() {
        return new Texts();
    }

    /** The values of a page of places. */
    CodedValues values(RunLengthDecoder page) {
        return new CodedValues(page);
    }

    /** A page of places in the dictionary. Thread-confined. */
    final class CodedValues implements PageValues {
        private final RunLengthDecoder page;
        private int[] places = {};

        private CodedValues(RunLengthDecoder page) {
            this.page = page;
        }

        @Override
        public void read(ColumnVector into, int at, int count) throws IOException {
            if (places.length < count) {
                places = new int[count];
            }
            readPlaces(places, 0, count);
            copy(into, at, count);
        }

        /** The next places themselves. */
        void readPlaces(int[] into, int at, int count) throws IOException {
            page.read(into, at, count);
            boolean beyond = false;
            for (int i = at; i < at + count; i++) {
                beyond |= Integer.compareUnsigned(into[i], size) >= 0;
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

    private final class Texts implements Dictionary {
        @Override
        public IdType type() {
            return IdType.TEXT;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public String id(int code) {
            return entries.text(code);
        }

        @Override
        public long longId(int code) {
            throw new IllegalStateException("the ids are text");
        }

        @Override
        public byte[] utf8(int code) {
            return Arrays.copyOfRange(entries.bytes(), entries.offsets()[code], entries.offsets()[code + 1]);
        }
    }
}
