package dev.decoy.data;

/** What orders the interactions of a user, and so tells equal ones apart. */
public enum RowOrder {
    /** Time, then the hash of (user id, item id) or the item's id: equal pairs of one time stand side by side. */
    CANONICAL,
    /** Time, then a column of the source, then as above: equal pairs of one time may stand apart. */
    TIE_BREAKER,
    /** The order of the source's rows; times are row numbers and no clock. */
    FILE
}
