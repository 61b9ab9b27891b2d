package dev.decoy.strategies.random;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.InteractionStats;
import dev.decoy.io.DataException;
import dev.decoy.io.KeyedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The labels of each item, none to many, and the items of each label. Labels are numbered as they are first met in the order
 * of item codes. Immutable; 8 bytes per label of an item and 4 per item and label.
 */
final class ItemLabels {
    /** Labels of one item, at most. */
    static final int MOST = 1 << 16;

    // First label of each item, and the end; then the labels, ascending within an item.
    private final int[] labelStarts;
    private final int[] labels;
    // First item of each label, and the end; then the items, ascending within a label.
    private final int[] itemStarts;
    private final int[] items;
    private final List<String> names;

    private ItemLabels(int[] labelStarts, int[] labels, List<String> names) {
        this.labelStarts = labelStarts;
        this.labels = labels;
        this.names = List.copyOf(names);
        itemStarts = new int[names.size() + 1];
        for (int label : labels) {
            itemStarts[label + 1]++;
        }
        for (int label = 0; label < names.size(); label++) {
            itemStarts[label + 1] += itemStarts[label];
        }
        items = new int[labels.length];
        int[] next = itemStarts.clone();
        for (int item = 0; item < itemCount(); item++) {
            for (int at = labelStarts[item]; at < labelStarts[item + 1]; at++) {
                items[next[labels[at]]++] = item;
            }
        }
    }

    /** One label per item. */
    static ItemLabels of(int[] labels, List<String> names) {
        int[] starts = new int[labels.length + 1];
        Arrays.setAll(starts, item -> item);
        return new ItemLabels(starts, labels, names);
    }

    /**
     * The labels that a column gives to items.
     *
     * @param name what messages call the table
     * @param column the index of the column among the table's values
     * @param itemCount items by whose codes rows are found
     * @param separator what stands between the labels of a value; null: a value is one label
     */
    static ItemLabels read(String name, KeyedTable table, int column, int itemCount, @Nullable String separator) {
        ColumnVector values = table.values().get(column);
        int[] starts = new int[itemCount + 1];
        int[] labels = new int[itemCount];
        Map<String, Integer> codes = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int item = 0; item < itemCount; item++) {
            int row = table.latest(item, Long.MAX_VALUE);
            int end = starts[item];
            for (String label : row < 0 || values.isNull(row) ? List.<String>of() : split(values, row, separator)) {
                labels = end < labels.length ? labels : Arrays.copyOf(labels, Math.multiplyExact(2, end));
                Integer known = codes.putIfAbsent(label, names.size());
                if (known == null) {
                    names.add(label);
                }
                labels[end++] = known == null ? names.size() - 1 : known;
            }
            Arrays.sort(labels, starts[item], end);
            starts[item + 1] = end;
            if (end - starts[item] > MOST) {
                throw new DataException(
                        name + ", column \"" + table.schema().names().get(column) + "\": a value has "
                                + (end - starts[item]) + " labels, and " + MOST + " is the most; correct separator");
            }
        }
        return new ItemLabels(starts, Arrays.copyOf(labels, starts[itemCount]), names);
    }

    /** Labels stripped of blanks around them; empty ones, and those that come again, do not count. */
    private static List<String> split(ColumnVector values, int row, @Nullable String separator) {
        String value = switch (values.storage()) {
            case INT -> values.dictionary() != null ? values.text(row) : Integer.toString(values.ints()[row]);
            case LONG -> Long.toString(values.longs()[row]);
            case DOUBLE -> Double.toString(values.doubles()[row]);
            case BYTES -> values.text(row);
        };
        List<String> labels = new ArrayList<>();
        int from = 0;
        while (from <= value.length()) {
            int found = separator == null ? -1 : value.indexOf(separator, from);
            int end = found < 0 ? value.length() : found;
            String label = value.substring(from, end).strip();
            if (!label.isEmpty() && !labels.contains(label)) {
                labels.add(label);
            }
            from = separator == null || found < 0 ? value.length() + 1 : end + separator.length();
        }
        return labels;
    }

    int itemCount() {
        return labelStarts.length - 1;
    }

    /** The labels by code. */
    List<String> names() {
        return names;
    }

    /** Where the labels of an item begin, for {@link #label}; those of the next item begin where they end. */
    int labelStart(int item) {
        return labelStarts[item];
    }

    int label(int at) {
        return labels[at];
    }

    boolean has(int item) {
        return labelStarts[item] < labelStarts[item + 1];
    }

    /** Items of a label. */
    int size(int label) {
        return itemStarts[label + 1] - itemStarts[label];
    }

    /** An item of a label, by ascending code. */
    int item(int label, int index) {
        return items[itemStarts[label] + index];
    }

    /** How a column of a table fits the data. */
    String remark(String name, KeyedTable table, int column, InteractionStats stats) {
        int without = 0;
        long interactions = 0;
        for (int item = 0; item < itemCount(); item++) {
            without += has(item) ? 0 : 1;
            interactions += has(item) ? 0 : stats.interactionCount(item);
        }
        String unknown = table.unknownRows() == 0 ? "" : table.unknownRows() + " rows are of no item of this data; ";
        return name + ", column \"" + table.schema().names().get(column) + "\": " + unknown + names.size() + " labels; "
                + without + " of " + itemCount() + " items have none"
                + (without == 0 ? "" : ", and they are in " + interactions + " of the counted interactions");
    }
}
