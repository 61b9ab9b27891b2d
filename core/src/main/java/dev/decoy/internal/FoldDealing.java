package dev.decoy.internal;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.UserInteractions;
import dev.decoy.data.UserView;
import dev.decoy.split.Splitter;
import java.util.Arrays;

/**
 * Deals interactions to folds. A splitter is shown the positives of a user; an event of another role takes the fold of the
 * user's latest positive at or before its time, and TRAIN where there is none, or no time: what comes after a held-out
 * positive is in no earlier fold. Splitters that deal each interaction by itself deal all of them. Used once.
 */
public final class FoldDealing {
    private final Interactions interactions;
    private final Splitter splitter;
    private final byte[] dealt;
    private byte[] scratch = {};

    private FoldDealing(Interactions interactions, Splitter splitter) {
        this.interactions = interactions;
        this.splitter = splitter;
        dealt = new byte[interactions.size()];
    }

    /** The fold bytes of all positions. */
    public static byte[] of(Interactions interactions, Splitter splitter) {
        FoldDealing dealing = new FoldDealing(interactions, splitter);
        boolean all = !interactions.hasRoles() || splitter.dealsEachByItself();
        UserView view = all ? UserView.of(interactions) : UserView.ofPositives(interactions);
        for (int user = 0; user < interactions.userCount(); user++) {
            view.moveTo(user);
            dealing.assign(view);
            if (!all) {
                dealing.dealOthers(view);
            }
            dealing.dealViewed(view);
        }
        return dealing.dealt;
    }

    private void assign(UserInteractions view) {
        if (scratch.length < view.size()) {
            scratch = new byte[Math.max(view.size(), 2 * scratch.length)];
        }
        Arrays.fill(scratch, 0, view.size(), Fold.LEFT_OUT);
        if (view.size() > 0) {
            splitter.assign(view, scratch);
        }
    }

    private void dealViewed(UserInteractions view) {
        for (int i = 0; i < view.size(); i++) {
            dealt[view.position(i)] = scratch[i];
        }
    }

    /** Gives every event of the user the fold of the latest positive at or before its time. */
    private void dealOthers(UserInteractions positives) {
        int user = positives.user();
        int before = 0;
        for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
            long time = interactions.timeMillis(position);
            while (interactions.hasTime() && before < positives.size() && positives.timeMillis(before) <= time) {
                before++;
            }
            dealt[position] = before == 0 ? Fold.TRAIN.code() : scratch[before - 1];
        }
    }
}
