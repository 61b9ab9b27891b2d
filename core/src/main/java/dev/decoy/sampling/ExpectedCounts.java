package dev.decoy.sampling;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How often an item is expected among the negatives of the row that a gate is at, where they are to be distinct. The last row
 * is remembered, and the last set of items, as the rows of a user mostly have the same. Thread-confined.
 */
final class ExpectedCounts {
    /** Catalogues up to this are looked through for each row without being asked to. */
    private static final int MOST_ITEMS = 4_096;
    /** So many sets of negatives may there be without being asked for. */
    private static final double MOST_SETS = 1e5;
    /** Items times draws at most, whatever is asked: 8 bytes each. */
    private static final int MOST_CELLS = 1 << 20;

    private static final int NONE = -1;

    private final Gate gate;
    private final LawMasses masses;
    private final int itemCount;
    private final InclusionProbabilities race = new InclusionProbabilities();
    private boolean exact;

    private int position = NONE;
    private int draws;
    private @Nullable ItemProposal law;
    private int[] items = {};
    private long[] weights = {};
    private int size;
    // Of the items at hand; null where they cost too much.
    private double @Nullable [] inclusion;
    private int[] formerItems = {};
    private long[] formerWeights = {};
    private int formerDraws;
    private double[] formerInclusion = {};

    ExpectedCounts(Gate gate, LawMasses masses, int itemCount) {
        this.gate = gate;
        this.masses = masses;
        this.itemCount = itemCount;
    }

    /** Positions may now stand for other rows. */
    void forgetRow() {
        position = NONE;
    }

    /** Whether the catalogue is looked through for each row however large it is. */
    void exact(boolean whatever) {
        exact = whatever;
        forgetRow();
    }

    /**
     * The count for the row that the gate is at. O(1) where all items weigh the same; else O(items), and for the first item of a
     * row what {@link InclusionProbabilities} costs.
     *
     * @param repeats whether items may be taken again by now, as there were fewer than draws
     * @return NaN where it would cost too much
     */
    double of(SampleBatch batch, int row, int item, ItemProposal proposal, int wanted, boolean repeats) {
        Row current = batch.row(row);
        double probability = masses.probability(proposal, current, item);
        if (probability == 0 || wanted == 1) {
            return probability;
        }
        if (proposal instanceof UniformItems) {
            return repeats || masses.eligible(proposal, current) >= wanted ? wanted * probability : 1;
        }
        if (current.position() != position || proposal != law || wanted != draws) {
            turnTo(batch, row, proposal, wanted, repeats);
        }
        int at = Arrays.binarySearch(items, 0, size, item);
        if (inclusion == null || at < 0) {
            return Double.NaN;
        }
        return repeats && size < wanted ? 1 + (wanted - size) * probability : inclusion[at];
    }

    private void turnTo(SampleBatch batch, int row, ItemProposal proposal, int wanted, boolean repeats) {
        Row current = batch.row(row);
        position = current.position();
        law = proposal;
        draws = wanted;
        size = 0;
        inclusion = null;
        if (!exact && itemCount > MOST_ITEMS) {
            return;
        }
        // What is taken was there to be drawn.
        for (int k = 0; k < batch.count(row) && !repeats; k++) {
            gate.unblock(batch.negative(row, k));
        }
        collect(proposal, current);
        for (int k = 0; k < batch.count(row) && !repeats; k++) {
            gate.block(batch.negative(row, k));
        }
        inclusion = isWithinReach() ? inclusion() : null;
    }

    private void collect(ItemProposal proposal, Row row) {
        if (items.length < itemCount) {
            items = new int[itemCount];
            weights = new long[itemCount];
        }
        for (int item = 0; item < itemCount; item++) {
            long weight = gate.isOpen(item) ? proposal.weight(row, item) : 0;
            if (weight > 0) {
                items[size] = item;
                weights[size++] = weight;
            }
        }
    }

    private boolean isWithinReach() {
        if (size <= draws) {
            return true;
        }
        return (long) size * draws <= MOST_CELLS && (exact || sets() <= MOST_SETS);
    }

    /** Sets of so many items, or infinitely many. */
    private double sets() {
        double sets = 1;
        int few = Math.min(draws, size - draws);
        for (int i = 1; i <= few && sets <= MOST_SETS; i++) {
            sets = sets * (size - few + i) / i;
        }
        return sets;
    }

    private double[] inclusion() {
        boolean same = draws == formerDraws
                && Arrays.equals(items, 0, size, formerItems, 0, formerItems.length)
                && Arrays.equals(weights, 0, size, formerWeights, 0, formerWeights.length);
        if (!same) {
            formerItems = Arrays.copyOf(items, size);
            formerWeights = Arrays.copyOf(weights, size);
            formerDraws = draws;
            formerInclusion = race.of(formerWeights, size, draws);
        }
        return formerInclusion;
    }
}
