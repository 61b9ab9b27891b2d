package dev.decoy.prepare;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.EventRole;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.internal.Recoding;
import dev.decoy.io.DataException;
import dev.decoy.sampling.KnownPairs;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Drops interactions, step by step, each over what the former left: a mask over positions, applied once at the end. What is
 * dropped is gone, with the ids that only it had. O(interactions) per pass. Used once, by one thread.
 */
public final class Preparation {
    private static final Set<EventRole> ROLES_OF_ROWS = EnumSet.of(EventRole.POSITIVE, EventRole.NEGATIVE);

    private final Interactions interactions;
    private final boolean[] kept;
    private boolean[] aboveThreshold = {};
    private boolean keepsItemsShownAlone = true;
    private final List<Loss> losses = new ArrayList<>();

    /** Prepares these interactions. */
    public Preparation(Interactions interactions) {
        this.interactions = interactions;
        kept = new boolean[interactions.size()];
        Arrays.fill(kept, true);
    }

    /**
     * Drops positives whose value in a numeric further column is below {@code min} or missing. Events of other roles stay.
     *
     * @throws IllegalArgumentException when the column was not read or is not numeric
     */
    public Preparation threshold(String column, double min) {
        ColumnVector values = interactions.column(column);
        if (values == null) {
            throw new IllegalArgumentException("threshold names the column \"" + column + "\", which was not read");
        }
        IntPredicate high = switch (values.storage()) {
            case INT -> requireNumbers(column, values, position -> values.ints()[position] >= min);
            case LONG -> position -> !values.isNull(position) && values.longs()[position] >= min;
            case DOUBLE -> position -> !values.isNull(position) && values.doubles()[position] >= min;
            case BYTES -> requireNumbers(column, values, position -> true);
        };
        step("threshold", position -> !interactions.isPositive(position) || high.test(position));
        aboveThreshold = kept.clone();
        return this;
    }

    private static IntPredicate requireNumbers(String column, ColumnVector values, IntPredicate rule) {
        if (values.dictionary() != null || values.storage() != ValueType.Storage.INT) {
            throw new IllegalArgumentException("threshold must name a numeric column, but \"" + column + "\" is text");
        }
        return position -> !values.isNull(position) && rule.test(position);
    }

    /**
     * Leaves one positive of each pair and one observed negative, or refuses repeats. Known events all stay.
     *
     * @throws DataException for FAIL, when a pair repeats
     */
    public Preparation duplicates(Duplicates rule) {
        if (rule == Duplicates.KEEP_ALL) {
            return this;
        }
        int[] seenBy = new int[interactions.itemCount()];
        boolean[] repeated = new boolean[kept.length];
        for (EventRole role : ROLES_OF_ROWS) {
            Arrays.fill(seenBy, -1);
            for (int user = 0; user < interactions.userCount(); user++) {
                markRepeats(user, role, rule, seenBy, repeated);
            }
        }
        return step("duplicates", position -> !repeated[position]);
    }

    private void markRepeats(int user, EventRole role, Duplicates rule, int[] seenBy, boolean[] repeated) {
        int first = interactions.rowStart(user);
        int count = interactions.rowEnd(user) - first;
        for (int i = 0; i < count; i++) {
            int position = rule == Duplicates.KEEP_LAST ? first + count - 1 - i : first + i;
            if (!kept[position] || interactions.role(position) != role) {
                continue;
            }
            int item = interactions.item(position);
            if (seenBy[item] == user && rule == Duplicates.FAIL) {
                throw new DataException("user \"" + interactions.userIds().id(user) + "\" has item \""
                        + interactions.itemIds().id(item)
                        + "\" more than once; set prepare.duplicates to keep-first, keep-last or keep-all");
            }
            repeated[position] = seenBy[item] == user;
            seenBy[item] = user;
        }
    }

    /**
     * Drops users with fewer than {@code minPerUser} positives and items with fewer than {@code minPerItem}, with all their
     * events, again and again until none is left; equal bounds make the k-core. With {@code minPerItem} above 1 items that were
     * only shown are dropped too.
     */
    public Preparation core(int minPerUser, int minPerItem) {
        keepsItemsShownAlone &= minPerItem <= 1;
        boolean[] stays = kept.clone();
        boolean changed = minPerUser > 1 || minPerItem > 1;
        while (changed) {
            boolean users = dropUsers(stays, minPerUser);
            boolean items = dropItems(stays, minPerItem);
            changed = users || items;
        }
        return step("core", position -> stays[position]);
    }

    private boolean dropUsers(boolean[] stays, int least) {
        boolean changed = false;
        for (int user = 0; user < interactions.userCount(); user++) {
            int count = 0;
            boolean any = false;
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                any |= stays[position];
                count += stays[position] && interactions.isPositive(position) ? 1 : 0;
            }
            if (any && count < least) {
                Arrays.fill(stays, interactions.rowStart(user), interactions.rowEnd(user), false);
                changed = true;
            }
        }
        return changed;
    }

    private boolean dropItems(boolean[] stays, int least) {
        int[] counts = new int[interactions.itemCount()];
        for (int position = 0; position < stays.length; position++) {
            counts[interactions.item(position)] += stays[position] && interactions.isPositive(position) ? 1 : 0;
        }
        boolean changed = false;
        for (int position = 0; position < stays.length; position++) {
            if (stays[position] && counts[interactions.item(position)] < least) {
                stays[position] = false;
                changed = true;
            }
        }
        return changed;
    }

    /** The items that have no event but shown ones, where these stay. */
    private boolean[] itemsShownAlone() {
        boolean[] alone = new boolean[interactions.itemCount()];
        Arrays.fill(alone, keepsItemsShownAlone && interactions.shown() != null);
        for (int position = 0; position < interactions.size(); position++) {
            alone[interactions.item(position)] = false;
        }
        return alone;
    }

    private Preparation step(String name, IntPredicate stays) {
        int usersBefore = users();
        int itemsBefore = items();
        int dropped = 0;
        for (int position = 0; position < kept.length; position++) {
            if (kept[position] && !stays.test(position)) {
                kept[position] = false;
                dropped++;
            }
        }
        losses.add(new Loss(name, dropped, usersBefore - users(), itemsBefore - items()));
        return this;
    }

    private int users() {
        int users = 0;
        for (int user = 0; user < interactions.userCount(); user++) {
            boolean any = false;
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                any |= kept[position];
            }
            users += any ? 1 : 0;
        }
        return users;
    }

    private int items() {
        boolean[] seen = new boolean[interactions.itemCount()];
        int items = 0;
        for (int position = 0; position < kept.length; position++) {
            int item = interactions.item(position);
            if (kept[position] && !seen[item]) {
                seen[item] = true;
                items++;
            }
        }
        return items;
    }

    /**
     * The pairs that the threshold dropped, by the codes of what was made of the interactions; those of users or items that
     * have none there are left out. None without a threshold.
     */
    public KnownPairs belowThreshold(Interactions made) {
        int[] users = Recoding.of(interactions.userIds(), made.userIds());
        int[] items = Recoding.of(interactions.itemIds(), made.itemIds());
        IntArrayList pairUsers = new IntArrayList();
        IntArrayList pairItems = new IntArrayList();
        for (int user = 0; aboveThreshold.length > 0 && user < users.length; user++) {
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                int item = items[interactions.item(position)];
                if (!aboveThreshold[position] && users[user] >= 0 && item >= 0) {
                    pairUsers.add(users[user]);
                    pairItems.add(item);
                }
            }
        }
        return KnownPairs.of(made.userCount(), pairUsers.toIntArray(), pairItems.toIntArray());
    }

    /** What each step dropped, in their order. */
    public List<Loss> losses() {
        return List.copyOf(losses);
    }

    /**
     * The interactions that are left, with new codes.
     *
     * @throws DataException when none is left
     */
    public Interactions prepared() {
        boolean anyDropped = losses.stream().anyMatch(loss -> loss.interactions() > 0);
        if (!anyDropped && (keepsItemsShownAlone || interactions.shown() == null)) {
            return interactions;
        }
        Interactions left = interactions.subset(kept, itemsShownAlone());
        if (left.positives().size() == 0) {
            throw new DataException("preparation leaves no interactions: " + losses + "; loosen prepare");
        }
        return left;
    }
}
