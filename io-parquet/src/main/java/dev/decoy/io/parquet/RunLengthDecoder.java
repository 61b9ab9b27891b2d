package dev.decoy.io.parquet;

import java.io.EOFException;
import java.util.Arrays;

/**
 * Parquet's hybrid of runs and bit-packed groups of eight, many values at a time: what {@link RunLengths} writes. Thread-confined.
 */
final class RunLengthDecoder {
    private static final int GROUP = 8;

    private final byte[] bytes;
    private final int end;
    private final int width;
    private int at;
    // Left of a run of one value, or of packed values; one of them is 0.
    private int leftInRun;
    private int value;
    private int leftPacked;
    private long packedBit;

    /** Values of {@code width} bits in {@code bytes[from .. end)}. */
    RunLengthDecoder(byte[] bytes, int from, int end, int width) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        this.width = width;
    }

    /** Writes the next {@code count} values to {@code into[from ..]}. */
    void read(int[] into, int from, int count) throws EOFException {
        int done = 0;
        while (done < count) {
            if (leftInRun == 0 && leftPacked == 0) {
                nextRun();
            }
            int n = Math.min(count - done, Math.max(leftInRun, leftPacked));
            if (leftInRun > 0) {
                Arrays.fill(into, from + done, from + done + n, value);
                leftInRun -= n;
            } else {
                unpack(into, from + done, n);
                leftPacked -= n;
            }
            done += n;
        }
    }

    private void nextRun() throws EOFException {
        long header = varint();
        if ((header & 1) == 0) {
            leftInRun = (int) (header >>> 1);
            value = 0;
            for (int bits = 0; bits < width; bits += Byte.SIZE) {
                value |= next() << bits;
            }
        } else {
            long groups = header >>> 1;
            leftPacked = Math.toIntExact(groups * GROUP);
            packedBit = (long) at * Byte.SIZE;
            at = (int) Math.min(end, at + groups * width);
        }
        if (leftInRun == 0 && leftPacked == 0) {
            throw new EOFException("an empty run");
        }
    }

    private long varint() throws EOFException {
        long number = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = next();
            number |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return number;
            }
        }
        throw new EOFException("the header of a run is too long");
    }

    private int next() throws EOFException {
        if (at >= end) {
            throw new EOFException("fewer values than the page says");
        }
        return bytes[at++] & 0xFF;
    }

    private void unpack(int[] into, int from, int count) throws EOFException {
        if (packedBit + (long) count * width > (long) end * Byte.SIZE) {
            throw new EOFException("fewer values than the page says");
        }
        long mask = (1L << width) - 1;
        long bit = packedBit;
        int i = 0;
        // Eight bytes hold any value, wherever in its first byte it begins.
        for (; i < count && (bit >>> 3) + Long.BYTES <= bytes.length; i++) {
            into[from + i] = (int) (PageBytes.longAt(bytes, (int) (bit >>> 3)) >>> (bit & 7) & mask);
            bit += width;
        }
        for (; i < count; i++) {
            into[from + i] = (int) (lastBytes((int) (bit >>> 3)) >>> (bit & 7) & mask);
            bit += width;
        }
        packedBit = bit;
    }

    private long lastBytes(int from) {
        long word = 0;
        for (int i = from; i < bytes.length; i++) {
            word |= (bytes[i] & 0xFFL) << ((i - from) * Byte.SIZE);
        }
        return word;
    }
}
