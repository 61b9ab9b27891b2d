package dev.decoy.testkit;

import dev.decoy.metric.RankedList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A ranked list that a test writes down, best item first: {@code +} is a relevant item, {@code -} another one, a digit a relevant
 * one of this gain, and items in parentheses tie. {@code "- (+ -) 3"} has the relevant items at rank 2 or 3 and at rank 4. Item
 * codes are 0, 1, 2 ... from the left unless {@link #items} names them. Immutable.
 */
public final class SketchedList implements RankedList {
    private static final int NOT_RELEVANT = -1;

    private final int[] items;
    private final int[] gains;
    // By place, the first place of its tie.
    private final int[] starts;
    private final int shown;

    private SketchedList(int[] items, int[] gains, int[] starts, int shown) {
        this.items = items;
        this.gains = gains;
        this.starts = starts;
        this.shown = shown;
    }

    /** The list that a sketch stands for. */
    public static SketchedList of(String sketch) {
        int[] gains = new int[sketch.length()];
        int[] starts = new int[sketch.length()];
        int[] items = new int[sketch.length()];
        int size = 0;
        int open = -1;
        for (int i = 0; i < sketch.length(); i++) {
            char symbol = sketch.charAt(i);
            switch (symbol) {
                case ' ' -> {}
                case '(' -> open = size;
                case ')' -> open = -1;
                default -> {
                    gains[size] = gain(symbol, sketch);
                    starts[size] = open < 0 ? size : open;
                    items[size] = size++;
                }
            }
        }
        return new SketchedList(
                Arrays.copyOf(items, size), Arrays.copyOf(gains, size), Arrays.copyOf(starts, size), size);
    }

    private static int gain(char symbol, String sketch) {
        if (symbol == '-') {
            return NOT_RELEVANT;
        }
        int gain = symbol == '+' ? 1 : Character.digit(symbol, 10);
        if (gain < 0) {
            throw new IllegalArgumentException("sketch must be of + - 0 to 9 and parentheses, was " + sketch);
        }
        return gain;
    }

    /** The same list of other item codes, from the left. */
    public SketchedList items(int... codes) {
        if (codes.length != items.length) {
            throw new IllegalArgumentException("codes must be " + items.length + ", were " + codes.length);
        }
        return new SketchedList(codes.clone(), gains, starts, shown);
    }

    /** The same list, which tells no more than so many of its items. */
    SketchedList showing(int count) {
        return new SketchedList(items, gains, starts, Math.min(count, items.length));
    }

    /** All orders that ties leave open, each as a list without ties; they are alike in probability. */
    public List<SketchedList> orders() {
        List<int[]> orders = new ArrayList<>();
        int[] places = new int[items.length];
        Arrays.setAll(places, place -> place);
        addOrders(places, 0, orders);
        return orders.stream().map(this::ordered).toList();
    }

    private void addOrders(int[] places, int place, List<int[]> orders) {
        if (place == places.length) {
            orders.add(places.clone());
            return;
        }
        for (int other = place; other < places.length && starts[other] == starts[place]; other++) {
            swap(places, place, other);
            addOrders(places, place + 1, orders);
            swap(places, place, other);
        }
    }

    private static void swap(int[] places, int one, int other) {
        int held = places[one];
        places[one] = places[other];
        places[other] = held;
    }

    /** The same items, as if all of them tied. */
    SketchedList levelled() {
        return new SketchedList(items, gains, new int[items.length], shown);
    }

    /** The same items without ties, the relevant ones first, in falling order of gains. */
    SketchedList perfect() {
        Integer[] places = new Integer[items.length];
        Arrays.setAll(places, place -> place);
        Arrays.sort(places, Comparator.comparingInt(place -> -gains[place]));
        return ordered(Arrays.stream(places).mapToInt(Integer::intValue).toArray());
    }

    /** The same list without ties, what stands below a rank in the opposite order. */
    SketchedList reversedBelow(int rank) {
        int[] places = new int[items.length];
        Arrays.setAll(places, place -> place < rank ? place : places.length - 1 - (place - rank));
        return ordered(places);
    }

    private SketchedList ordered(int[] places) {
        int[] ownItems = new int[places.length];
        int[] ownGains = new int[places.length];
        int[] ownStarts = new int[places.length];
        for (int place = 0; place < places.length; place++) {
            ownItems[place] = items[places[place]];
            ownGains[place] = gains[places[place]];
            ownStarts[place] = place;
        }
        return new SketchedList(ownItems, ownGains, ownStarts, shown);
    }

    @Override
    public int user() {
        return 0;
    }

    @Override
    public int candidates() {
        return items.length;
    }

    @Override
    public int relevantCount() {
        return relevantBefore(items.length);
    }

    private int relevantBefore(int end) {
        int count = 0;
        for (int place = 0; place < end; place++) {
            count += gains[place] == NOT_RELEVANT ? 0 : 1;
        }
        return count;
    }

    @Override
    public int tieCount() {
        int count = 0;
        for (int place = 0; place < items.length; place = endOfTie(place)) {
            count += holdsRelevant(place) ? 1 : 0;
        }
        return count;
    }

    private int endOfTie(int start) {
        int end = start + 1;
        while (end < items.length && starts[end] == start) {
            end++;
        }
        return end;
    }

    private boolean holdsRelevant(int start) {
        return relevantBefore(endOfTie(start)) > relevantBefore(start);
    }

    /** The first place of a tie that holds relevant items. */
    private int start(int tie) {
        int seen = 0;
        for (int place = 0; place < items.length; place = endOfTie(place)) {
            if (holdsRelevant(place) && seen++ == tie) {
                return place;
            }
        }
        throw new IndexOutOfBoundsException("tie " + tie + " of " + seen);
    }

    @Override
    public int firstRank(int tie) {
        return start(tie) + 1;
    }

    @Override
    public int lastRank(int tie) {
        return endOfTie(start(tie));
    }

    @Override
    public int relevantIn(int tie) {
        int start = start(tie);
        return relevantBefore(endOfTie(start)) - relevantBefore(start);
    }

    @Override
    public double gain(int index) {
        return relevantGains()[Objects.checkIndex(index, relevantCount())];
    }

    @Override
    public double idealGain(int index) {
        int[] ascending = relevantGains();
        Arrays.sort(ascending);
        return ascending[ascending.length - 1 - Objects.checkIndex(index, ascending.length)];
    }

    private int[] relevantGains() {
        return Arrays.stream(gains).filter(gain -> gain != NOT_RELEVANT).toArray();
    }

    @Override
    public int itemCount() {
        return shown;
    }

    @Override
    public int item(int rank) {
        return items[Objects.checkIndex(rank - 1, shown)];
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < items.length; place++) {
            boolean tied = endOfTie(starts[place]) - starts[place] > 1;
            text.append(tied && starts[place] == place ? "(" : "")
                    .append(gains[place] == NOT_RELEVANT ? "-" : gains[place] == 1 ? "+" : gains[place])
                    .append(tied && endOfTie(starts[place]) == place + 1 ? ") " : " ");
        }
        return text.toString().trim();
    }
}
