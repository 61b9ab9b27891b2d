package dev.decoy.testkit;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import java.util.EnumSet;
import java.util.Set;

/** A sampler that draws for the rows of TRAIN of some data, and what those rows may be given. */
record SamplerTrial(Interactions interactions, NegativeSampler sampler) {
    private static final Set<Fold> TRAIN = EnumSet.of(Fold.TRAIN);
    private static final int PER_POSITIVE = 3;

    NegativeSampler.Worker newWorker(long seed) {
        return sampler.newWorker(new SeedSequence(seed));
    }

    /** An empty batch. */
    SampleBatch batch(NegativeCount count, Distinct distinct) {
        return new SampleBatch(interactions, new SamplingPolicy(count, distinct, KnownItems.TRAIN));
    }

    /** An empty batch of so many negatives a row, distinct within it. */
    SampleBatch batch(int perPositive) {
        return batch(new NegativeCount.PerPositive(perPositive), Distinct.PER_POSITIVE);
    }

    void loadAll(SampleBatch batch) {
        batch.loadUsers(0, interactions.userCount(), TRAIN);
    }

    /** A batch of all rows, drawn with seed 1. */
    SampleBatch drawn(NegativeCount count) {
        SampleBatch batch = batch(count, Distinct.PER_POSITIVE);
        loadAll(batch);
        newWorker(1).sample(batch);
        return batch;
    }

    /** Whether a user has an item, by item code. */
    boolean[] known(int user) {
        boolean[] known = new boolean[interactions.itemCount()];
        for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
            known[interactions.item(position)] = true;
        }
        return known;
    }

    /** How many items of positive weight a user does not have. */
    int eligible(int user, double[] weights) {
        boolean[] known = known(user);
        int eligible = 0;
        for (int item = 0; item < weights.length; item++) {
            eligible += !known[item] && weights[item] > 0 ? 1 : 0;
        }
        return eligible;
    }

    /** Negatives by position, drawn in batches of some users. */
    int[][] drawAll(long seed, int usersPerBatch) {
        int[][] drawn = new int[interactions.size()][];
        SampleBatch batch = batch(PER_POSITIVE);
        for (int user = 0; user < interactions.userCount(); user += usersPerBatch) {
            batch.loadUsers(user, Math.min(interactions.userCount(), user + usersPerBatch), TRAIN);
            newWorker(seed).sample(batch);
            collect(batch, drawn);
        }
        return drawn;
    }

    /** The same with seed 1, of rows in another order and 17 at a time. */
    int[][] drawShuffled() {
        int[] positions = new int[interactions.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (int) ((i * 101L + 7) % positions.length);
        }
        int[][] drawn = new int[interactions.size()][];
        SampleBatch batch = batch(PER_POSITIVE);
        NegativeSampler.Worker worker = newWorker(1);
        for (int from = 0; from < positions.length; from += 17) {
            batch.load(positions, from, Math.min(positions.length, from + 17));
            worker.sample(batch);
            collect(batch, drawn);
        }
        return drawn;
    }

    private static void collect(SampleBatch batch, int[][] drawn) {
        for (int row = 0; row < batch.rows(); row++) {
            int[] negatives = new int[batch.count(row)];
            for (int k = 0; k < negatives.length; k++) {
                negatives[k] = batch.negative(row, k);
            }
            drawn[batch.row(row).position()] = negatives;
        }
    }
}
