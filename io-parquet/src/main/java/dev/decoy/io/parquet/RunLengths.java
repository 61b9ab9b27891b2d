package dev.decoy.io.parquet;

/** Parquet's hybrid of runs and bit-packed groups of eight, for levels and dictionary indices. */
final class RunLengths {
    private static final int GROUP = 8;

    private RunLengths() {}

    /** Bits that numbers up to {@code most} need; 0 for none but 0. */
    static int width(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    /** Appends values of {@code width} bits each. A group of eight equal values begins a run; anything else is packed. */
    static void put(int[] values, int from, int to, int width, PageBytes into) {
        int packedFrom = from;
        int i = from;
        while (to - i >= GROUP) {
            int end = endOfRun(values, i, to);
            if (end - i >= GROUP) {
                putPacked(values, packedFrom, i, width, into);
                putRun(values[i], end - i, width, into);
                i = end;
                packedFrom = end;
            } else {
                i += GROUP;
            }
        }
        putPacked(values, packedFrom, to, width, into);
    }

    private static int endOfRun(int[] values, int from, int to) {
        int value = values[from];
        int end = from + 1;
        while (end < to && values[end] == value) {
            end++;
        }
        return end;
    }

    private static void putPacked(int[] values, int from, int to, int width, PageBytes into) {
        if (to > from) {
            into.putVarint(((long) ((to - from + GROUP - 1) / GROUP) << 1) | 1);
            into.pack(values, from, to, width);
        }
    }

    private static void putRun(int value, int length, int width, PageBytes into) {
        into.putVarint((long) length << 1);
        for (int bits = 0; bits < width; bits += Byte.SIZE) {
            into.putByte(value >>> bits);
        }
    }
}
