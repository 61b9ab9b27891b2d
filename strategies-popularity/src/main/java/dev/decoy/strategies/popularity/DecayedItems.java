package dev.decoy.strategies.popularity;

import dev.decoy.random.KeyedRandom;
import dev.decoy.sampling.ItemProposal;
import dev.decoy.sampling.Row;

/**
 * Items in proportion to their events before a row's time, that time itself left out, each event weighing half as much per
 * half-life of age; where no event counts, items seen before it alike.
 *
 * <p>The law in whole numbers: time is cut into periods of a half-life since 1970, and each into 1024 steps. An event at
 * step s of its period has weight {@code rint(2^14 * 2^(s / 1024)) * 2^(16 - a)} for a row that is {@code a} periods later,
 * and none when a is above 16. So the weights of two events are in the ratio of their decays up to 0.08 percent.
 *
 * <p>A draw is O(log events); beside the events 16 bytes an event. Immutable and thread-safe.
 */
final class DecayedItems implements ItemProposal {
    /** Periods before the row's own whose events count. 2^31 events of at most 2^15 * 2^16 stay below 2^62. */
    static final int PERIODS = 16;

    private static final int STEPS = 1024;
    private static final double UNIT = 1 << 14;

    private final TrainEvents events;
    private final long halfLife;
    // Sums of the weights within their periods of all events of lower rank; the same over entries, which go by item.
    private final long[] sums;
    private final long[] entrySums;

    DecayedItems(TrainEvents events, long halfLifeMillis) {
        this.events = events;
        halfLife = halfLifeMillis;
        long[] weights = new long[STEPS];
        for (int step = 0; step < STEPS; step++) {
            weights[step] = (long) StrictMath.rint(UNIT * StrictMath.pow(2, (double) step / STEPS));
        }
        sums = new long[events.size() + 1];
        entrySums = new long[events.size() + 1];
        for (int i = 0; i < events.size(); i++) {
            sums[i + 1] = sums[i] + weights[step(events.timeMillis(i))];
            entrySums[i + 1] = entrySums[i] + weights[step(events.timeMillis(events.rank(i)))];
        }
    }

    private int step(long timeMillis) {
        return (int) (Math.floorMod(timeMillis, halfLife) * STEPS / halfLife);
    }

    /** Periods from that of an event to that of a row. */
    long age(long rowMillis, int rank) {
        return Math.floorDiv(rowMillis, halfLife) - Math.floorDiv(events.timeMillis(rank), halfLife);
    }

    /** The rank of the first event of the period that {@code rank} is in. */
    private int startOfPeriod(int rank) {
        long time = events.timeMillis(rank);
        long start = time - Math.floorMod(time, halfLife);
        return start > time ? 0 : events.before(start);
    }

    @Override
    public long weight(Row row, int item) {
        int end = events.before(row.timeMillis());
        return isOver(row.timeMillis(), end) ? events.weightOfSeen(item, end) : weightOf(item, row.timeMillis(), end);
    }

    /** Whether none of the first {@code end} events counts any more. */
    private boolean isOver(long time, int end) {
        return end == 0 || age(time, end - 1) > PERIODS;
    }

    /** The weight of an item's events among the first {@code end}, for a row of the period of {@code time}. */
    long weightOf(int item, long time, int end) {
        long weight = 0;
        int to = events.entry(item, end);
        while (to > events.start(item) && age(time, events.rank(to - 1)) <= PERIODS) {
            int from = events.entry(item, startOfPeriod(events.rank(to - 1)));
            weight += (entrySums[to] - entrySums[from]) << (PERIODS - age(time, events.rank(from)));
            to = from;
        }
        return weight;
    }

    @Override
    public Draw bind(KeyedRandom random) {
        return row -> next(row.timeMillis(), random);
    }

    @Override
    public long totalWeight(Row row) {
        int end = events.before(row.timeMillis());
        long total = total(row.timeMillis(), end);
        return total == 0 ? events.seen(end) : total;
    }

    /** The weight of the first {@code end} events, below 2^62; 0 where none counts. */
    long total(long time, int end) {
        long total = 0;
        for (int to = end; to > 0 && age(time, to - 1) <= PERIODS; ) {
            int from = startOfPeriod(to - 1);
            total += weight(time, from, to);
            to = from;
        }
        return total;
    }

    private int next(long time, KeyedRandom random) {
        int end = events.before(time);
        long total = total(time, end);
        return total == 0 ? events.drawSeen(end, random) : drawn(time, end, random.nextLong(total));
    }

    /** The item that a number below the total falls on, from the latest period back. */
    int drawn(long time, int end, long number) {
        int to = end;
        int from = startOfPeriod(to - 1);
        long rest = number;
        for (long weight = weight(time, from, to); rest >= weight; weight = weight(time, from, to)) {
            rest -= weight;
            to = from;
            from = startOfPeriod(to - 1);
        }
        return events.item(rankOf(sums[from] + (rest >>> (PERIODS - age(time, from))), from, to));
    }

    /** The weight of the events of one period, ranks {@code from} to {@code to - 1}. */
    private long weight(long time, int from, int to) {
        return (sums[to] - sums[from]) << (PERIODS - age(time, from));
    }

    /** The rank from {@code from} to {@code to - 1} whose weight a sum falls into. */
    private int rankOf(long sum, int from, int to) {
        int low = from;
        int high = to - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sums[middle] <= sum) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
