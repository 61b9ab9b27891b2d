package dev.decoy.sampling;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The weight that a law gives to all items of a universe together, row by row: what its weights are to be divided by. Exact, in
 * whole numbers. O(items log items) to build, O(log items) a row. Thread-confined.
 */
final class LawMass {
    /** What would cost O(items) for each row. */
    static final long UNKNOWN = -1;

    private final ItemProposal law;
    private final ItemUniverse universe;
    // The items of a group (those that match the same rows) as they come and go; empty where the law changes with the
    // row.
    private final Int2ObjectOpenHashMap<Timeline> timelines = new Int2ObjectOpenHashMap<>();

    LawMass(ItemProposal law, ItemUniverse universe, int itemCount, Row any) {
        this.law = law;
        this.universe = universe;
        if (law.isSameForAllRows()) {
            Int2ObjectOpenHashMap<IntArrayList> groups = new Int2ObjectOpenHashMap<>();
            for (int item = 0; item < itemCount; item++) {
                int group = universe.groupOf(item);
                if (group >= 0) {
                    groups.computeIfAbsent(group, none -> new IntArrayList()).add(item);
                }
            }
            groups.int2ObjectEntrySet()
                    .forEach(group -> timelines.put(group.getIntKey(), new Timeline(group.getValue(), any)));
        }
    }

    /** The weight of all items that a row may be given before exclusion; {@link #UNKNOWN} where the law does not say. */
    long available(Row row) {
        if (!law.isSameForAllRows()) {
            return universe == ItemUniverse.ALL ? law.totalWeight(row) : UNKNOWN;
        }
        Timeline timeline = timelines.get(universe.group(row.position()));
        return timeline == null ? 0 : timeline.at(row.timeMillis());
    }

    /** Weight by time: what has come less what has gone. */
    private final class Timeline {
        private final long[] comes;
        private final long[] come;
        private final long[] goes;
        private final long[] gone;

        Timeline(IntArrayList items, Row any) {
            int size = items.size();
            comes = new long[size];
            come = new long[size + 1];
            goes = new long[size];
            gone = new long[size + 1];
            accumulate(sorted(items, universe::from), universe::from, comes, come, any);
            accumulate(sorted(items, universe::until), universe::until, goes, gone, any);
        }

        private Integer[] sorted(IntArrayList items, TimeOf timeOf) {
            Integer[] order = items.toArray(new Integer[0]);
            if (!universe.isSameForAllRows()) {
                Arrays.sort(order, Comparator.comparingLong(timeOf::of));
            }
            return order;
        }

        private void accumulate(Integer[] order, TimeOf timeOf, long[] times, long[] sums, Row any) {
            for (int i = 0; i < order.length; i++) {
                times[i] = timeOf.of(order[i]);
                sums[i + 1] = sums[i] + law.weight(any, order[i]);
            }
        }

        /** Items come at their time, and at theirs they are gone. */
        long at(long time) {
            return come[atOrBefore(comes, time)] - gone[atOrBefore(goes, time)];
        }

        private static int atOrBefore(long[] times, long time) {
            int low = 0;
            int high = times.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (times[middle] <= time) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    private interface TimeOf {
        long of(int item);
    }
}
