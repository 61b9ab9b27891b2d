package dev.decoy.sampling;

import dev.decoy.random.SeedSequence;
import java.util.List;

/** A fitted strategy. Immutable and thread-safe; each thread draws through its own worker. */
public interface NegativeSampler {
    /** A worker that draws from {@code seeds}; nested workers take {@code seeds.child("pool")}, so that streams never meet. */
    Worker newWorker(SeedSequence seeds);

    /**
     * Whether a row is left short only when no eligible item of positive weight remains. False for strategies that give
     * up earlier: windows, pools, guards.
     */
    default boolean exhaustive() {
        return true;
    }

    /** What {@link #perPositive} says of a strategy that draws any number. */
    int UNSAID = -1;

    /** Negatives per positive that the strategy itself is made for, unless the run asks for another number. */
    default int perPositive() {
        return UNSAID;
    }

    /** Names of the parts that negatives come from, by the number given to {@link SampleBatch#offer}; none: there is one part. */
    default List<String> sources() {
        return List.of();
    }

    /** Whether the law before exclusion is the same for all rows, so that it can be told item by item. */
    default boolean isSameForAllRows() {
        return false;
    }

    /** What a report says of what the strategy was built from, a line each. */
    default List<String> remarks() {
        return List.of();
    }

    /** Thread-confined: may own scratch arrays, must not carry state from one row to the next. */
    interface Worker {
        /** Fills every row of {@code batch} until it is full or no eligible item of positive weight is left. */
        void sample(SampleBatch batch);

        /**
         * The probability that the first draw of a row gives an item, after exclusion of what the gate refuses and before
         * anything is taken; NaN where there is no closed form, or it would cost O(items).
         */
        default double probability(SampleBatch batch, int row, int item) {
            return Double.NaN;
        }

        /** The same before exclusion: among all items of the universe that suit the row. */
        default double priorProbability(SampleBatch batch, int row, int item) {
            return Double.NaN;
        }

        /**
         * How often an item is expected among a row's next {@code draws} negatives while nothing is taken: the probability times
         * their number where they may repeat, and the probability that the item is one of them where they may not. NaN where that
         * is not known, or would cost too much.
         */
        default double expectedCount(SampleBatch batch, int row, int item, int draws) {
            return Double.NaN;
        }

        /** Whether a row with nothing taken could be given anything; true where that is not known. */
        default boolean canDraw(SampleBatch batch, int row) {
            return true;
        }
    }
}
