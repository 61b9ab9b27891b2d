package dev.decoy.eval.audit;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;

/**
 * The rows of a dataset that got negatives, and what was asked for them. Immutable.
 *
 * @param interactions the data
 * @param selection all rows that were drawn for together
 * @param fold the fold of those in the dataset
 * @param policy what was asked
 */
public record AuditedRows(Interactions interactions, RowSelection selection, Fold fold, SamplingPolicy policy) {
    /** A batch whose gate refuses what may not be drawn for a row, whatever else the row has. */
    SampleBatch newBatch() {
        return new SampleBatch(
                interactions,
                new SamplingPolicy(
                        policy.negatives(), Distinct.NONE, policy.known(), policy.alsoKnown(), policy.universe()));
    }

    /** Loads the rows of a user, of which some may be of other folds. */
    void load(SampleBatch batch, int user) {
        batch.loadUsers(user, user + 1, selection);
    }

    /** Whether a row of a batch is in the dataset. */
    boolean contains(SampleBatch batch, int row) {
        return interactions.isIn(fold, batch.row(row).position());
    }

    /** Whether what is in a fold is held out from these rows: it comes after theirs. */
    boolean isHeldOut(int position) {
        for (Fold later : Fold.values()) {
            if (later.compareTo(fold) > 0 && interactions.isIn(later, position)) {
                return true;
            }
        }
        return false;
    }
}
