package dev.decoy.eval.audit;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The negatives that were written for each row, by its position. Immutable; 4 bytes an interaction and 8 a negative.
 */
public final class WrittenNegatives {
    private static final int NONE = -1;

    private final int[] starts;
    private final int[] items;
    private final int[] draws;

    private WrittenNegatives(int[] starts, int[] items, int[] draws) {
        this.starts = starts;
        this.items = items;
        this.draws = draws;
    }

    /** How many there are. */
    public int size() {
        return items.length;
    }

    /** How many a row has. */
    public int count(int position) {
        return starts[position + 1] - starts[position];
    }

    /** Item code of negative {@code k} of a row, in any order. */
    public int item(int position, int k) {
        return items[starts[position] + k];
    }

    /** The items of a row in the order drawn. */
    public int[] inOrder(int position) {
        int start = starts[position];
        Integer[] order = new Integer[count(position)];
        Arrays.setAll(order, k -> start + k);
        Arrays.sort(order, Comparator.comparingInt(at -> draws[at]));
        return Arrays.stream(order).mapToInt(at -> items[at]).toArray();
    }

    /** The item of a row's draw {@code place}, from 1; -1 when there is none. */
    int drawn(int position, int place) {
        for (int i = starts[position]; i < starts[position + 1]; i++) {
            if (draws[i] == place) {
                return items[i];
            }
        }
        return NONE;
    }

    /** Copies the items of a row to {@code into}, from {@code at}; where they end. */
    int copy(int position, int[] into, int at) {
        System.arraycopy(items, starts[position], into, at, count(position));
        return at + count(position);
    }

    /** Takes negatives in any order; 12 bytes each. Thread-confined, used once. */
    public static final class Builder {
        private final int interactionCount;
        private int[] positions = new int[1024];
        private int[] items = new int[1024];
        private int[] draws = new int[1024];
        private int size;

        /** For data of so many interactions. */
        public Builder(int interactionCount) {
            this.interactionCount = interactionCount;
        }

        /** Adds a negative: its row's position, its place among the row's draws from 1 or 0 if unknown, its item code. */
        public void add(int position, int draw, int item) {
            if (size == items.length) {
                int grown = Math.addExact(size, size >> 1);
                positions = Arrays.copyOf(positions, grown);
                items = Arrays.copyOf(items, grown);
                draws = Arrays.copyOf(draws, grown);
            }
            positions[size] = position;
            draws[size] = draw;
            items[size++] = item;
        }

        /** The negatives by row. */
        public WrittenNegatives build() {
            int[] starts = new int[interactionCount + 1];
            for (int i = 0; i < size; i++) {
                starts[positions[i] + 1]++;
            }
            for (int position = 0; position < interactionCount; position++) {
                starts[position + 1] += starts[position];
            }
            int[] next = starts.clone();
            int[] sortedItems = new int[size];
            int[] sortedDraws = new int[size];
            for (int i = 0; i < size; i++) {
                int at = next[positions[i]]++;
                sortedItems[at] = items[i];
                sortedDraws[at] = draws[i];
            }
            return new WrittenNegatives(starts, sortedItems, sortedDraws);
        }
    }
}
