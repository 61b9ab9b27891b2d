package dev.decoy.data;

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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All interactions in compressed sparse row form: the positions {@code rowStart(user)} to {@code rowEnd(user)} are the
 * interactions of a user, in canonical order (time, then the hash of the pair, or what {@link ReadRules} says), with
 * parallel columns and one fold byte per position. Immutable and safe to share.
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
        this.userIds = userIds;
        this.itemIds = itemIds;
        this.rowStarts = rowStarts;
        this.items = items;
        this.times = times;
        this.folds = folds;
        this.order = order;
        this.furtherSchema = furtherSchema;
        this.further = List.copyOf(further);
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

    /** The fold byte at a position: {@link Fold#code()} or {@link Fold#LEFT_OUT}. */
    public byte foldCode(int position) {
        return folds[position];
    }

    /** Whether a position is in a fold. */
    public boolean isIn(Fold fold, int position) {
        return folds[position] == fold.code();
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

    /** The same interactions, dealt to folds. */
    public Interactions split(Splitter splitter) {
        byte[] dealt = new byte[items.length];
        UserView view = new UserView(this);
        byte[] scratch = {};
        for (int user = 0; user < userCount(); user++) {
            view.moveTo(user);
            if (view.size() == 0) {
                continue;
            }
            if (scratch.length < view.size()) {
                scratch = new byte[Math.max(view.size(), 2 * scratch.length)];
            }
            Arrays.fill(scratch, 0, view.size(), Fold.LEFT_OUT);
            splitter.assign(view, scratch);
            System.arraycopy(scratch, 0, dealt, rowStarts[user], view.size());
        }
        return new Interactions(userIds, itemIds, rowStarts, items, times, dealt, order, furtherSchema, further);
    }

    /** The interactions whose mark is set, with new codes: users and items without any are gone. */
    public Interactions subset(boolean[] kept) {
        Subset subset = new Subset(this, kept);
        int[] positions = subset.positions();
        int[] newUsers = subset.newUserCodes();
        int[] newItems = subset.newItemCodes();
        Vocabulary users = Subset.vocabulary(userIds, newUsers);
        int[] starts = new int[users.size() + 1];
        int[] codes = new int[positions.length];
        byte[] dealt = new byte[positions.length];
        int user = 0;
        for (int i = 0; i < positions.length; i++) {
            while (positions[i] >= rowEnd(user)) {
                user++;
            }
            starts[newUsers[user] + 1] = i + 1;
            codes[i] = newItems[items[positions[i]]];
            dealt[i] = folds[positions[i]];
        }
        return new Interactions(
                users,
                Subset.vocabulary(itemIds, newItems),
                starts,
                codes,
                times == null
                        ? null
                        : Arrays.stream(positions).mapToLong(this::timeMillis).toArray(),
                dealt,
                order,
                furtherSchema,
                further.stream().map(subset::column).toList());
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
        int[] newItems = Recoding.of(itemIds, all);
        int[] codes = new int[items.length];
        for (int position = 0; position < codes.length; position++) {
            codes[position] = newItems[items[position]];
        }
        return new Interactions(userIds, all, rowStarts, codes, times, folds, order, furtherSchema, further);
    }

    /** Interactions in a fold. */
    public int size(Fold fold) {
        int count = 0;
        for (byte code : folds) {
            if (code == fold.code()) {
                count++;
            }
        }
        return count;
    }

    /** Counts over some folds. One pass. */
    public InteractionStats stats(Set<Fold> counted) {
        boolean[] wanted = new boolean[Fold.values().length];
        counted.forEach(fold -> wanted[fold.code()] = true);
        int[] counts = new int[itemCount()];
        int users = 0;
        for (int user = 0; user < userCount(); user++) {
            boolean any = false;
            for (int position = rowStarts[user]; position < rowStarts[user + 1]; position++) {
                if (folds[position] >= 0 && wanted[folds[position]]) {
                    counts[items[position]]++;
                    any = true;
                }
            }
            users += any ? 1 : 0;
        }
        return new InteractionStats(users, counts);
    }

    /** A view that starts at the first user and is moved by {@link UserView#moveTo}. */
    public UserView newUserView() {
        return new UserView(this);
    }

    /** A cursor over users. Thread-confined. */
    public static final class UserView implements UserInteractions {
        private final Interactions interactions;
        private int user;

        private UserView(Interactions interactions) {
            this.interactions = interactions;
        }

        /** Moves to a user. */
        public UserView moveTo(int userCode) {
            user = userCode;
            return this;
        }

        @Override
        public int user() {
            return user;
        }

        @Override
        public long userKey() {
            return interactions.userKey(user);
        }

        @Override
        public int size() {
            return interactions.rowEnd(user) - interactions.rowStart(user);
        }

        @Override
        public int item(int index) {
            return interactions.item(position(index));
        }

        @Override
        public long timeMillis(int index) {
            return interactions.timeMillis(position(index));
        }

        @Override
        public long pairKey(int index) {
            return interactions.pairKey(user, position(index));
        }

        @Override
        public int position(int index) {
            return interactions.rowStart(user) + index;
        }
    }
}
