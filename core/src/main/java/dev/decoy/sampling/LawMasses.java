package dev.decoy.sampling;

import java.util.IdentityHashMap;

/** What the laws of a strategy weigh for the row that a gate is at; the last row of each law is remembered. Thread-confined. */
final class LawMasses {
    private static final int NONE = -1;

    private final Gate gate;
    private final ItemUniverse universe;
    private final int itemCount;
    // Looked up only, so that the order of entries decides nothing.
    private final IdentityHashMap<ItemProposal, Mass> masses = new IdentityHashMap<>();
    private boolean exact;

    LawMasses(Gate gate, ItemUniverse universe, int itemCount) {
        this.gate = gate;
        this.universe = universe;
        this.itemCount = itemCount;
    }

    /** Positions may now stand for other rows. */
    void forgetRow() {
        masses.values().forEach(mass -> mass.position = NONE);
    }

    /** Whether sums that cost O(items) for each row are made all the same. */
    void exact(boolean whatever) {
        exact = whatever;
        forgetRow();
    }

    /** The share of an item in what may be drawn for the row; NaN where that is unknown. */
    double probability(ItemProposal law, Row row, int item) {
        if (gate.isExcluded(item, row.positive()) || !gate.suits(item)) {
            return 0;
        }
        long eligible = eligible(law, row);
        return eligible < 0 ? Double.NaN : (double) law.weight(row, item) / eligible;
    }

    /** The share of an item in what suits the row; NaN where that is unknown. */
    double priorProbability(ItemProposal law, Row row, int item) {
        if (universe.isOutside(item) || !gate.suits(item)) {
            return 0;
        }
        long available = mass(law, row).available;
        return available < 0 ? Double.NaN : (double) law.weight(row, item) / available;
    }

    /** The weight of all that may be drawn for the row while nothing is taken; below 0 where that is unknown. */
    long eligible(ItemProposal law, Row row) {
        return mass(law, row).eligible;
    }

    private Mass mass(ItemProposal law, Row row) {
        Mass mass = masses.computeIfAbsent(law, asked -> new Mass(new LawMass(asked, universe, itemCount, row)));
        if (mass.position != row.position()) {
            mass.position = row.position();
            mass.available = mass.law.available(row);
            if (mass.available < 0 && exact) {
                mass.available = sum(law, row);
            }
            mass.eligible = mass.available < 0 ? LawMass.UNKNOWN : mass.available - excluded(law, row);
        }
        return mass;
    }

    private long sum(ItemProposal law, Row row) {
        long sum = 0;
        for (int item = 0; item < itemCount; item++) {
            sum += !universe.isOutside(item) && gate.suits(item) ? law.weight(row, item) : 0;
        }
        return sum;
    }

    private long excluded(ItemProposal law, Row row) {
        long excluded = 0;
        boolean positiveIsKnown = universe.isOutside(row.positive());
        for (int i = 0; i < gate.knownCount(); i++) {
            int item = gate.known(i);
            positiveIsKnown |= item == row.positive();
            excluded += gate.suits(item) ? law.weight(row, item) : 0;
        }
        return positiveIsKnown || !gate.suits(row.positive()) ? excluded : excluded + law.weight(row, row.positive());
    }

    private static final class Mass {
        private final LawMass law;
        private int position = NONE;
        private long available;
        private long eligible;

        Mass(LawMass law) {
            this.law = law;
        }
    }
}
