package dev.decoy.io.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes of a page while it is encoded, least significant first. Reused and thread-confined. */
final class PageBytes {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[1 << 16];
    private int size;
    // Bits that do not fill an int yet.
    private long packed;
    private int packedBits;

    /** Eight bytes of an array as one number. */
    static long longAt(byte[] array, int at) {
        return (long) LONGS.get(array, at);
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** The bytes, of which the first {@link #size} count; valid until more are put. */
    byte[] array() {
        return bytes;
    }

    private void reserve(long more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(size + more, bytes.length * 3L / 2)));
        }
    }

    void putByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void putInt(int value) {
        reserve(Integer.BYTES);
        setInt(size, value);
        size += Integer.BYTES;
    }

    /** Overwrites four bytes. */
    void setInt(int at, int value) {
        INTS.set(bytes, at, value);
    }

    void putLong(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    void putInts(int[] values, int from, int to) {
        reserve((long) Integer.BYTES * (to - from));
        for (int i = from; i < to; i++) {
            INTS.set(bytes, size, values[i]);
            size += Integer.BYTES;
        }
    }

    void putLongs(long[] values, int from, int to) {
        reserve((long) Long.BYTES * (to - from));
        for (int i = from; i < to; i++) {
            LONGS.set(bytes, size, values[i]);
            size += Long.BYTES;
        }
    }

    void putBytes(byte[] values) {
        reserve(values.length);
        System.arraycopy(values, 0, bytes, size, values.length);
        size += values.length;
    }

    /** An unsigned number in groups of seven bits. */
    void putVarint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            putByte((int) (left & 0x7F) | 0x80);
            left >>>= 7;
        }
        putByte((int) left);
    }

    /** A number whose sign is moved to the lowest bit. */
    void putZigZag(long value) {
        putVarint((value << 1) ^ (value >> 63));
    }

    /** Packs {@code width} bits of each value, 0 to 32, and pads with zeros to a multiple of eight values. */
    void pack(int[] values, int from, int to, int width) {
        int padded = (to - from + 7) & ~7;
        reserve((((long) padded * width) >>> 3) + Integer.BYTES);
        int end = size + (int) (((long) padded * width) >>> 3);
        int at = size;
        long bits = 0;
        int filled = 0;
        for (int i = from; i < to; i++) {
            bits |= (values[i] & 0xFFFFFFFFL) << filled;
            filled += width;
            if (filled >= Integer.SIZE) {
                INTS.set(bytes, at, (int) bits);
                at += Integer.BYTES;
                bits >>>= Integer.SIZE;
                filled -= Integer.SIZE;
            }
        }
        Arrays.fill(bytes, at, end, (byte) 0);
        for (; filled > 0; filled -= Byte.SIZE) {
            bytes[at++] = (byte) bits;
            bits >>>= Byte.SIZE;
        }
        size = end;
    }

    /** Packs {@code width} bits of a value, 0 to 64, behind those packed before; every 32 bits become four bytes. */
    void packLong(long value, int width) {
        if (width > Integer.SIZE) {
            packInt(value & 0xFFFFFFFFL, Integer.SIZE);
            packInt(value >>> Integer.SIZE, width - Integer.SIZE);
        } else {
            packInt(value, width);
        }
    }

    private void packInt(long value, int width) {
        packed |= value << packedBits;
        packedBits += width;
        if (packedBits >= Integer.SIZE) {
            putInt((int) packed);
            packed >>>= Integer.SIZE;
            packedBits -= Integer.SIZE;
        }
    }
}
