package dev.decoy.eval.audit;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import java.util.Arrays;
import java.util.EnumSet;

/**
 * Negatives that no model could tell from positives by what it saw.
 *
 * @param unborn share of negatives whose item nobody takes, knows or is shown until after their row's time, as if it did not
 *     exist yet; NaN without times of a clock
 * @param unseen share of negatives whose item is not in TRAIN
 */
public record Novelty(double unborn, double unseen) {
    /** O(interactions + negatives). */
    public static Novelty of(AuditedRows rows, WrittenNegatives written) {
        Interactions interactions = rows.interactions();
        InteractionStats train = interactions.stats(EnumSet.of(Fold.TRAIN));
        long[] firstSeen = firstSeen(interactions);
        long unborn = 0;
        long unseen = 0;
        for (int position = 0; position < interactions.size(); position++) {
            for (int k = 0; k < written.count(position); k++) {
                int item = written.item(position, k);
                unborn += firstSeen[item] > interactions.timeMillis(position) ? 1 : 0;
                unseen += train.interactionCount(item) == 0 ? 1 : 0;
            }
        }
        double all = written.size();
        return new Novelty(interactions.hasClock() ? unborn / all : Double.NaN, unseen / all);
    }

    private static long[] firstSeen(Interactions interactions) {
        long[] firstSeen = new long[interactions.itemCount()];
        Arrays.fill(firstSeen, Long.MAX_VALUE);
        addFirst(interactions, firstSeen);
        Interactions shown = interactions.shown();
        if (shown != null) {
            addFirst(shown, firstSeen);
        }
        return firstSeen;
    }

    private static void addFirst(Interactions events, long[] firstSeen) {
        for (int position = 0; position < events.size(); position++) {
            int item = events.item(position);
            firstSeen[item] = Math.min(firstSeen[item], events.timeMillis(position));
        }
    }
}
