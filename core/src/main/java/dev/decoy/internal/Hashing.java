package dev.decoy.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The stable hashes that identities are made of; compared as unsigned numbers. They never change between releases. */
public final class Hashing {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    // PRIME_1 + PRIME_2 in 64-bit arithmetic, the start of the first lane.
    private static final long START_1 = 0x60EA27EEADC0B5D6L;

    private Hashing() {}

    /** The finaliser of SplitMix64 (Stafford's variant 13): a bijection on 64 bits that spreads every bit. */
    public static long mix64(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The key of a user's draws: a function of the external id alone. */
    public static long userKey(long userIdHash) {
        return mix64(userIdHash);
    }

    /** The key that breaks ties in time and decides hash splits. */
    public static long pairKey(long userIdHash, long itemIdHash) {
        return mix64(Long.rotateLeft(userIdHash, 32) ^ itemIdHash);
    }

    /** The key of one row within its user: item, time and place among equal ones. */
    public static long rowKey(long itemIdHash, long timeMillis, int occurrence) {
        return mix64(mix64(mix64(itemIdHash) + timeMillis) + occurrence);
    }

    /** The identity of a row over all users: the column {@code row_id}. */
    public static long rowId(long userKey, long rowKey) {
        return mix64(userKey ^ Long.rotateLeft(rowKey, 32));
    }

    /** {@link #xxHash64(byte[], int, int)} of the UTF-8 bytes of a text. */
    public static long xxHash64(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return xxHash64(utf8, 0, utf8.length);
    }

    /** xxHash64 (Collet) with seed 0. */
    public static long xxHash64(byte[] data, int from, int length) {
        int at = from;
        int end = from + length;
        long hash;
        if (length >= 32) {
            long v1 = START_1;
            long v2 = PRIME_2;
            long v3 = 0;
            long v4 = -PRIME_1;
            for (; at <= end - 32; at += 32) {
                v1 = round(v1, (long) LONGS.get(data, at));
                v2 = round(v2, (long) LONGS.get(data, at + 8));
                v3 = round(v3, (long) LONGS.get(data, at + 16));
                v4 = round(v4, (long) LONGS.get(data, at + 24));
            }
            hash = Long.rotateLeft(v1, 1) + Long.rotateLeft(v2, 7) + Long.rotateLeft(v3, 12) + Long.rotateLeft(v4, 18);
            hash = merge(merge(merge(merge(hash, v1), v2), v3), v4);
        } else {
            hash = PRIME_5;
        }
        return finish(data, at, end, hash + length);
    }

    private static long finish(byte[] data, int from, int end, long start) {
        long hash = start;
        int at = from;
        for (; at <= end - 8; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, (long) LONGS.get(data, at)), 27) * PRIME_1 + PRIME_4;
        }
        if (at <= end - 4) {
            hash = Long.rotateLeft(hash ^ Integer.toUnsignedLong((int) INTS.get(data, at)) * PRIME_1, 23) * PRIME_2
                    + PRIME_3;
            at += 4;
        }
        for (; at < end; at++) {
            hash = Long.rotateLeft(hash ^ (data[at] & 0xFF) * PRIME_5, 11) * PRIME_1;
        }
        hash = (hash ^ (hash >>> 33)) * PRIME_2;
        hash = (hash ^ (hash >>> 29)) * PRIME_3;
        return hash ^ (hash >>> 32);
    }

    private static long round(long accumulator, long input) {
        return Long.rotateLeft(accumulator + input * PRIME_2, 31) * PRIME_1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }
}
