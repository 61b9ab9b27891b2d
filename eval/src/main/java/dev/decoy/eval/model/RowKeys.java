package dev.decoy.eval.model;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import java.util.Arrays;

/**
 * Positions of rows by their {@code row_id}, in all folds. 12 bytes an interaction, needed only while a file is read. Immutable.
 */
final class RowKeys implements KeyLookup {
    private final Interactions interactions;
    private final long[] sorted;
    private final int[] positions;

    RowKeys(Interactions interactions) {
        this.interactions = interactions;
        sorted = new long[interactions.size()];
        positions = new int[interactions.size()];
        forEachRow((position, rowId) -> sorted[position] = rowId);
        Arrays.sort(sorted);
        forEachRow((position, rowId) -> positions[Arrays.binarySearch(sorted, rowId)] = position);
    }

    private void forEachRow(Taker taker) {
        for (int user = 0; user < interactions.userCount(); user++) {
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                taker.take(position, interactions.rowId(user, position));
            }
        }
    }

    private interface Taker {
        void take(int position, long rowId);
    }

    @Override
    public void keys(ColumnVector ids, int rows, int[] into) {
        for (int i = 0; i < rows; i++) {
            into[i] = switch (ids.dictionary() != null ? ValueType.Storage.BYTES : ids.storage()) {
                case INT -> position(ids.ints()[i]);
                case LONG -> position(ids.longs()[i]);
                default -> position(ids.text(i));
            };
        }
    }

    private int position(String text) {
        try {
            return position(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return -1; // what is no number is no row's id
        }
    }

    private int position(long rowId) {
        int at = Arrays.binarySearch(sorted, rowId);
        return at < 0 ? -1 : positions[at];
    }

    @Override
    public int count() {
        return positions.length;
    }

    @Override
    public String word() {
        return "row";
    }

    @Override
    public String name(int key) {
        return "row_id " + interactions.rowId(interactions.userOf(key), key);
    }
}
