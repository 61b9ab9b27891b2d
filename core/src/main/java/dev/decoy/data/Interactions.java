package dev.decoy.data;

import dev.decoy.internal.FoldDealing;
import dev.decoy.internal.Hashing;
import dev.decoy.internal.Recoding;
import dev.decoy.internal.Subset;
import dev.decoy.internal.VocabularyUnion;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.ReadRules;
import dev.decoy.io.Schema;
import dev.decoy.split.Splitter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All interactions in compressed sparse row form: the positions {@code rowStart(user)} to {@code rowEnd(user)} are the
 * interactions of a user, in canonical order (time, then the hash of the pair, or what {@link ReadRules} says), with
 * parallel columns and one fold byte per position. Where the source tells {@link EventRole roles} apart, positions are
 * positives or other events of the user, and what was only {@link #shown} stands beside them. Immutable and safe to share.
 *
 * <p>4 bytes per interaction for the item, 8 for the time, 1 for the fold, and the further columns. At most 2^31 - 9
 * interactions.
 */
public final class Interactions {
    private final Vocabulary userIds;
    private final Vocabulary itemIds;
    private final int[] rowStarts;
    private final int[] items;
    private final long @Nullable [] times;
    private final byte[] folds;
    private final RowOrder order;
    private final Schema furtherSchema;
    private final List<ColumnVector> further;
    private final @Nullable EventRoles roles;
    // Counted once: samplers, joiners and the report all ask for those of TRAIN.
    private final Map<Set<Fold>, InteractionStats> stats = new ConcurrentHashMap<>();

    /**
     * Takes over arrays that are already coded and in canonical order; callers outside core use {@link #read}.
     *
     * @param rowStarts first position of each user, and the end: userCount + 1 entries
     * @param items item code per position
     * @param times milliseconds per position, or null when the data has no time
     * @param folds {@link Fold#code()} or {@link Fold#LEFT_OUT} per position
     * @param order what put them in this order
     * @param furtherSchema names and types of the further columns
     * @param further their values by position
     */
    public Interactions(
            Vocabulary userIds,
            Vocabulary itemIds,
            int[] rowStarts,
            int[] items,
            long @Nullable [] times,
            byte[] folds,
            RowOrder order,
            Schema furtherSchema,
            List<ColumnVector> further) {
        this(userIds, itemIds, rowStarts, items, times, folds, order, furtherSchema, further, null);
    }

    private Interactions(
            Vocabulary userIds,
            Vocabulary itemIds,
            int[] rowStarts,
            int[] items,
            long @Nullable [] times,
            byte[] folds,
            RowOrder order,
            Schema furtherSchema,
            List<ColumnVector> further,
            @Nullable EventRoles roles) {
        this.userIds = userIds;
        this.itemIds = itemIds;
        this.rowStarts = rowStarts;
        this.items = items;
        this.times = times;
        this.folds = folds;
        this.order = order;
        this.furtherSchema = furtherSchema;
        this.further = List.copyOf(further);
        this.roles = roles;
    }

    /** The same in canonical order. */
    public Interactions(
            Vocabulary userIds,
            Vocabulary itemIds,
            int[] rowStarts,
            int[] items,
            long @Nullable [] times,
            byte[] folds,
            Schema furtherSchema,
            List<ColumnVector> further) {
        this(userIds, itemIds, rowStarts, items, times, folds, RowOrder.CANONICAL, furtherSchema, further);
    }

    /**
     * Reads all parts of a source; every interaction is in TRAIN. The result does not depend on the order of parts or rows.
     *
     * @throws dev.decoy.io.DataException when the data cannot be understood or there is none
     */
    public static Interactions read(InteractionSource source, InteractionColumns columns) throws IOException {
        return ReadRules.USUAL.read(source, columns).interactions();
    }

    /** Number of users; codes are 0 to userCount - 1. */
    public int userCount() {
        return rowStarts.length - 1;
    }

    /** Number of items; codes are 0 to itemCount - 1. */
    public int itemCount() {
        return itemIds.size();
    }

    /** Number of interactions; positions are 0 to size - 1. */
    public int size() {
        return items.length;
    }

    /** The users' ids by code. */
    public Vocabulary userIds() {
        return userIds;
    }

    /** The items' ids by code. */
    public Vocabulary itemIds() {
        return itemIds;
    }

    /** First position of a user. */
    public int rowStart(int user) {
        return rowStarts[user];
    }

    /** Position after the last of a user. */
    public int rowEnd(int user) {
        return rowStarts[user + 1];
    }

    /** The user whose row holds a position. O(log users). */
    public int userOf(int position) {
        int found = Arrays.binarySearch(rowStarts, position);
        if (found < 0) {
            return -found - 2;
        }
        // Users without interactions share a start; the position belongs to the last of them.
        while (rowStarts[found + 1] == position) {
            found++;
        }
        return found;
    }

    /** Item code at a position. */
    public int item(int position) {
        return items[position];
    }

    /** Whether interactions have times. */
    public boolean hasTime() {
        return times != null;
    }

    /** Whether times are those of a clock: false where there are none, and where they are row numbers. */
    public boolean hasClock() {
        return times != null && order != RowOrder.FILE;
    }

    /** What orders the interactions of a user. */
    public RowOrder order() {
        return order;
    }

    /** Milliseconds since 1970-01-01T00:00Z at a position, or row numbers ({@link #hasClock}); 0 when the data has no time. */
    public long timeMillis(int position) {
        return times == null ? 0 : times[position];
    }

    /** The fold byte at a position, whatever its role: {@link Fold#code()} or {@link Fold#LEFT_OUT}. */
    public byte foldCode(int position) {
        return folds[position];
    }

    /** Whether a position is a positive in a fold. */
    public boolean isIn(Fold fold, int position) {
        return folds[position] == fold.code() && isPositive(position);
    }

    /** Whether events have roles; without, all are positives. */
    public boolean hasRoles() {
        return roles != null;
    }

    /** What the event at a position means. */
    public EventRole role(int position) {
        return roles == null ? EventRole.POSITIVE : roles.of(position);
    }

    /** Whether a position is a positive, which becomes rows and counts in statistics. */
    public boolean isPositive(int position) {
        return roles == null || roles.isPositive(position);
    }

    /** What was shown to users, under the same codes, by user in order of time; null where the source does not tell. */
    public @Nullable Interactions shown() {
        return roles == null ? null : roles.shown();
    }

    /** Names and types of the further columns that were read. */
    public Schema furtherSchema() {
        return furtherSchema;
    }

    /** A further column by position, null when it was not read. */
    public @Nullable ColumnVector column(String name) {
        int index = furtherSchema.indexOf(name);
        return index < 0 ? null : further.get(index);
    }

    /** The stable hash of a user's id. */
    public long userKey(int user) {
        return Hashing.userKey(userIds.hash(user));
    }

    /** The stable hash of (user id, item id) at a position of that user. */
    public long pairKey(int user, int position) {
        return Hashing.pairKey(userIds.hash(user), itemIds.hash(items[position]));
    }

    /**
     * The stable key of a row within its user: hash of item id, time, and how many equal ones stand before it; where times
     * are row numbers, the place among the user's rows instead of the time, which other users' rows would change.
     */
    public long rowKey(int user, int position) {
        long itemHash = itemIds.hash(items[position]);
        if (order == RowOrder.FILE) {
            return Hashing.rowKey(itemHash, position - rowStarts[user], 0);
        }
        int equal = order == RowOrder.CANONICAL ? adjacentEqual(user, position) : scatteredEqual(user, position);
        return Hashing.rowKey(itemHash, timeMillis(position), equal);
    }

    /** The identity of a row over all users, which outputs have as {@code row_id}. */
    public long rowId(int user, int position) {
        return Hashing.rowId(userKey(user), rowKey(user, position));
    }

    /** Equal pairs of one time stand side by side. */
    private int adjacentEqual(int user, int position) {
        int earlier = position - 1;
        while (earlier >= rowStarts[user]
                && items[earlier] == items[position]
                && timeMillis(earlier) == timeMillis(position)) {
            earlier--;
        }
        return position - 1 - earlier;
    }

    /** Equal pairs are anywhere among the rows of one time. */
    private int scatteredEqual(int user, int position) {
        int equal = 0;
        for (int earlier = position - 1;
                earlier >= rowStarts[user] && timeMillis(earlier) == timeMillis(position);
                earlier--) {
            equal += items[earlier] == items[position] ? 1 : 0;
        }
        return equal;
    }

    /** The same interactions, dealt to folds; what is input of users that are held out has become known events. */
    public Interactions split(Splitter splitter) {
        FoldDealing dealt = FoldDealing.of(this, splitter);
        return new Interactions(userIds, itemIds, rowStarts, items, times, dealt.folds(), order, furtherSchema, further)
                .withRoles(dealt.roles(roles));
    }

    /**
     * The interactions whose mark is set, with new codes: users and items without any are gone.
     *
     * @see #subset(boolean[], boolean[])
     */
    public Interactions subset(boolean[] kept) {
        return subset(kept, new boolean[itemCount()]);
    }

    /** The same, but items whose mark is set in {@code moreItems} stay even without interactions. */
    public Interactions subset(boolean[] kept, boolean[] moreItems) {
        Subset left = new Subset(this, kept);
        boolean[] leftItems = left.items();
        for (int item = 0; item < leftItems.length; item++) {
            leftItems[item] |= moreItems[item];
        }
        Subset.Codes users = Subset.Codes.of(userIds, left.users());
        Subset.Codes itemCodes = Subset.Codes.of(itemIds, leftItems);
        return left.under(users, itemCodes).withRoles(roles == null ? null : roles.subset(left, users, itemCodes));
    }

    /** The same interactions with these roles, by position; null: all are positives. */
    public Interactions withRoles(@Nullable EventRoles told) {
        if (told == null && roles == null) {
            return this;
        }
        return new Interactions(userIds, itemIds, rowStarts, items, times, folds, order, furtherSchema, further, told);
    }

    /** The positives alone, under the same codes. O(interactions) where there are others. */
    public Interactions positives() {
        if (roles == null) {
            return this;
        }
        boolean[] kept = new boolean[items.length];
        for (int position = 0; position < kept.length; position++) {
            kept[position] = isPositive(position);
        }
        boolean[] all = new boolean[Math.max(userCount(), itemCount())];
        Arrays.fill(all, true);
        return new Subset(this, kept)
                .under(
                        Subset.Codes.of(userIds, Arrays.copyOf(all, userCount())),
                        Subset.Codes.of(itemIds, Arrays.copyOf(all, itemCount())));
    }

    /**
     * The same interactions over more items: those of {@code more} that have no interactions get codes too, so that codes stay
     * ranks of ids. O(interactions) where there are such items.
     *
     * @throws IllegalArgumentException when the ids of one are text, of the other whole numbers
     */
    public Interactions withItems(Vocabulary more) {
        Vocabulary all = VocabularyUnion.of(itemIds, more);
        if (all.size() == itemIds.size()) {
            return this;
        }
        return recoded(all, Recoding.of(itemIds, all)).withRoles(roles == null ? null : roles.withItems(all));
    }

    /** The same over other item codes, without roles. */
    Interactions recoded(Vocabulary all, int[] newItems) {
        int[] codes = new int[items.length];
        for (int position = 0; position < codes.length; position++) {
            codes[position] = newItems[items[position]];
        }
        return new Interactions(userIds, all, rowStarts, codes, times, folds, order, furtherSchema, further);
    }

    /** Positives in a fold. */
    public int size(Fold fold) {
        int count = 0;
        for (int position = 0; position < folds.length; position++) {
            count += isIn(fold, position) ? 1 : 0;
        }
        return count;
    }

    /** Counts of positives over some folds. One pass, the first time. */
    public InteractionStats stats(Set<Fold> counted) {
        return stats.computeIfAbsent(Set.copyOf(counted), this::count);
    }

    private InteractionStats count(Set<Fold> counted) {
        boolean[] wanted = new boolean[Fold.values().length];
        counted.forEach(fold -> wanted[fold.code()] = true);
        int[] counts = new int[itemCount()];
        int users = 0;
        for (int user = 0; user < userCount(); user++) {
            boolean any = false;
            for (int position = rowStarts[user]; position < rowStarts[user + 1]; position++) {
                if (folds[position] >= 0 && wanted[folds[position]] && isPositive(position)) {
                    counts[items[position]]++;
                    any = true;
                }
            }
            users += any ? 1 : 0;
        }
        return new InteractionStats(users, counts);
    }
}
