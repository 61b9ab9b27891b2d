package dev.decoy.eval.ranking;

/** Scores the candidates of lists and hands each ranked list on. Thread-confined. */
interface ListScorer {
    /** Adds the list of the positives of rows {@code fromRow} to {@code endRow - 1} of the batch, all of one user. */
    void add(int place, int fromRow, int endRow);

    /** Hands on what is held; the batch is about to change. */
    void flush();

    /** Who is handed each list, with the position of one of its positives; it may look at it until it returns. */
    interface Receiver {
        void receive(int place, int position, Ranking ranking);
    }
}
