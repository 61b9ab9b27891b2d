package dev.decoy.strategies.popularity;

import dev.decoy.random.KeyedRandom;
import dev.decoy.sampling.ItemProposal;
import dev.decoy.sampling.Row;
import org.jspecify.annotations.Nullable;

/**
 * Items in proportion to a power of their events in the window before a row's time, that time itself left out; where the
 * window is empty, items seen before it alike.
 *
 * <p>A draw picks an event of the window, O(log events), and for exponents other than 1 accepts it by its item's weight;
 * after 64 in vain it goes through all items. Beside the events 4 bytes an event for exponents above 1. Immutable and
 * thread-safe.
 */
final class WindowedItems implements ItemProposal {
    private static final int ATTEMPTS = 64;

    private final TrainEvents events;
    private final long window;
    // Null for exponent 1, where the count is the weight.
    private final @Nullable CountPowers powers;
    // Above exponent 1, by rank: no window that ends right after that event has more of one item.
    private final int @Nullable [] largest;

    WindowedItems(TrainEvents events, long windowMillis, double exponent) {
        this.events = events;
        window = windowMillis;
        int[] counts = exponent > 1 ? largestCounts(events, windowMillis) : null;
        largest = counts;
        powers = exponent == 1 ? null : new CountPowers(exponent, counts == null ? mostOfAnItem(events) : max(counts));
    }

    private static int mostOfAnItem(TrainEvents events) {
        int most = 1;
        for (int item = 0; item < events.itemCount(); item++) {
            most = Math.max(most, events.start(item + 1) - events.start(item));
        }
        return most;
    }

    private static int max(int[] counts) {
        int most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        return most;
    }

    /** Slides the window over all events; a window that ends later with no event between has no more. */
    private static int[] largestCounts(TrainEvents events, long window) {
        int[] counts = new int[events.itemCount()];
        int[] itemsOfCount = new int[mostOfAnItem(events) + 1];
        int[] largest = new int[events.size()];
        int most = 0;
        int start = 0;
        for (int rank = 0; rank < events.size(); rank++) {
            int count = ++counts[events.item(rank)];
            itemsOfCount[count]++;
            most = Math.max(most, count);
            long from = start(events.timeMillis(rank) + 1, window);
            for (; events.timeMillis(start) < from; start++) {
                itemsOfCount[counts[events.item(start)]--]--;
            }
            while (itemsOfCount[most] == 0) {
                most--;
            }
            largest[rank] = most;
        }
        return largest;
    }

    /** The first time of the window before a time; the earliest there is when it would be earlier. */
    private static long start(long timeMillis, long window) {
        long start = timeMillis - window;
        return start > timeMillis ? Long.MIN_VALUE : start;
    }

    @Override
    public long weight(Row row, int item) {
        int end = events.before(row.timeMillis());
        int start = events.before(start(row.timeMillis(), window));
        return start == end ? events.weightOfSeen(item, end) : weight(item, start, end);
    }

    /** Known for exponent 1, and where the window is empty; else it would be a sum over items. */
    @Override
    public long totalWeight(Row row) {
        int end = events.before(row.timeMillis());
        int start = events.before(start(row.timeMillis(), window));
        if (start == end) {
            return events.seen(end);
        }
        return powers == null ? end - start : -1;
    }

    private long weight(int item, int start, int end) {
        int count = events.count(item, start, end);
        return powers == null ? count : powers.weight(count);
    }

    @Override
    public Draw bind(KeyedRandom random) {
        return row -> next(row, random);
    }

    private int next(Row row, KeyedRandom random) {
        int end = events.before(row.timeMillis());
        int start = events.before(start(row.timeMillis(), window));
        if (start == end) {
            return events.drawSeen(end, random);
        }
        return powers == null ? events.item(start + random.nextInt(end - start)) : accepted(start, end, powers, random);
    }

    private int accepted(int start, int end, CountPowers weights, KeyedRandom random) {
        long perEvent = weights.perEvent(largest == null ? 1 : largest[end - 1]);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int item = events.item(start + random.nextInt(end - start));
            int count = events.count(item, start, end);
            // Proposed count times in (end - start), accepted weight / (count * perEvent): the count cancels.
            if (random.nextLong(count * perEvent) < weights.weight(count)) {
                return item;
            }
        }
        return enumerated(start, end, random);
    }

    private int enumerated(int start, int end, KeyedRandom random) {
        long total = 0;
        for (int item = 0; item < events.itemCount(); item++) {
            total += weight(item, start, end);
        }
        long target = random.nextLong(total);
        int item = -1;
        while (target >= 0) {
            item++;
            target -= weight(item, start, end);
        }
        return item;
    }
}
