package dev.decoy.strategies.random;

import java.util.Arrays;

/** Shown events to draw from, one per item. Reused and thread-confined; {@code itemCount / 8} bytes and 12 per event. */
final class Candidates {
    private final long[] marked;
    // Items that are marked: those to draw from, and those left out.
    private int[] marks = new int[64];
    private int markCount;
    private int[] positions = new int[64];
    private int[] items = new int[64];
    private int size;

    Candidates(int itemCount) {
        marked = new long[(itemCount + 63) >>> 6];
    }

    /** Forgets all. */
    void clear() {
        for (int i = 0; i < markCount; i++) {
            marked[marks[i] >> 6] = 0;
        }
        markCount = 0;
        size = 0;
    }

    /** Keeps an item out that was not added yet. */
    void leaveOut(int item) {
        mark(item);
    }

    /** Adds an event, unless its item was added or left out before. */
    void add(int position, int item) {
        if (!mark(item)) {
            return;
        }
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, 2 * size);
            items = Arrays.copyOf(items, 2 * size);
        }
        positions[size] = position;
        items[size++] = item;
    }

    private boolean mark(int item) {
        if ((marked[item >> 6] & 1L << item) != 0) {
            return false;
        }
        marked[item >> 6] |= 1L << item;
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, 2 * markCount);
        }
        marks[markCount++] = item;
        return true;
    }

    int size() {
        return size;
    }

    int item(int index) {
        return items[index];
    }

    /** The event that showed it. */
    int position(int index) {
        return positions[index];
    }

    /** Takes one out; the last takes its place. */
    void remove(int index) {
        size--;
        positions[index] = positions[size];
        items[index] = items[size];
    }
}
