package dev.decoy.sampling;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.KeyedRandom;
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
    private final DrawnNegatives drawn;
    private final SelectedRow selected;

    private long offers;

    /** An empty batch over these interactions. */
    public SampleBatch(Interactions interactions, SamplingPolicy policy) {
        this.interactions = interactions;
        given = policy;
        gate = new Gate(interactions, policy);
        masses = new LawMasses(gate, policy.universe(), interactions.itemCount());
        expected = new ExpectedCounts(gate, masses, interactions.itemCount());
        rows = new BatchRows(interactions, turn);
        slots = new Slots(interactions, policy.negatives());
        drawn = new DrawnNegatives(slots);
        selected = new SelectedRow(gate, rows, drawn, policy.distinct());
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
        selected.leave(given.distinct());
        rows.begin(mostRows);
        descriptions.forget();
        masses.forgetRow();
        expected.forgetRow();
    }

    private void assignSlots() {
        rows.assign(slots);
        drawn.begin(rows.size());
    }

    /**
     * Lifts distinctness until the next load, for rows that have got every item there is: from here on an item may come again
     * in a row. What is known, and a row's own positive, stay out.
     */
    public void allowRepeats() {
        selected.leave(Distinct.NONE);
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
        return turn.limit(row, wanted(row)) - drawn.count(row);
    }

    /** Which part of a mixture draws, and what it may draw. */
    Turn turn() {
        return turn;
    }

    /** Negatives a row has. */
    public int count(int row) {
        return drawn.count(row);
    }

    /** Item code of negative {@code k} of a row, in the order drawn. */
    public int negative(int row, int k) {
        return drawn.item(row, k);
    }

    /** Copies the negatives of a row, in the order drawn, to {@code into[at ..]}. */
    public void copyNegatives(int row, int[] into, int at) {
        drawn.copy(row, into, at);
    }

    /** Which part of the strategy gave negative {@code k}: 0, or the part's number in a mixture. */
    public int source(int row, int k) {
        return drawn.source(row, k);
    }

    /** Whether the gate would let an item into a row, were one wanted. */
    public boolean eligible(int row, int item) {
        selected.select(row);
        return gate.isOpen(item);
    }

    /**
     * Copies the items that cannot be drawn for a row, its own positive not among them, to {@code into[0 ..]} in ascending
     * order: what is known, outside the universe, or taken where items are distinct. O(items).
     *
     * @param into room for {@link #ineligibleCount} items
     * @return how many
     */
    public int copyIneligible(int row, int[] into) {
        selected.select(row);
        return gate.copyClosed(rows.positive(row), into);
    }

    /** At least the number of items that {@link #copyIneligible} copies. O(items / 64). */
    public int ineligibleCount(int row) {
        selected.select(row);
        return gate.closedCount();
    }

    /** Items of the universe that may not be drawn for a row as its user knows them. */
    public int knownCount(int row) {
        selected.select(row);
        return gate.knownCount();
    }

    /** Takes an item into a row if it is eligible and wanted; whether it did. */
    public boolean offer(int row, int item, int source) {
        return offer(row, item, source, NONE);
    }

    /** The same for an item that an event showed, whose context it then has: a position of {@link Interactions#shown}. */
    public boolean offer(int row, int item, int source, int shownPosition) {
        selected.select(row);
        offers++;
        if (watcher != null && missing(row) > 0) {
            watcher.proposed(row, item, gate.verdict(item, rows.positive(row)));
        }
        if (missing(row) == 0 || !gate.isOpen(item)) {
            return false;
        }
        take(row, item, source, shownPosition);
        return true;
    }

    /** The event that showed negative {@code k}, a position of {@link Interactions#shown}; -1 where it comes from none. */
    public int shown(int row, int k) {
        return drawn.shown(row, k);
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
        selected.select(row);
        Row current = row(row);
        ItemProposal.Draw proposals = watcher == null ? draw : watched(watcher, row, draw);
        for (int taken = 0; taken < wanted; taken++) {
            int item = gate.propose(current, proposals);
            if (item == Gate.NO_ITEM) {
                item = gate.enumerate(current, law, random);
                if (item == Gate.NO_ITEM) {
                    return taken;
                }
                drawn.countEnumerated(row);
            }
            take(row, item, source, NONE);
        }
        return wanted;
    }

    /**
     * Draws what all rows still want by a law, as {@link #fill} does for one row, and the same negatives: where nothing but the
     * marks of the gate speaks against an item, proposals and gate run as one loop without branches.
     */
    void fillAll(ItemProposal law, ItemProposal.Draw draw, KeyedRandom random) {
        boolean fused = watcher == null
                && gate.goesByMarksAlone()
                && selected.distinct() == Distinct.NONE
                && FusedFill.has(law);
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
        selected.select(row);
        int[] items = drawn.items();
        int from = drawn.next(row);
        int end = from + wanted;
        int slot = fusedFill.fill(law, random, gate.marks(), items, from, end);
        while (slot < end) {
            int item = gate.enumerate(rows.at(row), law, random);
            if (item == Gate.NO_ITEM) {
                break;
            }
            drawn.countEnumerated(row);
            items[slot] = item;
            slot = fusedFill.fill(law, random, gate.marks(), items, slot + 1, end);
        }
        drawn.filled(row, slot, turn.firstSource());
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
        return drawn.enumerated(row);
    }

    /** Items looked at since the batch was made, taken or not: what strategies offered or {@link #fill} proposed. */
    public long proposals() {
        return offers + gate.proposals() + fusedFill.proposals();
    }

    /** {@link NegativeSampler.Worker#probability} of a law. O(known items of the user) for the first item of a row. */
    public double probability(int row, int item, ItemProposal law) {
        selected.select(row);
        return masses.probability(law, row(row), item);
    }

    /** {@link NegativeSampler.Worker#priorProbability} of a law. */
    public double priorProbability(int row, int item, ItemProposal law) {
        selected.select(row);
        return masses.priorProbability(law, row(row), item);
    }

    /**
     * {@link NegativeSampler.Worker#expectedCount} of a law; NaN beyond the bounds that {@link #describeCounts} names, and where
     * items are distinct per user, as then one row's negatives hang on the others'.
     */
    public double expectedCount(int row, int item, ItemProposal law, int draws) {
        selected.select(row);
        return switch (given.distinct()) {
            case NONE -> draws * masses.probability(law, row(row), item);
            case PER_POSITIVE -> expected.of(this, row, item, law, draws, selected.distinct() == Distinct.NONE);
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
        selected.select(row);
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
        return descriptions.expectedCount(drawn.slot(row, k));
    }

    /** The logarithm of {@link NegativeSampler.Worker#probability} of negative {@code k}; NaN where it is unknown. */
    public double logQ(int row, int k) {
        return descriptions.logQ(drawn.slot(row, k));
    }

    /** The logarithm of {@link NegativeSampler.Worker#priorProbability} of negative {@code k}; NaN where it is unknown. */
    public double logP(int row, int k) {
        return descriptions.logP(drawn.slot(row, k));
    }

    /** The same of the row's positive. */
    public double logP(int row) {
        return descriptions.positiveLogP(Objects.checkIndex(row, rows()));
    }

    private void take(int row, int item, int source, int shownPosition) {
        drawn.add(row, item, turn.firstSource() + source, shownPosition);
        selected.taken(item);
    }
}
