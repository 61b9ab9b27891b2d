package dev.decoy.io.synthetic;

import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The interactions of one user at a time, each a function of (seed, user) alone. Thread-confined; items / 8 bytes, and
 * what the largest user so far needs.
 */
final class UserRows {
    private static final int ATTEMPTS_PER_ROW = 16;
    private static final int TASTE = 0;
    private static final int ITEMS = 1;
    private static final int EVENTS = 2;

    private final Catalogue catalogue;
    private final UserActivity activity;
    private final UserTaste taste;
    private final KeyedRandom random;
    private final double drift;
    private final long startMillis;
    private final long spanMillis;
    private final long[] taken;
    private int[] slots = {};
    private long[] times = {};
    private byte[] ratings = {};
    private int count;

    UserRows(SyntheticConfig config, Catalogue catalogue, UserActivity activity, SeedSequence seeds) {
        this.catalogue = catalogue;
        this.activity = activity;
        taste = new UserTaste(catalogue, config);
        random = seeds.child("user").newRandom();
        drift = config.drift();
        startMillis = config.startMillis();
        spanMillis = TimeUnit.DAYS.toMillis(config.days());
        taken = new long[(config.items() + Long.SIZE - 1) / Long.SIZE];
    }

    /** Draws the interactions of user 0 to users - 1. */
    void moveTo(int user) {
        int wanted = activity.rows(user);
        if (wanted > slots.length) {
            slots = new int[wanted];
            times = new long[wanted];
            ratings = new byte[wanted];
        }
        taste.drawFrom(random.at(user, TASTE));
        drawItems(random.at(user, ITEMS), wanted);
        random.at(user, EVENTS);
        for (int i = 0; i < wanted; i++) {
            times[i] = drawTime(catalogue.peak(slots[i]));
            ratings[i] = drawRating(taste.lift(catalogue.factor(slots[i])));
        }
    }

    int count() {
        return count;
    }

    /** Item 0 to items - 1 of row {@code i}. */
    int item(int i) {
        return catalogue.item(slots[i]);
    }

    long timeMillis(int i) {
        return times[i];
    }

    int rating(int i) {
        return ratings[i];
    }

    /** Successive draws without replacement: repeats are drawn again, and what is left after the budget all at once. */
    private void drawItems(KeyedRandom items, int wanted) {
        count = 0;
        // To enumerate the items costs about as much as items / 2 draws: so much is tried before.
        long budget = (long) ATTEMPTS_PER_ROW * wanted + catalogue.size() / 2;
        for (; count < wanted && budget > 0; budget--) {
            take(taste.drawSlot(catalogue, items));
        }
        if (count < wanted) {
            takeByExponentialKeys(items, wanted);
        }
        for (int i = 0; i < count; i++) {
            taken[slots[i] >> 6] = 0;
        }
    }

    private void take(int slot) {
        if (!isTaken(slot)) {
            taken[slot >> 6] |= 1L << slot;
            slots[count++] = slot;
        }
    }

    private boolean isTaken(int slot) {
        return (taken[slot >> 6] & 1L << slot) != 0;
    }

    /**
     * The least of exponential numbers, each over its weight, are successive draws without replacement (Efraimidis and
     * Spirakis 2006): the same law as the draws before, in one pass.
     */
    private void takeByExponentialKeys(KeyedRandom items, int wanted) {
        double[] keys = new double[catalogue.size()];
        for (int slot = 0; slot < keys.length; slot++) {
            keys[slot] = isTaken(slot)
                    ? Double.POSITIVE_INFINITY
                    : UserTaste.exponential(items) / (catalogue.weight(slot) * taste.lift(catalogue.factor(slot)));
        }
        double[] sorted = keys.clone();
        Arrays.sort(sorted);
        double most = sorted[wanted - count - 1];
        for (int slot = 0; slot < keys.length && count < wanted; slot++) {
            if (keys[slot] <= most) {
                take(slot);
            }
        }
    }

    /** Around the item's peak, or anywhere in the span; the span wraps round. */
    private long drawTime(double peak) {
        boolean atPeak = random.nextDouble() < drift;
        double place = atPeak ? peak + (random.nextDouble() + random.nextDouble() - 1) / 4 : random.nextDouble();
        double wrapped = place - Math.floor(place);
        return startMillis + Math.min(spanMillis - 1, (long) (wrapped * spanMillis));
    }

    /** 1 to 5: half the affinity of user and item, half chance. */
    private byte drawRating(double lift) {
        double affinity = lift / (1 + lift);
        return (byte) (1 + (int) (5 * (affinity + random.nextDouble()) / 2));
    }
}
