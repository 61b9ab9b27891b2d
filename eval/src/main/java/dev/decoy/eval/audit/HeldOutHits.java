package dev.decoy.eval.audit;

import dev.decoy.data.Interactions;
import dev.decoy.sampling.ItemProposal;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.UniformItems;
import java.util.Arrays;

/**
 * Negatives that are false, as their user takes the item later: it is in a fold after that of the row.
 *
 * @param rate the false-negative rate: their share of all negatives; NaN where there are none
 * @param uniformRate what uniform draws of as many negatives for the same rows would give, expected exactly; NaN where the
 *     universe has no closed form
 */
public record HeldOutHits(double rate, double uniformRate) {
    /** Goes through all negatives and, for each row, the user's held-out items. */
    public static HeldOutHits of(AuditedRows rows, WrittenNegatives written) {
        Counting counting = new Counting(rows, written);
        for (int user = 0; user < rows.interactions().userCount(); user++) {
            counting.addUser(user);
        }
        double all = written.size();
        return new HeldOutHits(counting.hits / all, counting.expected / all);
    }

    /** How many times as often as by uniform draws; NaN where those give none. */
    public double lift() {
        return rate / uniformRate;
    }

    private static final class Counting {
        private final AuditedRows rows;
        private final Interactions interactions;
        private final WrittenNegatives written;
        private final SampleBatch batch;
        private final ItemProposal uniform;
        private final boolean[] heldOut;
        private long hits;
        private double expected;

        Counting(AuditedRows rows, WrittenNegatives written) {
            this.rows = rows;
            this.written = written;
            interactions = rows.interactions();
            batch = rows.newBatch();
            uniform = new UniformItems(interactions.itemCount());
            heldOut = new boolean[interactions.itemCount()];
        }

        void addUser(int user) {
            int[] items = mark(user);
            if (items.length > 0) {
                rows.load(batch, user);
                for (int row = 0; row < batch.rows(); row++) {
                    if (rows.contains(batch, row)) {
                        addRow(row, items);
                    }
                }
            }
            for (int item : items) {
                heldOut[item] = false;
            }
        }

        /** The user's held-out items, each once, and marks them. */
        private int[] mark(int user) {
            int[] items = new int[interactions.rowEnd(user) - interactions.rowStart(user)];
            int count = 0;
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                int item = interactions.item(position);
                if (rows.isHeldOut(position) && !heldOut[item]) {
                    heldOut[item] = true;
                    items[count++] = item;
                }
            }
            return Arrays.copyOf(items, count);
        }

        private void addRow(int row, int[] items) {
            int position = batch.row(row).position();
            int count = written.count(position);
            for (int k = 0; k < count; k++) {
                int item = written.item(position, k);
                hits += heldOut[item] && batch.eligible(row, item) ? 1 : 0;
            }
            for (int item : items) {
                expected += count == 0 ? 0 : count * batch.probability(row, item, uniform);
            }
        }
    }
}
