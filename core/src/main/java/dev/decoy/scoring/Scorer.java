package dev.decoy.scoring;

import java.util.List;

/**
 * A model's preference scores; the higher, the better. A model may score a row (its history and time), not only a user.
 * Immutable and thread-safe; each thread scores through its own worker.
 */
public interface Scorer {
    /** A worker for one thread. */
    Worker newWorker();

    /** What the scores are asked for: {@link Keying#USER} unless the model knows rows apart. */
    default Keying keying() {
        return Keying.USER;
    }

    /**
     * How many of its best items the model tells; what it does not tell has no score and ranks below. A metric that reads deeper
     * is refused. {@link Integer#MAX_VALUE}, the default: it tells all.
     */
    default int depth() {
        return Integer.MAX_VALUE;
    }

    /** What a report says of what the model was built from, a line each. */
    default List<String> remarks() {
        return List.of();
    }

    /** What a model's scores belong to. */
    enum Keying {
        /** A user: all rows of one have the same scores. */
        USER,
        /** A row: a query without one cannot be scored. */
        ROW
    }

    /** Thread-confined. */
    interface Worker {
        /**
         * Scores {@code items[0 .. count)} into {@code scores[0 .. count)}. The score of an item does not depend on what else is
         * asked, bit for bit; NaN: cannot score.
         */
        void score(Query query, int[] items, int count, float[] scores);
    }

    /** Who or what asks. A cursor: valid until the call ends. */
    interface Query {
        /** The position of a query that is for a user as a whole. */
        int NO_ROW = -1;

        /** User code. */
        int user();

        /** Position of the row in {@link dev.decoy.data.Interactions}; {@link #NO_ROW}: none. */
        int position();
    }
}
