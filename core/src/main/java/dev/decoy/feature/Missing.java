package dev.decoy.feature;

/** What a table without a row means. */
public enum Missing {
    /** Null. */
    NULL,
    /** The run fails. */
    FAIL
}
