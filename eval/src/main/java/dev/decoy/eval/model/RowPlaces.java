package dev.decoy.eval.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the rows of vectors stand, to be named in messages. 4 bytes a row kept. Thread-confined. */
final class RowPlaces {
    private final List<String> parts = new ArrayList<>();
    private final List<Integer> firstSlots = new ArrayList<>();
    private int[] rowOfSlot = new int[VectorTable.CHUNK];
    private int row;

    /** A part begins, and with it the slots from {@code slot} on. */
    void begin(String part, int slot) {
        parts.add(part);
        firstSlots.add(slot);
        row = 0;
    }

    /** Goes on to the next row of the part. */
    void nextRow() {
        row++;
    }

    /** The vector of this row goes into a slot, the next one. */
    void keep(int slot) {
        if (slot == rowOfSlot.length) {
            rowOfSlot = Arrays.copyOf(rowOfSlot, Math.addExact(slot, slot >> 1));
        }
        rowOfSlot[slot] = row;
    }

    /** Part and number of this row. */
    String here() {
        return parts.get(parts.size() - 1) + ", row " + row;
    }

    /** Part and number of the row whose vector is in a slot. */
    String of(int slot) {
        int part = parts.size() - 1;
        while (firstSlots.get(part) > slot) {
            part--;
        }
        return parts.get(part) + ", row " + rowOfSlot[slot];
    }
}
