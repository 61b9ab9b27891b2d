package dev.decoy.sampling;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.KeyedRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final ExpectedCounts expected;
    private final Descriptions descriptions = new Descriptions();
    private final Turn turn = new Turn();
    private final Slots slots;
    private final FusedFill fusedFill = new FusedFill();
    private final BatchRows rows;
    // Null but where draws are explained.
    private @Nullable DrawWatcher watcher;
    private final ShownSlots shown = new ShownSlots();

    private SamplingPolicy policy;
    private int[] counts = {};
    private int[] enumerated = {};
    private int[] negatives = {};
    private byte[] sources = {};

    private long offers;
    private int selectedRow = NONE;
    private boolean ownPositiveMarked;

    /** An empty batch over these interactions. */
    public SampleBatch(Interactions interactions, SamplingPolicy policy) {
        this.interactions = interactions;
        given = policy;
        this.policy = policy;
        gate = new Gate(interactions, policy);
        masses = new LawMasses(gate, policy.universe(), interactions.itemCount());
        expected = new ExpectedCounts(gate, masses, interactions.itemCount());
        rows = new BatchRows(interactions, turn);
        slots = new Slots(interactions, policy.negatives());
    }

    /**
     * Replaces the rows by those at {@code positions[from .. to)}, in any order; per-user counts and distinctness need each
     * user's rows together.
     */
    public void load(int[] newPositions, int from, int to) {
        begin(to - from);
        for (int i = from; i < to; i++) {
            rows.add(interactions.userOf(newPositions[i]), newPositions[i]);
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
                    rows.add(user, position);
                }
            }
        }
        assignSlots();
    }

    private void begin(int mostRows) {
        leaveUser();
        policy = given;
        rows.begin(mostRows);
        descriptions.forget();
        shown.forget();
        masses.forgetRow();
        expected.forgetRow();
    }

    private void assignSlots() {
        rows.assign(slots);
        int size = rows.size();
        if (counts.length < size) {
            counts = new int[size];
            enumerated = new int[size];
        }
        Arrays.fill(counts, 0, size, 0);
        Arrays.fill(enumerated, 0, size, 0);
        if (negatives.length < slots.start(size)) {
            negatives = new int[slots.start(size)];
            sources = new byte[slots.start(size)];
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

    /** Lets somebody see what is proposed from here on; it slows draws, and changes none. */
    public void watch(DrawWatcher chosen) {
        watcher = chosen;
    }

    /** Number of rows. */
    public int rows() {
        return rows.size();
    }

    /** A row; the cursor is valid until the next call. */
    public Row row(int row) {
        return rows.at(row);
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

    /** Copies the negatives of a row, in the order drawn, to {@code into[at ..]}. */
    public void copyNegatives(int row, int[] into, int at) {
        int start = slots.start(row);
        int end = start + counts[row];
        for (int slot = start; slot < end; slot++) {
            into[at + slot - start] = negatives[slot];
        }
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

    /** Items of the universe that may not be drawn for a row as its user knows them. */
    public int knownCount(int row) {
        select(row);
        return gate.knownCount();
    }

    /** Takes an item into a row if it is eligible and wanted; whether it did. */
    public boolean offer(int row, int item, int source) {
        return offer(row, item, source, NONE);
    }

    /** The same for an item that an event showed, whose context it then has: a position of {@link Interactions#shown}. */
    public boolean offer(int row, int item, int source, int shownPosition) {
        select(row);
        offers++;
        if (watcher != null && missing(row) > 0) {
            watcher.proposed(row, item, gate.verdict(item, rows.positive(row)));
        }
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
        ItemProposal.Draw proposals = watcher == null ? draw : watched(watcher, row, draw);
        for (int taken = 0; taken < wanted; taken++) {
            int item = gate.propose(current, proposals);
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

    /**
     * Draws what all rows still want by a law, as {@link #fill} does for one row, and the same negatives: where nothing but the
     * marks of the gate speaks against an item, proposals and gate run as one loop without branches.
     */
    void fillAll(ItemProposal law, ItemProposal.Draw draw, KeyedRandom random) {
        boolean fused =
                watcher == null && gate.goesByMarksAlone() && policy.distinct() == Distinct.NONE && FusedFill.has(law);
        for (int row = 0; row < rows.size(); row++) {
            int wanted = missing(row);
            if (wanted <= 0) {
                continue;
            }
            Row current = rows.at(row);
            random.at(current.userKey(), current.rowKey());
            if (fused) {
                fillFused(row, wanted, law, random);
            } else {
                fill(row, wanted, law, draw, random, 0);
            }
        }
    }

    private void fillFused(int row, int wanted, ItemProposal law, KeyedRandom random) {
        select(row);
        int from = slots.start(row) + counts[row];
        int end = from + wanted;
        int slot = fusedFill.fill(law, random, gate.marks(), negatives, from, end);
        while (slot < end) {
            int item = gate.enumerate(rows.at(row), law, random);
            if (item == Gate.NO_ITEM) {
                break;
            }
            enumerated[row]++;
            negatives[slot] = item;
            slot = fusedFill.fill(law, random, gate.marks(), negatives, slot + 1, end);
        }
        Arrays.fill(sources, from, slot, (byte) turn.firstSource());
        counts[row] += slot - from;
    }

    private ItemProposal.Draw watched(DrawWatcher by, int row, ItemProposal.Draw draw) {
        return current -> {
            int item = draw.next(current);
            by.proposed(row, item, gate.verdict(item, rows.positive(row)));
            return item;
        };
    }

    /** Negatives of a row that were drawn from the eligible items one by one, as proposals hit none. */
    public int finishedByEnumeration(int row) {
        return enumerated[row];
    }

    /** Items looked at since the batch was made, taken or not: what strategies offered or {@link #fill} proposed. */
    public long proposals() {
        return offers + gate.proposals() + fusedFill.proposals();
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

    /**
     * {@link NegativeSampler.Worker#expectedCount} of a law; NaN beyond the bounds that {@link #describeCounts} names, and where
     * items are distinct per user, as then one row's negatives hang on the others'.
     */
    public double expectedCount(int row, int item, ItemProposal law, int draws) {
        select(row);
        return switch (given.distinct()) {
            case NONE -> draws * masses.probability(law, row(row), item);
            case PER_POSITIVE -> expected.of(this, row, item, law, draws, policy.distinct() == Distinct.NONE);
            case PER_USER -> Double.NaN;
        };
    }

    /** The same where only the probability of the first draw is known: NaN unless draws are independent, or there is one. */
    public double independentCount(double probability, int draws) {
        boolean once = draws == 1 && given.distinct() == Distinct.PER_POSITIVE;
        return once || given.distinct() == Distinct.NONE ? draws * probability : Double.NaN;
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

    /**
     * Asks the worker that drew how often each negative was to be expected in its row; until then that is NaN. For distinct
     * negatives of unequal weights it is told in catalogues of up to 4,096 items, for rows that could get up to 100,000 sets.
     *
     * @param exact whether it is told beyond, too, up to 2^20 eligible items times negatives
     */
    public void describeCounts(NegativeSampler.Worker worker, boolean exact) {
        masses.exact(exact);
        expected.exact(exact);
        descriptions.describeCounts(this, slots, worker);
    }

    /** {@link NegativeSampler.Worker#expectedCount} of negative {@code k} among all of its row; NaN where it is unknown. */
    public double expectedCount(int row, int k) {
        return descriptions.expectedCount(slots.start(row) + Objects.checkIndex(k, counts[row]));
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
        return descriptions.positiveLogP(Objects.checkIndex(row, rows()));
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
        if (rows.user(Objects.checkIndex(row, rows.size())) == gate.user()) {
            leaveRow();
        } else {
            leaveUser();
            enterUser(row);
        }
        enterRow(row);
    }

    private void enterRow(int row) {
        selectedRow = row;
        gate.enterRow(rows.position(row));
        int positive = rows.positive(row);
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
            gate.unblock(rows.positive(selectedRow));
        }
        selectedRow = NONE;
    }

    private void enterUser(int row) {
        gate.enterUser(rows.user(row));
        if (policy.distinct() == Distinct.PER_USER) {
            int end = rows.endOfUser(row);
            for (int other = rows.firstOfUser(row); other < end; other++) {
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
        int first = rows.firstOfUser(selectedRow);
        leaveRow();
        gate.leaveUser();
        if (policy.distinct() == Distinct.PER_USER) {
            int end = rows.endOfUser(first);
            for (int other = first; other < end; other++) {
                for (int k = 0; k < counts[other]; k++) {
                    gate.unblock(negative(other, k));
                }
            }
        }
    }
}
