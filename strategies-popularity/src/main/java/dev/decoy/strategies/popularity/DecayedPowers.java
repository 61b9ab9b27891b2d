package dev.decoy.strategies.popularity;

import dev.decoy.random.KeyedRandom;
import dev.decoy.sampling.ItemProposal;
import dev.decoy.sampling.Row;

/**
 * Items in proportion to a power of their weight in {@link DecayedItems}, for exponents other than 1.
 *
 * <p>The law in whole numbers: an item of decayed weight w has {@code rint(w * (w / unit)^(exponent - 1))}, at least 1. The unit
 * is one for the row, so that it cancels: above exponent 1 no item weighs more than it, below 1 it is about the mean weight of
 * the items seen.
 *
 * <p>A draw proposes an item and accepts it by its weight, O(log events) for each of mostly few proposals; after 64 in vain it
 * goes through all items. Beside those of {@link DecayedItems} 8 bytes an event for exponents above 1. Immutable and thread-safe.
 */
final class DecayedPowers implements ItemProposal {
    private static final int ATTEMPTS = 64;
    /** The least unit below exponent 1: with it, what all but no longer counts still has some 15 bits. */
    private static final long FRESH = 1L << 30;

    private final TrainEvents events;
    private final DecayedItems decayed;
    private final double exponent;
    // By rank, above exponent 1: no item weighs more right after that event. Empty below 1.
    private final long[] largest;

    DecayedPowers(TrainEvents events, long halfLifeMillis, double exponent) {
        this.events = events;
        decayed = new DecayedItems(events, halfLifeMillis);
        this.exponent = exponent;
        largest = exponent > 1 ? largest(events, decayed) : new long[0];
    }

    /** All weights halve together, so that the largest does; only the item of the event can become larger. */
    private static long[] largest(TrainEvents events, DecayedItems decayed) {
        long[] largest = new long[events.size()];
        for (int rank = 0; rank < largest.length; rank++) {
            long time = events.timeMillis(rank);
            long former = rank == 0 ? 0 : halved(largest[rank - 1], decayed.age(time, rank - 1));
            largest[rank] = Math.max(former, decayed.weightOf(events.item(rank), time, rank + 1));
        }
        return largest;
    }

    private static long halved(long weight, long periods) {
        return periods > DecayedItems.PERIODS ? 0 : weight >> periods;
    }

    @Override
    public long weight(Row row, int item) {
        long time = row.timeMillis();
        int end = events.before(time);
        long total = decayed.total(time, end);
        return total == 0
                ? events.weightOfSeen(item, end)
                : power(decayed.weightOf(item, time, end), unit(time, end, total));
    }

    private long unit(long time, int end, long total) {
        return exponent > 1
                ? halved(largest[end - 1], decayed.age(time, end - 1))
                : Math.max(FRESH, total / events.seen(end));
    }

    private long power(long weight, long unit) {
        if (weight == 0) {
            return 0;
        }
        // StrictMath.pow allocates.
        double power = weight * StrictMath.exp(StrictMath.log((double) weight / unit) * (exponent - 1));
        // The bound holds but for the rounding of doubles.
        return Math.max(1, Math.min((long) StrictMath.rint(power), weight + alike(unit)));
    }

    /**
     * What proposals have in common beside the decayed weight, so that both together are never below the power: with x = w / unit
     * and exponent e below 1, x^e is at most its tangent at 1, which is 1 - e + e * x; above 1, x^e is at most x.
     */
    private long alike(long unit) {
        return exponent > 1 ? 0 : (long) StrictMath.ceil(unit * (1 - exponent));
    }

    @Override
    public Draw bind(KeyedRandom random) {
        return row -> next(row, random);
    }

    private int next(Row row, KeyedRandom random) {
        long time = row.timeMillis();
        int end = events.before(time);
        long total = decayed.total(time, end);
        if (total == 0) {
            return events.drawSeen(end, random);
        }
        long unit = unit(time, end, total);
        long alike = alike(unit);
        // Each seen item once: at most 2^31 * 2^30, or the total and as much as there are items.
        long ofSeen = alike * events.seen(end);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long number = random.nextLong(ofSeen + total);
            int item = number < ofSeen
                    ? events.seenItem((int) (number / alike))
                    : decayed.drawn(time, end, number - ofSeen);
            long weight = decayed.weightOf(item, time, end);
            if (random.nextLong(alike + weight) < power(weight, unit)) {
                return item;
            }
        }
        return enumerated(row, random);
    }

    private int enumerated(Row row, KeyedRandom random) {
        long total = 0;
        for (int item = 0; item < events.itemCount(); item++) {
            total += weight(row, item);
        }
        long target = random.nextLong(total);
        int item = -1;
        while (target >= 0) {
            item++;
            target -= weight(row, item);
        }
        return item;
    }

    /** Known where no event counts; else it would be a sum over items. */
    @Override
    public long totalWeight(Row row) {
        int end = events.before(row.timeMillis());
        return decayed.total(row.timeMillis(), end) == 0 ? events.seen(end) : -1;
    }
}
