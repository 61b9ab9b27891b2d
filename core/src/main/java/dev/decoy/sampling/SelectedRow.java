package dev.decoy.sampling;

import java.util.Objects;

/**
 * Turns the gate from row to row of a batch: what the user knows is marked once for its rows, the row's own positive and what is
 * taken with each. Reused and thread-confined.
 */
final class SelectedRow {
    private static final int NONE = -1;

    private final Gate gate;
    private final BatchRows rows;
    private final DrawnNegatives drawn;
    private Distinct distinct;
    private int row = NONE;
    private boolean ownPositiveMarked;

    SelectedRow(Gate gate, BatchRows rows, DrawnNegatives drawn, Distinct distinct) {
        this.gate = gate;
        this.rows = rows;
        this.drawn = drawn;
        this.distinct = distinct;
    }

    /** Leaves the user, and holds other items to be distinct from here on. */
    void leave(Distinct next) {
        leaveUser();
        distinct = next;
    }

    /** What is held to be distinct. */
    Distinct distinct() {
        return distinct;
    }

    /** Makes the gate that of a row. */
    void select(int chosen) {
        if (chosen == row) {
            return;
        }
        if (rows.user(Objects.checkIndex(chosen, rows.size())) == gate.user()) {
            leaveRow();
        } else {
            leaveUser();
            enterUser(chosen);
        }
        enterRow(chosen);
    }

    /** Marks an item that the selected row has taken. */
    void taken(int item) {
        if (distinct != Distinct.NONE) {
            gate.block(item);
        }
    }

    private void enterRow(int chosen) {
        row = chosen;
        gate.enterRow(rows.position(row));
        int positive = rows.positive(row);
        ownPositiveMarked = !gate.isBlocked(positive);
        gate.block(positive);
        if (distinct == Distinct.PER_POSITIVE) {
            for (int k = 0; k < drawn.count(row); k++) {
                gate.block(drawn.item(row, k));
            }
        }
    }

    private void leaveRow() {
        if (row == NONE) {
            return;
        }
        if (distinct == Distinct.PER_POSITIVE) {
            for (int k = 0; k < drawn.count(row); k++) {
                gate.unblock(drawn.item(row, k));
            }
        }
        if (ownPositiveMarked) {
            gate.unblock(rows.positive(row));
        }
        row = NONE;
    }

    private void enterUser(int chosen) {
        gate.enterUser(rows.user(chosen));
        if (distinct == Distinct.PER_USER) {
            int end = rows.endOfUser(chosen);
            for (int other = rows.firstOfUser(chosen); other < end; other++) {
                for (int k = 0; k < drawn.count(other); k++) {
                    gate.block(drawn.item(other, k));
                }
            }
        }
    }

    private void leaveUser() {
        if (row == NONE) {
            return;
        }
        int first = rows.firstOfUser(row);
        leaveRow();
        gate.leaveUser();
        if (distinct == Distinct.PER_USER) {
            int end = rows.endOfUser(first);
            for (int other = first; other < end; other++) {
                for (int k = 0; k < drawn.count(other); k++) {
                    gate.unblock(drawn.item(other, k));
                }
            }
        }
    }
}
