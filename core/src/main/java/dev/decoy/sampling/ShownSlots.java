package dev.decoy.sampling;

import java.util.Arrays;

/** The shown events that negatives come from, by slot of a batch; none costs nothing. Reused and thread-confined. */
final class ShownSlots {
    private static final int NONE = -1;

    private int[] positions = {};
    // Slots from here on have none.
    private int end;

    /** Forgets all. */
    void forget() {
        end = 0;
    }

    /** Notes the event of a slot; -1 for none. */
    void set(int slot, int position) {
        if (position == NONE && slot >= end) {
            return;
        }
        if (slot >= positions.length) {
            positions = Arrays.copyOf(positions, Math.max(slot + 1, 2 * positions.length));
        }
        if (slot >= end) {
            Arrays.fill(positions, end, slot, NONE);
            end = slot + 1;
        }
        positions[slot] = position;
    }

    /** The event of a slot; -1 for none. */
    int of(int slot) {
        return slot < end ? positions[slot] : NONE;
    }
}
