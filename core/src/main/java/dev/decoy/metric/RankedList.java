package dev.decoy.metric;

/**
 * Where the relevant items stand among the candidates. Rank 1 is the best. Candidates of equal scores share a tie: their order
 * is open, all orders alike, and a metric gives its expectation over them. A cursor: valid until the call ends.
 */
public interface RankedList {
    /** User code. */
    int user();

    /** Number of items ranked, the relevant ones included. */
    int candidates();

    /** Number of relevant items; at least 1. */
    int relevantCount();

    /** Number of ties that hold relevant items, best first; an item that ties with none is a tie of one. */
    int tieCount();

    /** The first rank of a tie. */
    int firstRank(int tie);

    /** The last rank of a tie. */
    int lastRank(int tie);

    /** Relevant items in a tie; at least 1. */
    int relevantIn(int tie);

    /** The gain of relevant item {@code index} in order of rank, those of a tie side by side; 1 where gains are not told apart. */
    double gain(int index);

    /** The gain of relevant item {@code index} in falling order of gains, 0 the largest. */
    double idealGain(int index);

    /** Items shown: the smaller of the candidates and the largest {@link Metric#itemDepth}. */
    int itemCount();

    /** The item code shown at a rank up to {@link #itemCount}; what ties stands in an order keyed by row and item. */
    int item(int rank);
}
