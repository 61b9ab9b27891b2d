package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.data.UserInteractions;
import dev.decoy.data.UserView;
import dev.decoy.io.ReadRules;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what the report says of the interactions. */
final class DataSummary {
    private DataSummary() {}

    /** Counts; {@code input} are those of held-out users that are positives no more. */
    static RunReport.Data of(Interactions interactions, ReadRules.Losses losses, Map<String, Long> events, int input) {
        Map<String, RunReport.FoldCount> folds = new LinkedHashMap<>();
        long inFolds = 0;
        for (Fold fold : Fold.values()) {
            InteractionStats stats = interactions.stats(EnumSet.of(fold));
            folds.put(fold.label(), new RunReport.FoldCount(stats.interactionCount(), stats.userCount()));
            inFolds += stats.interactionCount();
        }
        UserView positives = UserView.ofPositives(interactions);
        int all = 0;
        int tied = 0;
        for (int user = 0; user < interactions.userCount(); user++) {
            all += positives.moveTo(user).size();
            tied += interactions.hasTime() && hasTiedLastTime(positives) ? 1 : 0;
        }
        return new RunReport.Data(
                interactions.userCount(),
                interactions.itemCount(),
                all + input,
                events,
                losses.droppedNulls(),
                losses.outsideTimeRange(),
                tied,
                folds,
                Math.toIntExact(all - inFolds));
    }

    private static boolean hasTiedLastTime(UserInteractions positives) {
        int last = positives.size() - 1;
        return last > 0 && positives.timeMillis(last) == positives.timeMillis(last - 1);
    }
}
