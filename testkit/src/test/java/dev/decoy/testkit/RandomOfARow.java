package dev.decoy.testkit;

import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.SampleBatch;

/** Uniform items: of the stream of a row, or of one stream that the worker goes on with. */
final class RandomOfARow {
    /** After so many proposals a row is left as it is. */
    static final int ATTEMPTS = 10_000;

    private final long seed;
    private final long mixedSeed;
    private final KeyedRandom random;
    private final KeyedRandom ofWorker;
    private final int items;

    RandomOfARow(SeedSequence seeds, int items) {
        seed = seeds.value();
        mixedSeed = seeds.child("java").value();
        random = seeds.newRandom();
        ofWorker = seeds.newRandom();
        this.items = items;
    }

    void moveTo(long userKey, long rowKey) {
        random.at(userKey, rowKey);
    }

    long seed() {
        return seed;
    }

    /** What follows from the seed; of neighbouring seeds it is far apart. */
    long mixedSeed() {
        return mixedSeed;
    }

    int items() {
        return items;
    }

    int item() {
        return random.nextInt(items);
    }

    int itemBelow(int end) {
        return random.nextInt(end);
    }

    int itemOfTheWorker() {
        return ofWorker.nextInt(items);
    }

    static void nextItem(SampleBatch batch, int row, RandomOfARow random) {
        for (int left = ATTEMPTS; batch.missing(row) > 0 && left > 0; left--) {
            batch.offer(row, random.item(), 0);
        }
    }
}
