package dev.decoy.eval.audit;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.RowSelection;
import java.util.EnumSet;

/**
 * How far the items of negatives are from those of the positives they stand beside.
 *
 * @param bits their Jensen-Shannon divergence: 0 for the same shares, 1 when no item is in both
 * @param negatives shares of items among negatives
 * @param positives among positives
 * @param counts interactions in TRAIN, which popularity is counted by
 */
public record PopularityDistance(double bits, ItemShares negatives, ItemShares positives, InteractionStats counts) {
    /**
     * O(interactions + negatives).
     *
     * @throws IllegalArgumentException when there is no negative
     */
    public static PopularityDistance of(AuditedRows rows, WrittenNegatives written) {
        Interactions interactions = rows.interactions();
        RowSelection selection = rows.selection();
        double[] negatives = new double[interactions.itemCount()];
        double[] positives = new double[interactions.itemCount()];
        for (int position = 0; position < interactions.size(); position++) {
            if (interactions.isIn(rows.fold(), position) && selection.contains(position)) {
                positives[interactions.item(position)]++;
            }
            for (int k = 0; k < written.count(position); k++) {
                negatives[written.item(position, k)]++;
            }
        }
        ItemShares ofNegatives = ItemShares.of(negatives);
        ItemShares ofPositives = ItemShares.of(positives);
        return new PopularityDistance(
                ofNegatives.divergence(ofPositives),
                ofNegatives,
                ofPositives,
                interactions.stats(EnumSet.of(Fold.TRAIN)));
    }
}
