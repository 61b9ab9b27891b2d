package dev.decoy.sampling;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.KeyedRandom;
import java.util.Objects;
import java.util.Set;

/**
 * Rows of positives and the negatives drawn for them. {@link #offer} is the gate: an item gets in only if it is not known
 * to the row's user, not the row's own positive, not taken where items are to be distinct, and still wanted. So a strategy
 * cannot emit a false negative, a duplicate or a surplus.
 *
 * <p>The gate is marked for a user and adjusted for each of its rows, so batches of whole users pay for a history once for
 * all its rows. Reused and thread-confined; {@code itemCount / 8} bytes and about 40 bytes a row.
 */
public final class SampleBatch {
    private static final int NONE = -1;

    private final Interactions interactions;
    private final SamplingPolicy given;
    private final Gate gate;
    private final LawMasses masses;
    private final Descriptions descriptions = new Descriptions();
    private final Turn turn = new Turn();
    private final Slots slots;
    private final ShownSlots shown = new ShownSlots();
    private final Cursor cursor = new Cursor();

    private SamplingPolicy policy;
    private int rows;
    private int[] positions = {};
    private int[] users = {};
    private long[] userKeys = {};
    private long[] rowKeys = {};
    private int[] counts = {};
    private int[] enumerated = {};
    private int[] negatives = {};
    private byte[] sources = {};

    private int selectedRow = NONE;
    private boolean ownPositiveMarked;

    /** An empty batch over these interactions. */
    public SampleBatch(Interactions interactions, SamplingPolicy policy) {
        this.interactions = interactions;
        given = policy;
        this.policy = policy;
        gate = new Gate(interactions, policy);
        masses = new LawMasses(gate, policy.universe(), interactions.itemCount());
        slots = new Slots(interactions, policy.negatives());
    }

    /**
     * Replaces the rows by those at {@code positions[from .. to)}, in any order; per-user counts and distinctness need each
     * user's rows together.
     */
    public void load(int[] newPositions, int from, int to) {
        begin(to - from);
        for (int i = from; i < to; i++) {
            add(interactions.userOf(newPositions[i]), newPositions[i]);
        }
        assignSlots();
    }

    /** Replaces the rows by those that users {@code firstUser} to {@code endUser - 1} have in some folds, in canonical order. */
    public void loadUsers(int firstUser, int endUser, Set<Fold> folds) {
        loadUsers(firstUser, endUser, RowSelection.of(interactions, folds));
    }

    /** Replaces the rows by the selected ones of users {@code firstUser} to {@code endUser - 1}, in canonical order. */
    public void loadUsers(int firstUser, int endUser, RowSelection selection) {
        int most = interactions.rowStart(endUser) - interactions.rowStart(firstUser);
        begin(most);
        for (int user = firstUser; user < endUser; user++) {
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                if (selection.contains(position)) {
                    add(user, position);
                }
            }
        }
        assignSlots();
    }

    private void begin(int mostRows) {
        leaveUser();
        policy = given;
        rows = 0;
        descriptions.forget();
        shown.forget();
        masses.forgetRow();
        if (positions.length < mostRows) {
            positions = new int[mostRows];
            users = new int[mostRows];
            userKeys = new long[mostRows];
            rowKeys = new long[mostRows];
            counts = new int[mostRows];
            enumerated = new int[mostRows];
        }
    }

    private void add(int user, int position) {
        users[rows] = user;
        positions[rows] = position;
        userKeys[rows] = rows > 0 && users[rows - 1] == user ? userKeys[rows - 1] : interactions.userKey(user);
        rowKeys[rows] = interactions.rowKey(user, position);
        counts[rows] = 0;
        enumerated[rows] = 0;
        rows++;
    }

    private void assignSlots() {
        slots.assign(users, positions, rows);
        if (negatives.length < slots.start(rows)) {
            negatives = new int[slots.start(rows)];
            sources = new byte[slots.start(rows)];
        }
    }

    /**
     * Lifts distinctness until the next load, for rows that have got every item there is: from here on an item may come again
     * in a row. What is known, and a row's own positive, stay out.
     */
    public void allowRepeats() {
        leaveUser();
        policy = given.withDistinct(Distinct.NONE);
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** A row; the cursor is valid until the next call. */
    public Row row(int row) {
        cursor.row = Objects.checkIndex(row, rows);
        return cursor;
    }

    /** Negatives a row is to get. */
    public int wanted(int row) {
        return slots.of(row);
    }

    /** Negatives still wanted; while a mixture lets a part draw, no more than that part is to give. */
    public int missing(int row) {
        return turn.limit(row, wanted(row)) - counts[row];
    }

    /** Which part of a mixture draws, and what it may draw. */
    Turn turn() {
        return turn;
    }

    /** Negatives a row has. */
    public int count(int row) {
        return counts[row];
    }

    /** Item code of negative {@code k} of a row, in the order drawn. */
    public int negative(int row, int k) {
        return negatives[slots.start(row) + Objects.checkIndex(k, counts[row])];
    }

    /** Which part of the strategy gave negative {@code k}: 0, or the part's number in a mixture. */
    public int source(int row, int k) {
        return sources[slots.start(row) + Objects.checkIndex(k, counts[row])];
    }

    /** Whether the gate would let an item into a row, were one wanted. */
    public boolean eligible(int row, int item) {
        select(row);
        return gate.isOpen(item);
    }

    /** Takes an item into a row if it is eligible and wanted; whether it did. */
    public boolean offer(int row, int item, int source) {
        return offer(row, item, source, NONE);
    }

    /** The same for an item that an event showed, whose context it then has: a position of {@link Interactions#shown}. */
    public boolean offer(int row, int item, int source, int shownPosition) {
        select(row);
        if (missing(row) == 0 || !gate.isOpen(item)) {
            return false;
        }
        shown.set(slots.start(row) + counts[row], shownPosition);
        take(row, item, source);
        return true;
    }

    /** The event that showed negative {@code k}, a position of {@link Interactions#shown}; -1 where it comes from none. */
    public int shown(int row, int k) {
        return shown.of(slots.start(row) + Objects.checkIndex(k, counts[row]));
    }

    /**
     * Draws up to {@code most} negatives of a row by a law: proposals until one is eligible, and after 32 in vain an exact
     * draw from the eligible items. Rejections do not depend on which item is accepted, so the law stays exact; the budget
     * is per negative, so the first negatives are the same however many follow.
     *
     * @param law the distribution
     * @param draw proposals of it, bound to {@code random}
     * @param random positioned at the row
     * @return how many were taken; fewer than asked only if no eligible item of positive weight is left
     */
    public int fill(int row, int most, ItemProposal law, ItemProposal.Draw draw, KeyedRandom random, int source) {
        int wanted = Math.min(most, missing(row));
        if (wanted <= 0) {
            return 0;
        }
        select(row);
        Row current = row(row);
        for (int taken = 0; taken < wanted; taken++) {
            int item = gate.propose(current, draw);
            if (item == Gate.NO_ITEM) {
                item = gate.enumerate(current, law, random);
                if (item == Gate.NO_ITEM) {
                    return taken;
                }
                enumerated[row]++;
            }
            take(row, item, source);
        }
        return wanted;
    }

    /** Negatives of a row that were drawn from the eligible items one by one, as proposals hit none. */
    public int finishedByEnumeration(int row) {
        return enumerated[row];
    }

    /** {@link NegativeSampler.Worker#probability} of a law. O(known items of the user) for the first item of a row. */
    public double probability(int row, int item, ItemProposal law) {
        select(row);
        return masses.probability(law, row(row), item);
    }

    /** {@link NegativeSampler.Worker#priorProbability} of a law. */
    public double priorProbability(int row, int item, ItemProposal law) {
        select(row);
        return masses.priorProbability(law, row(row), item);
    }

    /** {@link NegativeSampler.Worker#canDraw} of a law. */
    public boolean canDraw(int row, ItemProposal law) {
        select(row);
        return masses.eligible(law, row(row)) != 0;
    }

    /** Asks the worker that drew for the probabilities of all negatives and positives; until then they are NaN. */
    public void describe(NegativeSampler.Worker worker) {
        describe(worker, false);
    }

    /** The same; {@code exact}: laws are summed over all items where no shorter way is known, O(items) for each row. */
    public void describe(NegativeSampler.Worker worker, boolean exact) {
        masses.exact(exact);
        descriptions.describe(this, slots, worker);
    }

    /** The logarithm of {@link NegativeSampler.Worker#probability} of negative {@code k}; NaN where it is unknown. */
    public double logQ(int row, int k) {
        return descriptions.logQ(slots.start(row) + Objects.checkIndex(k, counts[row]));
    }

    /** The logarithm of {@link NegativeSampler.Worker#priorProbability} of negative {@code k}; NaN where it is unknown. */
    public double logP(int row, int k) {
        return descriptions.logP(slots.start(row) + Objects.checkIndex(k, counts[row]));
    }

    /** The same of the row's positive. */
    public double logP(int row) {
        return descriptions.positiveLogP(Objects.checkIndex(row, rows));
    }

    private void take(int row, int item, int source) {
        int slot = slots.start(row) + counts[row];
        negatives[slot] = item;
        sources[slot] = (byte) (turn.firstSource() + source);
        counts[row]++;
        if (policy.distinct() != Distinct.NONE) {
            gate.block(item);
        }
    }

    /** Makes the gate that of a row. */
    private void select(int row) {
        if (row == selectedRow) {
            return;
        }
        Objects.checkIndex(row, rows);
        if (users[row] == gate.user()) {
            leaveRow();
        } else {
            leaveUser();
            enterUser(row);
        }
        enterRow(row);
    }

    private void enterRow(int row) {
        selectedRow = row;
        gate.enterRow(positions[row]);
        int positive = interactions.item(positions[row]);
        ownPositiveMarked = !gate.isBlocked(positive);
        gate.block(positive);
        if (policy.distinct() == Distinct.PER_POSITIVE) {
            for (int k = 0; k < counts[row]; k++) {
                gate.block(negative(row, k));
            }
        }
    }

    private void leaveRow() {
        if (selectedRow == NONE) {
            return;
        }
        if (policy.distinct() == Distinct.PER_POSITIVE) {
            for (int k = 0; k < counts[selectedRow]; k++) {
                gate.unblock(negative(selectedRow, k));
            }
        }
        if (ownPositiveMarked) {
            gate.unblock(interactions.item(positions[selectedRow]));
        }
        selectedRow = NONE;
    }

    private void enterUser(int row) {
        gate.enterUser(users[row]);
        if (policy.distinct() == Distinct.PER_USER) {
            int first = firstOfUser(row);
            for (int other = first; other < rows && users[other] == users[first]; other++) {
                for (int k = 0; k < counts[other]; k++) {
                    gate.block(negative(other, k));
                }
            }
        }
    }

    private void leaveUser() {
        if (selectedRow == NONE) {
            return;
        }
        int first = firstOfUser(selectedRow);
        leaveRow();
        gate.leaveUser();
        if (policy.distinct() == Distinct.PER_USER) {
            for (int other = first; other < rows && users[other] == users[first]; other++) {
                for (int k = 0; k < counts[other]; k++) {
                    gate.unblock(negative(other, k));
                }
            }
        }
    }

    private int firstOfUser(int row) {
        int first = row;
        while (first > 0 && users[first - 1] == users[row]) {
            first--;
        }
        return first;
    }

    private final class Cursor implements Row {
        private int row;

        @Override
        public int user() {
            return users[row];
        }

        @Override
        public int positive() {
            return interactions.item(positions[row]);
        }

        @Override
        public int position() {
            return positions[row];
        }

        @Override
        public long timeMillis() {
            return interactions.timeMillis(positions[row]);
        }

        @Override
        public long userKey() {
            return userKeys[row];
        }

        @Override
        public long rowKey() {
            return turn.rowKey(rowKeys[row]);
        }
    }
}
