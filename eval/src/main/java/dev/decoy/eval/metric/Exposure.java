package dev.decoy.eval.metric;

import dev.decoy.metric.CollectionMetric;
import dev.decoy.metric.RankedList;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.Arrays;

/** How often each item stands among the first k. 12 to 32 bytes per distinct item. Thread-confined. */
final class Exposure implements CollectionMetric.State {
    /** A number of exposures, whoever has them. */
    @FunctionalInterface
    interface Summary {
        /**
         * The number.
         *
         * @param counts exposures of the items that have any, ascending
         */
        double of(long[] counts);
    }

    private final int k;
    private final Summary summary;
    private final Int2LongOpenHashMap counts = new Int2LongOpenHashMap();

    Exposure(int k, Summary summary) {
        this.k = k;
        this.summary = summary;
    }

    @Override
    public void add(RankedList list) {
        int shown = Math.min(k, list.itemCount());
        for (int rank = 1; rank <= shown; rank++) {
            counts.addTo(list.item(rank), 1);
        }
    }

    @Override
    public void merge(CollectionMetric.State other) {
        ((Exposure) other)
                .counts
                .int2LongEntrySet()
                .fastForEach(entry -> counts.addTo(entry.getIntKey(), entry.getLongValue()));
    }

    @Override
    public double value() {
        // Sorted: the order of a hash map decides nothing.
        long[] ascending = counts.values().toLongArray();
        Arrays.sort(ascending);
        return summary.of(ascending);
    }

    static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
