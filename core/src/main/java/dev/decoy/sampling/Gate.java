package dev.decoy.sampling;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.KeyedRandom;
import java.util.Arrays;

/**
 * What may not be drawn for the row at hand: one bit per item for what the user knows, what is outside the universe, and what
 * {@link SampleBatch} adds (the row's own positive, what is taken); and whether an item suits the row. The bits of a user are
 * marked once for all its rows. Thread-confined.
 */
final class Gate {
    /** What is drawn where nothing can be. */
    static final int NO_ITEM = -1;

    /** Proposals per wanted negative before it is drawn from what is open, one by one. */
    static final int ATTEMPTS = 32;

    private static final int NOBODY = -1;

    private final Interactions interactions;
    private final SamplingPolicy policy;
    private final ItemUniverse universe;
    private final boolean anyItemSuits;
    private final long[] base;
    private final long[] blocked;

    private int user = NOBODY;
    private byte fold;
    private long time;
    private int position;
    // Of the user's interactions, those before this position are marked.
    private int nextPosition;
    // The items that were blocked because they are known, each once.
    private int[] known = new int[64];
    private int knownCount;
    private long proposals;

    Gate(Interactions interactions, SamplingPolicy policy) {
        this.interactions = interactions;
        this.policy = policy;
        universe = policy.universe();
        anyItemSuits = universe.isSameForAllRows();
        long[] outside = universe.outside();
        base = outside != null ? outside : new long[(interactions.itemCount() + 63) >>> 6];
        blocked = base.clone();
    }

    /** The user whose known items are marked; -1 for nobody. */
    int user() {
        return user;
    }

    /** Marks what a user knows, when the former user is left; what is known up to a time follows with the row. */
    void enterUser(int next) {
        user = next;
        nextPosition = interactions.rowStart(next);
        time = Long.MIN_VALUE;
        if (policy.known() != KnownItems.UP_TO_TIME) {
            markInteractions(policy.known(), Long.MAX_VALUE);
        }
        markPairs();
    }

    /** Clears the marks of the user; what others have set stays. */
    void leaveUser() {
        forgetKnown();
        user = NOBODY;
    }

    private void forgetKnown() {
        for (int i = 0; i < knownCount; i++) {
            unblock(known[i]);
        }
        knownCount = 0;
    }

    /** Turns to a row of the user. */
    void enterRow(int rowPosition) {
        position = rowPosition;
        long rowTime = interactions.timeMillis(rowPosition);
        byte rowFold = interactions.foldCode(rowPosition);
        if (policy.known() == KnownItems.UP_TO_TIME) {
            if (rowTime < time || rowFold != fold) {
                forgetKnown();
                nextPosition = interactions.rowStart(user);
                markPairs();
            }
            markInteractions(KnownItems.defaultFor(Fold.ofCode(rowFold)), rowTime);
        }
        time = rowTime;
        fold = rowFold;
    }

    private void markInteractions(KnownItems scope, long upTo) {
        int end = interactions.rowEnd(user);
        while (nextPosition < end && interactions.timeMillis(nextPosition) <= upTo) {
            if (scope.includes(interactions.foldCode(nextPosition))) {
                markKnown(interactions.item(nextPosition));
            }
            nextPosition++;
        }
    }

    private void markPairs() {
        KnownPairs pairs = policy.alsoKnown();
        for (int i = pairs.start(user); i < pairs.end(user); i++) {
            markKnown(pairs.item(i));
        }
    }

    private void markKnown(int item) {
        if (isBlocked(item)) {
            return;
        }
        block(item);
        if (knownCount == known.length) {
            known = Arrays.copyOf(known, 2 * knownCount);
        }
        known[knownCount++] = item;
    }

    /** Items blocked because they are known; see {@link #known(int)}. */
    int knownCount() {
        return knownCount;
    }

    /** One of them; none is outside the universe, but some may not suit the row. */
    int known(int index) {
        return known[index];
    }

    /** Whether an item is the row's positive, known, or outside the universe, whatever is taken. O(known items) where it is taken. */
    boolean isExcluded(int item, int positive) {
        if (item == positive) {
            return true;
        }
        if (!isBlocked(item)) {
            return false;
        }
        if (universe.isOutside(item)) {
            return true;
        }
        for (int i = 0; i < knownCount; i++) {
            if (known[i] == item) {
                return true;
            }
        }
        return false;
    }

    /** What is to be said of an item that is proposed for the row. O(known items). */
    DrawWatcher.Verdict verdict(int item, int positive) {
        if (isOpen(item)) {
            return DrawWatcher.Verdict.OPEN;
        }
        if (item == positive) {
            return DrawWatcher.Verdict.OWN_POSITIVE;
        }
        if (universe.isOutside(item)) {
            return DrawWatcher.Verdict.OUTSIDE;
        }
        if (isExcluded(item, positive)) {
            return DrawWatcher.Verdict.KNOWN;
        }
        return isBlocked(item) ? DrawWatcher.Verdict.TAKEN : DrawWatcher.Verdict.UNSUITED;
    }

    /** Whether nothing but the row itself speaks against an item: it is there at the row's time, and matches. */
    boolean suits(int item) {
        return anyItemSuits || universe.suits(item, time, position);
    }

    /** Whether an item may be drawn for the row. */
    boolean isOpen(int item) {
        return !isBlocked(item) && suits(item);
    }

    /** Items that are not open; where that changes with the row, all. */
    int closedCount() {
        if (!anyItemSuits) {
            return interactions.itemCount();
        }
        int count = 0;
        for (long word : blocked) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** Copies the items that are not open, but for one, to {@code into[0 ..]} in ascending order; how many. O(items). */
    int copyClosed(int butNot, int[] into) {
        int count = 0;
        if (anyItemSuits) {
            for (int word = 0; word < blocked.length; word++) {
                for (long bits = blocked[word]; bits != 0; bits &= bits - 1) {
                    into[count] = (word << 6) + Long.numberOfTrailingZeros(bits);
                    count += into[count] == butNot ? 0 : 1;
                }
            }
            return count;
        }
        for (int item = 0; item < interactions.itemCount(); item++) {
            if (item != butNot && !isOpen(item)) {
                into[count++] = item;
            }
        }
        return count;
    }

    /** Whether an item that is not marked is open, whatever the row. */
    boolean goesByMarksAlone() {
        return anyItemSuits;
    }

    /** A bit per item that is not open; changes with the row. */
    long[] marks() {
        return blocked;
    }

    boolean isBlocked(int item) {
        return (blocked[item >> 6] & 1L << item) != 0;
    }

    void block(int item) {
        blocked[item >> 6] |= 1L << item;
    }

    /** Takes a block back; what is outside the universe stays blocked. */
    void unblock(int item) {
        long bit = 1L << item;
        blocked[item >> 6] = (blocked[item >> 6] & ~bit) | (base[item >> 6] & bit);
    }

    /** The first proposal that is open, of so many; {@link #NO_ITEM} when none is. */
    int propose(Row current, ItemProposal.Draw draw) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int item = draw.next(current);
            proposals++;
            if (isOpen(item)) {
                return item;
            }
        }
        return NO_ITEM;
    }

    /** Items that {@link #propose} has looked at. */
    long proposals() {
        return proposals;
    }

    /** One exact draw from the open items, by prefix sums in whole numbers; {@link #NO_ITEM} when all weigh 0. O(items). */
    int enumerate(Row current, ItemProposal law, KeyedRandom random) {
        int itemCount = interactions.itemCount();
        long total = 0;
        for (int item = 0; item < itemCount; item++) {
            if (isOpen(item)) {
                total += law.weight(current, item);
            }
        }
        if (total == 0) {
            return NO_ITEM;
        }
        return itemAt(random.nextLong(total), current, law);
    }

    /** The open item that a number falls on when their weights stand one after the other, the number being below their sum. */
    int itemAt(long number, Row current, ItemProposal law) {
        long left = number;
        int item = -1;
        while (left >= 0) {
            item++;
            if (isOpen(item)) {
                left -= law.weight(current, item);
            }
        }
        return item;
    }
}
