package dev.decoy.pipeline;

/** What is done with positives that get fewer negatives than they are to. */
public enum OnShortfall {
    /** They are written with what they have. */
    KEEP,
    /** What a mixture by number does anyway, said aloud: its last part fills what others are short of; then as KEEP. */
    FILL_FROM_LAST_PART,
    /** They are not written. */
    DROP_ROW,
    /**
     * What is missing is drawn by the same law from what they may have, though it came before; a positive that may have
     * nothing stays short.
     */
    FILL_WITH_REPLACEMENT,
    /** The run ends at the first of them. */
    FAIL
}
