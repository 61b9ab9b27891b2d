package dev.decoy.io.parquet;

import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;

/** The entries of a dictionary one after the other, so that they are decoded as the values of a page are. Thread-confined. */
final class DictionaryEntries extends ValuesReader {
    private final Dictionary dictionary;
    private int next;

    DictionaryEntries(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public int readInteger() {
        return dictionary.decodeToInt(next++);
    }

    @Override
    public long readLong() {
        return dictionary.decodeToLong(next++);
    }

    @Override
    public float readFloat() {
        return dictionary.decodeToFloat(next++);
    }

    @Override
    public double readDouble() {
        return dictionary.decodeToDouble(next++);
    }

    @Override
    public boolean readBoolean() {
        return dictionary.decodeToBoolean(next++);
    }

    @Override
    public Binary readBytes() {
        return dictionary.decodeToBinary(next++);
    }

    @Override
    public void skip() {
        next++;
    }
}
