package dev.decoy.io.synthetic;

import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.util.Arrays;

/**
 * The items: popularity, factor and peak in time of each. They stand in slots, factor by factor, so that one table of
 * prefix sums draws from all items and from those of a factor. Immutable and thread-safe; 26 to 30 bytes per item.
 */
final class Catalogue {
    /** Weights sum to about this: small enough for a long, and every item keeps at least 1. */
    private static final double TOTAL = 0x1.0p60;

    private final int[] itemOfSlot;
    private final short[] factorOfSlot;
    private final int[] factorStarts;
    private final long[] weightsBefore;
    // Chen and Asau's guide: the slot at each multiple of 2^guideShift, one to two per item, so that a draw looks at
    // few.
    private final int[] guide;
    private final int guideShift;
    private final double[] peaks;

    Catalogue(SyntheticConfig config, SeedSequence seeds) {
        int items = config.items();
        short[] factors = factorOfItem(items, Math.max(1, config.factors()), seeds.child("factor"));
        factorStarts = starts(factors, Math.max(1, config.factors()));
        itemOfSlot = new int[items];
        factorOfSlot = new short[items];
        int[] next = factorStarts.clone();
        for (int item = 0; item < items; item++) {
            int slot = next[factors[item]]++;
            itemOfSlot[slot] = item;
            factorOfSlot[slot] = factors[item];
        }
        weightsBefore = weightsBefore(config, seeds.child("popularity"));
        guideShift = Math.max(0, 63 - Long.numberOfLeadingZeros(weightsBefore[items] / items));
        guide = guide();
        peaks = new double[items];
        KeyedRandom random = seeds.child("peak").newRandom();
        for (int slot = 0; slot < items; slot++) {
            peaks[slot] = random.at(itemOfSlot[slot], 0).nextDouble();
        }
    }

    private static short[] factorOfItem(int items, int factors, SeedSequence seeds) {
        KeyedRandom random = seeds.newRandom();
        short[] factorOfItem = new short[items];
        for (int item = 0; item < items; item++) {
            factorOfItem[item] = (short) random.at(item, 0).nextInt(factors);
        }
        return factorOfItem;
    }

    private static int[] starts(short[] factorOfItem, int factors) {
        int[] starts = new int[factors + 1];
        for (short factor : factorOfItem) {
            starts[factor + 1]++;
        }
        for (int factor = 0; factor < factors; factor++) {
            starts[factor + 1] += starts[factor];
        }
        return starts;
    }

    private long[] weightsBefore(SyntheticConfig config, SeedSequence seeds) {
        int items = config.items();
        int[] ranks = shuffled(items, seeds.newRandom());
        double sum = 0;
        for (int rank = 0; rank < items; rank++) {
            sum += ZipfMandelbrot.weight(rank, items, config.popularitySkew());
        }
        long[] before = new long[items + 1];
        for (int slot = 0; slot < items; slot++) {
            double weight = ZipfMandelbrot.weight(ranks[itemOfSlot[slot]], items, config.popularitySkew());
            before[slot + 1] = before[slot] + Math.max(1, (long) (weight / sum * TOTAL));
        }
        return before;
    }

    private int[] guide() {
        int[] slots = new int[Math.toIntExact(((weightsBefore[size()] - 1) >>> guideShift) + 2)];
        int slot = 0;
        for (int i = 0; i < slots.length - 1; i++) {
            while (weightsBefore[slot + 1] <= (long) i << guideShift) {
                slot++;
            }
            slots[i] = slot;
        }
        slots[slots.length - 1] = size() - 1;
        return slots;
    }

    private static int[] shuffled(int count, KeyedRandom random) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            numbers[i] = numbers[other];
            numbers[other] = i;
        }
        return numbers;
    }

    int size() {
        return itemOfSlot.length;
    }

    int factorCount() {
        return factorStarts.length - 1;
    }

    /** Item 0 to items - 1. */
    int item(int slot) {
        return itemOfSlot[slot];
    }

    int factor(int slot) {
        return factorOfSlot[slot];
    }

    /** Where in the span the item is most popular, 0 to 1. */
    double peak(int slot) {
        return peaks[slot];
    }

    long weight(int slot) {
        return weightsBefore[slot + 1] - weightsBefore[slot];
    }

    /** Share of all popularity that the items of a factor have; 0 when there are none. */
    double share(int factor) {
        return (double) weightBetween(factorStarts[factor], factorStarts[factor + 1]) / weightsBefore[size()];
    }

    /** A slot by popularity. */
    int draw(KeyedRandom random) {
        return draw(random, 0, size());
    }

    /** A slot by popularity among the items of a factor that has some. */
    int drawOfFactor(KeyedRandom random, int factor) {
        return draw(random, factorStarts[factor], factorStarts[factor + 1]);
    }

    private int draw(KeyedRandom random, int from, int to) {
        long point = weightsBefore[from] + random.nextLong(weightBetween(from, to));
        int place = (int) (point >>> guideShift);
        int found = Arrays.binarySearch(weightsBefore, guide[place], guide[place + 1] + 1, point);
        return found < 0 ? -found - 2 : found;
    }

    private long weightBetween(int from, int to) {
        return weightsBefore[to] - weightsBefore[from];
    }
}
