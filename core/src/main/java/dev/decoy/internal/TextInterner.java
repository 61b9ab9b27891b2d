package dev.decoy.internal;

import dev.decoy.data.Dictionary;
import dev.decoy.io.DataException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Distinct byte strings, numbered by first arrival. Open addressing; about 24 bytes per entry beside the text. */
final class TextInterner {
    private int[] slots = new int[1 << 10];
    private long[] hashes = new long[1 << 9];
    private int[] offsets = new int[(1 << 9) + 1];
    private byte[] bytes = new byte[1 << 12];
    private int size;
    private @Nullable Dictionary lastDictionary;
    private int[] numbers = {};

    int size() {
        return size;
    }

    /** The number of a text, a new one if it was not there. */
    int add(byte[] source, int from, int length) {
        long hash = Hashing.xxHash64(source, from, length);
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask) {
            int entry = slots[slot] - 1;
            if (hashes[entry] == hash && equalTo(entry, source, from, length)) {
                return entry;
            }
        }
        slots[slot] = size + 1;
        append(hash, source, from, length);
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    /** The number of the text that a code stands for; each code of a dictionary is looked up once, if it stays the same one. */
    int add(Dictionary dictionary, int code) {
        if (dictionary != lastDictionary) {
            lastDictionary = dictionary;
            numbers = new int[dictionary.size()];
            Arrays.fill(numbers, -1);
        }
        int number = numbers[code];
        if (number < 0) {
            byte[] text = dictionary.utf8(code);
            number = add(text, 0, text.length);
            numbers[code] = number;
        }
        return number;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int entry) {
        return offsets[entry];
    }

    int length(int entry) {
        return offsets[entry + 1] - offsets[entry];
    }

    int compare(int left, int right) {
        return Arrays.compareUnsigned(
                bytes, offsets[left], offsets[left + 1], bytes, offsets[right], offsets[right + 1]);
    }

    private boolean equalTo(int entry, byte[] source, int from, int length) {
        return Arrays.equals(bytes, offsets[entry], offsets[entry + 1], source, from, from + length);
    }

    private void append(long hash, byte[] source, int from, int length) {
        int start = offsets[size];
        long end = (long) start + length;
        if (end > Integer.MAX_VALUE - 8) {
            throw new DataException("the distinct ids or texts of one column take more than 2 GiB; shorten them");
        }
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(end, 2L * bytes.length)));
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            offsets = Arrays.copyOf(offsets, 2 * size + 1);
        }
        System.arraycopy(source, from, bytes, start, length);
        hashes[size] = hash;
        size++;
        offsets[size] = (int) end;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int entry = 0; entry < size; entry++) {
            int slot = (int) hashes[entry] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = entry + 1;
        }
    }
}
