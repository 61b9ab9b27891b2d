package dev.decoy.sampling;

import java.util.Arrays;
import java.util.Objects;

/** The negatives that the rows of a batch have, by slot. Reused and thread-confined; 5 bytes a slot and 8 a row. */
final class DrawnNegatives {
    private final Slots slots;
    private final ShownSlots shown = new ShownSlots();
    private int[] counts = {};
    private int[] enumerated = {};
    private int[] items = {};
    private byte[] sources = {};

    DrawnNegatives(Slots slots) {
        this.slots = slots;
    }

    /** Makes room for the slots of so many rows, none of which has a negative. */
    void begin(int rows) {
        if (counts.length < rows) {
            counts = new int[rows];
            enumerated = new int[rows];
        }
        Arrays.fill(counts, 0, rows, 0);
        Arrays.fill(enumerated, 0, rows, 0);
        shown.forget();
        if (items.length < slots.start(rows)) {
            items = new int[slots.start(rows)];
            sources = new byte[slots.start(rows)];
        }
    }

    /** Negatives of a row. */
    int count(int row) {
        return counts[row];
    }

    /** The slot of negative {@code k} of a row. */
    int slot(int row, int k) {
        return slots.start(row) + Objects.checkIndex(k, counts[row]);
    }

    int item(int row, int k) {
        return items[slot(row, k)];
    }

    int source(int row, int k) {
        return sources[slot(row, k)];
    }

    /** The shown event of a negative; -1 for none. */
    int shown(int row, int k) {
        return shown.of(slot(row, k));
    }

    void copy(int row, int[] into, int at) {
        int start = slots.start(row);
        int end = start + counts[row];
        for (int slot = start; slot < end; slot++) {
            into[at + slot - start] = items[slot];
        }
    }

    /** Appends a negative, and the event that showed it; -1 for none. */
    void add(int row, int item, int source, int shownPosition) {
        int slot = slots.start(row) + counts[row];
        items[slot] = item;
        sources[slot] = (byte) source;
        shown.set(slot, shownPosition);
        counts[row]++;
    }

    /** The slot that the next negative of a row comes to. */
    int next(int row) {
        return slots.start(row) + counts[row];
    }

    /** The items by slot, to be written from {@link #next} on and then counted by {@link #filled}. */
    int[] items() {
        return items;
    }

    /** Counts what was written up to a slot. */
    void filled(int row, int end, int source) {
        int from = next(row);
        Arrays.fill(sources, from, end, (byte) source);
        counts[row] += end - from;
    }

    /** Notes that a negative was drawn from the eligible items one by one. */
    void countEnumerated(int row) {
        enumerated[row]++;
    }

    int enumerated(int row) {
        return enumerated[row];
    }
}
