package dev.decoy.sampling;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Dictionary;
import dev.decoy.data.ValueType;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Columns of items and of rows as one number each, which are equal where all pairs of columns are: what {@link
 * ItemUniverse#matching} takes. Text and whole numbers compare by value, 7 and "7" are equal; a missing value equals none. 4
 * bytes an item and a row. Thread-confined while it is set up.
 */
public final class ItemMatch {
    /** What has no partner. */
    private static final int NONE = -1;

    private final int[] ofItems;
    private final int[] ofRows;

    /** No pair of columns yet: every item matches every row. */
    public ItemMatch(int itemCount, int rowCount) {
        ofItems = new int[itemCount];
        ofRows = new int[rowCount];
    }

    /**
     * Adds a pair of columns, both of which must agree beside those before.
     *
     * @param values of items
     * @param valueOfItem the index of each item's value; below 0: it has none
     * @param rowValues by row
     * @throws IllegalArgumentException when a column is neither of text nor of whole numbers
     */
    public ItemMatch with(ColumnVector values, int[] valueOfItem, ColumnVector rowValues) {
        requireDiscrete(values);
        requireDiscrete(rowValues);
        Map<String, Integer> numbers = new HashMap<>();
        Long2IntOpenHashMap combined = new Long2IntOpenHashMap();
        combined.defaultReturnValue(NONE);
        for (int item = 0; item < ofItems.length; item++) {
            int value = valueOfItem[item];
            if (value < 0 || values.isNull(value) || ofItems[item] == NONE) {
                ofItems[item] = NONE;
                continue;
            }
            Integer known = numbers.putIfAbsent(text(values, value), numbers.size());
            long pair = pair(ofItems[item], known == null ? numbers.size() - 1 : known);
            int number = combined.putIfAbsent(pair, combined.size());
            ofItems[item] = number == NONE ? combined.size() - 1 : number;
        }
        IntUnaryOperator numberOfRow = numberOf(rowValues, numbers);
        for (int row = 0; row < ofRows.length; row++) {
            int number = ofRows[row] == NONE || rowValues.isNull(row) ? NONE : numberOfRow.applyAsInt(row);
            ofRows[row] = number == NONE ? NONE : combined.get(pair(ofRows[row], number));
        }
        return this;
    }

    private static void requireDiscrete(ColumnVector column) {
        boolean discrete = switch (column.type()) {
            case TEXT, BOOLEAN, INT8, INT16, INT32, INT64, DATE -> true;
            default -> column.dictionary() != null;
        };
        if (!discrete) {
            throw new IllegalArgumentException(
                    "match compares text and whole numbers, but a column is of type " + column.type());
        }
    }

    private static long pair(int former, int number) {
        return (long) former << 32 | number;
    }

    private static String text(ColumnVector column, int index) {
        if (column.dictionary() != null || column.storage() == ValueType.Storage.BYTES) {
            return column.text(index);
        }
        return Long.toString(whole(column, index));
    }

    private static long whole(ColumnVector column, int index) {
        return column.storage() == ValueType.Storage.INT ? column.ints()[index] : column.longs()[index];
    }

    /** Looks each distinct value up once. */
    private static IntUnaryOperator numberOf(ColumnVector column, Map<String, Integer> numbers) {
        Dictionary dictionary = column.dictionary();
        if (dictionary != null) {
            int[] byCode = new int[dictionary.size()];
            Arrays.setAll(byCode, code -> numbers.getOrDefault(dictionary.id(code), NONE));
            return row -> byCode[column.ints()[row]];
        }
        if (column.storage() == ValueType.Storage.BYTES) {
            return row -> numbers.getOrDefault(column.text(row), NONE);
        }
        Long2IntOpenHashMap byValue = new Long2IntOpenHashMap();
        return row ->
                byValue.computeIfAbsent(whole(column, row), value -> numbers.getOrDefault(Long.toString(value), NONE));
    }

    /** The number of each item; below 0 for one that matches no row. */
    public int[] ofItems() {
        return ofItems;
    }

    /** The number of each row; below 0 for one that matches no item. */
    public int[] ofRows() {
        return ofRows;
    }

    /** Items that match no row, as a value is missing. */
    public int itemsWithoutValue() {
        return without(ofItems);
    }

    /** Rows that match no item, as a value is missing or no item has it. */
    public int rowsWithoutItem() {
        return without(ofRows);
    }

    private static int without(int[] numbers) {
        int count = 0;
        for (int number : numbers) {
            count += number == NONE ? 1 : 0;
        }
        return count;
    }
}
