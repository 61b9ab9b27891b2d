package dev.decoy.data;

/** How an external id is written. Results are equal over formats for equal types; 32-bit and 64-bit ids hash and sort alike. */
public enum IdType {
    INT32,
    INT64,
    TEXT;

    /** Whether ids are whole numbers, so that {@link Vocabulary#longId} may be asked. */
    public boolean isInteger() {
        return this != TEXT;
    }
}
