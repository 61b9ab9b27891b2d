package dev.decoy.prepare;

/** What is done with a user's repeated interactions with one item. */
public enum Duplicates {
    /** All stay: purchases and plays repeat. */
    KEEP_ALL,
    /** The first in canonical order stays. */
    KEEP_FIRST,
    /** The last in canonical order stays. */
    KEEP_LAST,
    /** There must be none. */
    FAIL
}
