package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.io.ReadRules;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what the report says of the interactions. */
final class DataSummary {
    private DataSummary() {}

    static RunReport.Data of(Interactions interactions, ReadRules.Losses losses) {
        Map<String, RunReport.FoldCount> folds = new LinkedHashMap<>();
        long inFolds = 0;
        for (Fold fold : Fold.values()) {
            InteractionStats stats = interactions.stats(EnumSet.of(fold));
            folds.put(fold.label(), new RunReport.FoldCount(stats.interactionCount(), stats.userCount()));
            inFolds += stats.interactionCount();
        }
        return new RunReport.Data(
                interactions.userCount(),
                interactions.itemCount(),
                interactions.size(),
                losses.droppedNulls(),
                losses.outsideTimeRange(),
                usersWithTiedLastTime(interactions),
                folds,
                Math.toIntExact(interactions.size() - inFolds));
    }

    private static int usersWithTiedLastTime(Interactions interactions) {
        int tied = 0;
        for (int user = 0; interactions.hasTime() && user < interactions.userCount(); user++) {
            int last = interactions.rowEnd(user) - 1;
            if (last > interactions.rowStart(user)
                    && interactions.timeMillis(last) == interactions.timeMillis(last - 1)) {
                tied++;
            }
        }
        return tied;
    }
}
