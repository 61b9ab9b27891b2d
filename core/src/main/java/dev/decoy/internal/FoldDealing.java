package dev.decoy.internal;

import dev.decoy.data.EventRole;
import dev.decoy.data.EventRoles;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.UserInteractions;
import dev.decoy.data.UserView;
import dev.decoy.split.Splitter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Deals interactions to folds. A splitter is shown the positives of a user; an event of another role takes the fold of the
 * user's latest positive at or before its time, and TRAIN where there is none, or no time: what comes after a held-out
 * positive is in no earlier fold. Splitters that deal each interaction by itself deal all of them. Of users that are held
 * out, positives in TRAIN become known events, and negatives there are left out. Used once.
 */
public final class FoldDealing {
    private final Interactions interactions;
    private final Splitter splitter;
    private final byte[] dealt;
    private byte @Nullable [] roleCodes;
    private byte[] scratch = {};

    private FoldDealing(Interactions interactions, Splitter splitter) {
        this.interactions = interactions;
        this.splitter = splitter;
        dealt = new byte[interactions.size()];
    }

    /** Deals all positions. */
    public static FoldDealing of(Interactions interactions, Splitter splitter) {
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
            if (view.size() > 0 && splitter.holdsOut(view)) {
                dealing.keepAsInput(user);
            }
        }
        return dealing;
    }

    /** The fold bytes of all positions. */
    public byte[] folds() {
        return dealt;
    }

    /** The roles of all positions where some have become known events, else those that were. */
    public @Nullable EventRoles roles(@Nullable EventRoles former) {
        return roleCodes == null ? former : new EventRoles(roleCodes, interactions.shown());
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

    private void keepAsInput(int user) {
        for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
            if (dealt[position] != Fold.TRAIN.code()) {
                continue;
            }
            if (interactions.isPositive(position)) {
                byte[] codes = roleCodes == null ? roleCodes() : roleCodes;
                codes[position] = EventRole.KNOWN.code();
                roleCodes = codes;
            } else if (interactions.role(position) == EventRole.NEGATIVE) {
                dealt[position] = Fold.LEFT_OUT;
            }
        }
    }

    private byte[] roleCodes() {
        byte[] codes = new byte[dealt.length];
        for (int position = 0; position < codes.length; position++) {
            codes[position] = interactions.role(position).code();
        }
        return codes;
    }
}
