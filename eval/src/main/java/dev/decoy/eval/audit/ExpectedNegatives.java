package dev.decoy.eval.audit;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.ItemProposal;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a law gives to the rows of TRAIN, expected: one negative each, known items left out as a {@link SampleBatch} does. No
 * draw, so no sampling noise.
 *
 * @param items the mean law of all rows
 * @param falseNegativeRate the probability that a negative is held out: an item that its user has in VALIDATION or TEST and
 *     that may be drawn
 * @param starvedRows rows for which the law has no item left; they count in nothing else
 */
public record ExpectedNegatives(ItemShares items, double falseNegativeRate, int starvedRows) {
    private static final Set<Fold> TRAIN = EnumSet.of(Fold.TRAIN);

    /**
     * Goes through all rows and all items: O(rows * items).
     *
     * @param known what may not be drawn
     * @throws IllegalArgumentException when no row has an item left
     */
    public static ExpectedNegatives of(Interactions interactions, ItemProposal law, KnownItems known) {
        Totals totals = new Totals(interactions);
        SampleBatch batch = new SampleBatch(
                interactions, new SamplingPolicy(new NegativeCount.PerPositive(1), Distinct.NONE, known));
        for (int user = 0; user < interactions.userCount(); user++) {
            batch.loadUsers(user, user + 1, TRAIN);
            totals.markHeldOut(user, true);
            for (int row = 0; row < batch.rows(); row++) {
                totals.add(batch, row, law);
            }
            totals.markHeldOut(user, false);
        }
        return totals.result();
    }

    private static final class Totals {
        private final Interactions interactions;
        private final boolean[] heldOut;
        private final long[] weights;
        private final double[] masses;
        private double falseNegatives;
        private int rows;
        private int starvedRows;

        Totals(Interactions interactions) {
            this.interactions = interactions;
            heldOut = new boolean[interactions.itemCount()];
            weights = new long[interactions.itemCount()];
            masses = new double[interactions.itemCount()];
        }

        void markHeldOut(int user, boolean mark) {
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                if (interactions.isIn(Fold.VALIDATION, position) || interactions.isIn(Fold.TEST, position)) {
                    heldOut[interactions.item(position)] = mark;
                }
            }
        }

        void add(SampleBatch batch, int row, ItemProposal law) {
            Row current = batch.row(row);
            long total = 0;
            for (int item = 0; item < weights.length; item++) {
                weights[item] = batch.eligible(row, item) ? law.weight(current, item) : 0;
                total += weights[item];
            }
            if (total == 0) {
                starvedRows++;
                return;
            }
            rows++;
            for (int item = 0; item < weights.length; item++) {
                double probability = (double) weights[item] / total;
                masses[item] += probability;
                falseNegatives += heldOut[item] ? probability : 0;
            }
        }

        ExpectedNegatives result() {
            return new ExpectedNegatives(ItemShares.of(masses), falseNegatives / rows, starvedRows);
        }
    }
}
