package dev.decoy.sampling;

/** Sees every item that is proposed for a row of a batch, before it is taken or not. */
public interface DrawWatcher {
    /** An item was proposed as the row's next negative; it is taken if the verdict is {@link Verdict#OPEN}. */
    void proposed(int row, int item, Verdict verdict);

    /** Whether an item may be drawn for a row, or the first rule that speaks against it. */
    enum Verdict {
        /** It may. */
        OPEN,
        /** It is the row's positive. */
        OWN_POSITIVE,
        /** The user knows it. */
        KNOWN,
        /** It is outside the universe, whatever the row. */
        OUTSIDE,
        /** It is taken, and items are to be distinct. */
        TAKEN,
        /** It is not there at the row's time, or does not match the row. */
        UNSUITED
    }
}
