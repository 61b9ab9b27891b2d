package dev.decoy.sampling;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What can be drawn at all, whoever the user is: some of the items, those that are there at the row's time, those that match
 * the row. It belongs to the gate, so it holds for every strategy. Immutable and thread-safe.
 */
public final class ItemUniverse {
    /** Every item of the catalogue. */
    public static final ItemUniverse ALL = new ItemUniverse(null, null, null, null, null);

    // A bit per item that is never drawn.
    private final long @Nullable [] outside;
    private final long @Nullable [] from;
    private final long @Nullable [] until;
    private final int @Nullable [] itemValues;
    private final int @Nullable [] rowValues;

    private ItemUniverse(
            long @Nullable [] outside,
            long @Nullable [] from,
            long @Nullable [] until,
            int @Nullable [] itemValues,
            int @Nullable [] rowValues) {
        this.outside = outside;
        this.from = from;
        this.until = until;
        this.itemValues = itemValues;
        this.rowValues = rowValues;
    }

    /** The items whose mark is set, by item code. */
    public static ItemUniverse of(boolean[] inside) {
        long[] bits = new long[(inside.length + 63) >>> 6];
        for (int item = 0; item < inside.length; item++) {
            if (!inside[item]) {
                bits[item >> 6] |= 1L << item;
            }
        }
        return new ItemUniverse(bits, null, null, null, null);
    }

    /** The items that have positives in TRAIN. One pass. */
    public static ItemUniverse train(Interactions interactions) {
        boolean[] inside = new boolean[interactions.itemCount()];
        for (int position = 0; position < interactions.size(); position++) {
            inside[interactions.item(position)] |= interactions.isIn(Fold.TRAIN, position);
        }
        boolean all = true;
        for (boolean item : inside) {
            all &= item;
        }
        return all ? ALL : of(inside);
    }

    /**
     * The items that anybody has taken, known, refused or been shown by the time of the row, in whatever fold; needs times. One
     * pass, 16 bytes an item.
     */
    public static ItemUniverse seenSoFar(Interactions interactions) {
        long[] from = new long[interactions.itemCount()];
        Arrays.fill(from, Long.MAX_VALUE);
        addFirst(interactions, from);
        Interactions shown = interactions.shown();
        if (shown != null) {
            addFirst(shown, from);
        }
        return new ItemUniverse(null, from, null, null, null);
    }

    private static void addFirst(Interactions events, long[] from) {
        for (int position = 0; position < events.size(); position++) {
            int item = events.item(position);
            from[item] = Math.min(from[item], events.timeMillis(position));
        }
    }

    /**
     * The same, but only items that are there at the time of the row: {@code from[item] <= time < until[item]}.
     *
     * @param from milliseconds by item code, {@code Long.MIN_VALUE} for always; taken over
     * @param until milliseconds by item code, {@code Long.MAX_VALUE} for ever; taken over
     */
    public ItemUniverse alive(long[] from, long[] until) {
        return new ItemUniverse(outside, from, until, itemValues, rowValues);
    }

    /**
     * The same, but only items whose value is that of the row.
     *
     * @param ofItems a value by item code; below 0: matches no row; taken over
     * @param ofRows a value by position of the interactions; below 0: matches no item; taken over
     */
    public ItemUniverse matching(int[] ofItems, int[] ofRows) {
        return new ItemUniverse(outside, from, until, ofItems, ofRows);
    }

    /** Whether the same items can be drawn for all rows. */
    public boolean isSameForAllRows() {
        return from == null && itemValues == null;
    }

    /** Whether an item can be drawn for a row. */
    public boolean contains(Row row, int item) {
        return !isOutside(item) && suits(item, row.timeMillis(), row.position());
    }

    /** How many of some items cannot be drawn for a row. */
    public int countOutside(Row row, int[] items, int count) {
        long time = row.timeMillis();
        int position = row.position();
        int absent = 0;
        for (int i = 0; i < count; i++) {
            absent += isOutside(items[i]) || !suits(items[i], time, position) ? 1 : 0;
        }
        return absent;
    }

    boolean isOutside(int item) {
        return outside != null && (outside[item >> 6] & 1L << item) != 0;
    }

    long @Nullable [] outside() {
        return outside;
    }

    /** Whether an item is there at a time and matches the row at a position. */
    boolean suits(int item, long time, int position) {
        if (from != null && time < from[item]) {
            return false;
        }
        if (until != null && time >= until[item]) {
            return false;
        }
        return itemValues == null || rowValues == null || matches(itemValues[item], rowValues[position]);
    }

    private static boolean matches(int ofItem, int ofRow) {
        return ofItem >= 0 && ofItem == ofRow;
    }

    /** The value that items must have for the row at a position; 0 where none is asked for. */
    int group(int position) {
        return rowValues == null ? 0 : rowValues[position];
    }

    /** The group of an item: rows of that group can be given it; below 0: none can. */
    int groupOf(int item) {
        return isOutside(item) ? -1 : itemValues == null ? 0 : itemValues[item];
    }

    long from(int item) {
        return from == null ? Long.MIN_VALUE : from[item];
    }

    long until(int item) {
        return until == null ? Long.MAX_VALUE : until[item];
    }
}
